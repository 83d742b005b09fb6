import type { Envelope } from '@cucumber/messages';
import { describeSequence, type SequenceLine } from '../../providers/contract/notation/describe-sequence';
import { plainText } from '../../providers/contract/notation/plain-text';
import { buildConformance } from '../conformance/build-conformance';
import type { Conformance } from '../conformance/conformance';
import { callsOfScenarios, type Conversation } from '../queries/calls-of-scenarios';
import type { TranscriptLine } from '../queries/transcript-line';
import type { RunRecord } from '../run-record';
import { judge, type Judgement } from '../verdicts/judge';
import type { JudgedScenario } from '../verdicts/judged-rule';

/** All that the formats print. */
export interface Report {
  readonly run: RunRecord;
  readonly judgement: Judgement;
  readonly conformance: Conformance;
  /** What was said during each scenario, by the id of the started test case. */
  readonly conversations: ReadonlyMap<string, Conversation>;
}

/** Where the calls that a report leaves out can be found. */
export const TRANSCRIPT_FILE = 'transcript.ndjson';

const CALLS_SHOWN = 60;
const CALL_LIMIT = 600;

/**
 * Judges a run and gathers what the formats print.
 * @param lines the transcript, in its order
 * @throws FeatureDefect where the features cannot be read as a register of rules
 */
export function buildReport(
  run: RunRecord,
  envelopes: readonly Envelope[],
  lines: readonly TranscriptLine[],
): Report {
  const judgement = judge(run, envelopes);
  return {
    run,
    judgement,
    conformance: buildConformance(run, judgement),
    conversations: callsOfScenarios(lines),
  };
}

/** The calls and upcalls of a scenario as lines of text; a long sequence is cut, with a note where all of it is. */
export function callsOf(report: Report, { result }: JudgedScenario): readonly SequenceLine[] {
  const conversation = report.conversations.get(result.testCaseStarted ?? '') ?? [];
  const { lines, more } = describeSequence(conversation, CALLS_SHOWN);
  const shown = lines.map(({ depth, text }) => ({ depth, text: plainText(text, CALL_LIMIT) }));
  if (more === 0) return shown;
  return [...shown, { depth: 0, text: `… ${String(more)} messages more in ${TRANSCRIPT_FILE}` }];
}

/** The same as one indented text. */
export function callsText(report: Report, scenario: JudgedScenario, indent: string): string {
  return callsOf(report, scenario)
    .map(({ depth, text }) => `${indent}${'  '.repeat(depth)}${text}`)
    .join('\n');
}
