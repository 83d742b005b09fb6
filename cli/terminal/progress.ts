import type { Envelope } from '@cucumber/messages';

/** How often the progress line is drawn anew, in milliseconds. */
const REDRAW_MS = 100;

/** Draws one line about how far the run is; nothing where standard error is no terminal. */
export function progressLine(stream: NodeJS.WriteStream): {
  readonly onMessage: (envelope: Envelope) => void;
  readonly clear: () => void;
} {
  if (!stream.isTTY) return { onMessage: () => undefined, clear: () => undefined };
  let total = 0;
  let finished = 0;
  let drawn = 0;
  const names = new Map<string, string>();
  const cases = new Map<string, string>();
  let current = '';
  return {
    onMessage: ({ pickle, testCase, testCaseStarted, testCaseFinished }) => {
      if (pickle !== undefined) names.set(pickle.id, pickle.name);
      if (testCase !== undefined) {
        total += 1;
        cases.set(testCase.id, names.get(testCase.pickleId) ?? '');
      }
      if (testCaseStarted !== undefined) current = cases.get(testCaseStarted.testCaseId) ?? '';
      if (testCaseFinished !== undefined) finished += 1;
      const now = Date.now();
      if (testCaseStarted === undefined || now - drawn < REDRAW_MS) return;
      drawn = now;
      const text = `${String(finished)} of ${String(total)} scenarios  ${current}`;
      stream.write(`\r\u001b[2K${text.slice(0, Math.max(20, stream.columns - 1))}`);
    },
    clear: () => {
      stream.write('\r\u001b[2K');
    },
  };
}
