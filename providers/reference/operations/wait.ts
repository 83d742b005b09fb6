import { refuse, type Refusal } from '../answer';
import type { Descriptor } from '../process/descriptor';
import type { Direction, Waiter } from '../socket/waiting-list';

/** A call that waits for something. */
export interface Wait<T> {
  /** What came, or the refusal that the wait ended with. */
  readonly result: Promise<T | Refusal>;
  isOver(): boolean;
  /** Ends the wait with a code. */
  interrupt(errno: number): void;
}

/** A wait that is ended by whoever calls `end` first. */
interface OpenWait<T> extends Wait<T> {
  end(result: T | Refusal): void;
}

/** @param onEnd called once, when the wait is over */
export function openWait<T>(onEnd: () => void): OpenWait<T> {
  let over = false;
  let settle: (result: T | Refusal) => void = () => undefined;
  const result = new Promise<T | Refusal>((resolve) => {
    settle = resolve;
  });
  const end = (how: T | Refusal): void => {
    if (over) return;
    over = true;
    onEnd();
    settle(how);
  };
  return {
    result,
    isOver: () => over,
    end,
    interrupt: (errno) => {
      end(refuse(errno));
    },
  };
}

/**
 * Waits at a socket until an attempt succeeds.
 * @param attempt tries again at each change of the socket; null: not yet
 */
export function enlist<T>(owner: Descriptor, direction: Direction, attempt: () => T | null): Wait<T> {
  const { waiting } = owner.endpoint;
  const wait = openWait<T>(() => {
    waiting.remove(waiter);
  });
  const waiter: Waiter = {
    owner,
    direction,
    attempt: () => {
      const got = wait.isOver() ? null : attempt();
      if (got !== null) wait.end(got);
      return wait.isOver();
    },
    abort: (errno) => {
      wait.interrupt(errno);
    },
  };
  waiting.add(waiter);
  return wait;
}
