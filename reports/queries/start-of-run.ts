import { TimeConversion, type Envelope } from '@cucumber/messages';

/**
 * When a run began, as its messages say. Whatever depends on the time of a run
 * is told by this, so that the same messages are always judged alike.
 * @returns the beginning of the epoch where the run never began
 */
export function startOfRun(envelopes: readonly Envelope[]): Date {
  const started = envelopes.find(({ testRunStarted }) => testRunStarted !== undefined)?.testRunStarted;
  return new Date(
    started === undefined ? 0 : TimeConversion.timestampToMillisecondsSinceEpoch(started.timestamp),
  );
}
