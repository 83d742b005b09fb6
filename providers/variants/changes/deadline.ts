import type { ReferenceOptions } from '../../reference/reference';

/** Long enough for every call that returns at all, in memory; short enough for a test that waits for one that does not. */
const CALL_MS = 500;

/** The statement of a provider that does not return from some call: the tester need not wait for long. */
export const SHORT_DEADLINE: NonNullable<ReferenceOptions['describe']> = (opened) => ({
  ...opened,
  ixit: { ...opened.ixit, deadlines: { ...opened.ixit?.deadlines, callMs: CALL_MS } },
});
