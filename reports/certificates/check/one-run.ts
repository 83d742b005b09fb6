import type { Envelope } from '@cucumber/messages';

/**
 * Whether messages and transcript are of one run: the scenarios that the one
 * tells of are those of the other, joined by the ids of their test cases.
 * @param lines the transcript
 * @returns what is wrong; none where they belong together
 */
export function ofOneRun(envelopes: readonly Envelope[], lines: readonly object[]): readonly string[] {
  const judged = new Set(
    envelopes.flatMap(({ testCaseStarted }) => (testCaseStarted === undefined ? [] : [testCaseStarted.id])),
  );
  const recorded = new Set(
    lines.flatMap((line) => ('testCaseStarted' in line ? [String(line.testCaseStarted)] : [])),
  );
  const inMessages = [...judged].filter((id) => !recorded.has(id)).length;
  const inTranscript = [...recorded].filter((id) => !judged.has(id)).length;
  if (inMessages + inTranscript === 0) return [];
  return [
    `messages and transcript are not of one run: ${String(inMessages)} scenarios are in the messages alone, ${String(inTranscript)} in the transcript alone`,
  ];
}
