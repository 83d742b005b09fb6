/**
 * How many turns of the event loop may pass in which nothing is said while the
 * tester waits. Time does not pass in a replay: what is recorded has been said
 * by then, and what a step has to do meanwhile takes a few turns.
 */
const QUIET_TURNS = 1000;

/** Notices that the tester waits for something that is not in the transcript; no clock is asked. */
export class StallWatch {
  private quiet = 0;
  private watching = false;

  /**
   * @param waits whether an answer is still to come
   * @param stalled told once nothing more will come
   */
  constructor(
    private readonly waits: () => boolean,
    private readonly stalled: () => void,
  ) {}

  /** Something was said, or the tester did something: the counting begins anew. */
  stir(): void {
    this.quiet = 0;
    if (this.watching || !this.waits()) return;
    this.watching = true;
    setImmediate(this.turn);
  }

  private readonly turn = (): void => {
    this.quiet += 1;
    if (this.waits() && this.quiet <= QUIET_TURNS) {
      setImmediate(this.turn);
      return;
    }
    this.watching = false;
    if (this.waits()) this.stalled();
  };
}
