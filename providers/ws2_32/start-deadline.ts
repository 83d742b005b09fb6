/**
 * Does something when a time has passed, unless it is ended before.
 * What the provider has said by then counts as said in time: a tester that was
 * itself kept from reading must not hold that against the provider.
 * @param ms milliseconds
 * @returns ends the deadline
 */
export function startDeadline(ms: number, passed: () => void): () => void {
  let last: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    // input that waits is read between the timers and the immediates of a turn
    last = setImmediate(passed);
  }, ms);
  return () => {
    clearTimeout(timer);
    if (last !== undefined) clearImmediate(last);
  };
}
