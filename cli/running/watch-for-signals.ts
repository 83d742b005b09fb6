import { constants } from 'node:os';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** A program that a signal has ended is told by this and the number of the signal, as shells have it. */
const ENDED_BY_SIGNAL = 128;

/** Watches for the signals that end a run early. */
interface SignalWatch {
  /** Aborted by the first signal; the reason is a sentence. */
  readonly stop: AbortSignal;
  /** The exit code of an interrupted run: 130 after Ctrl-C; undefined where no signal came. */
  readonly exitCode: () => number | undefined;
  readonly end: () => void;
}

/**
 * The first signal asks the run to end with a report of what has been judged
 * so far; the second one ends the program at once.
 * @param tell says to a person what the signal has brought about
 */
export function watchForSignals(tell: (text: string) => void): SignalWatch {
  const controller = new AbortController();
  let exitCode: number | undefined;
  const onSignal = (signal: (typeof SIGNALS)[number]): void => {
    const status = ENDED_BY_SIGNAL + constants.signals[signal];
    if (exitCode !== undefined) process.exit(status);
    exitCode = status;
    tell(`${signal}: the report is written as soon as the call under way is over; once more ends at once`);
    controller.abort(`the run was interrupted by ${signal}`);
  };
  for (const signal of SIGNALS) process.on(signal, onSignal);
  return {
    stop: controller.signal,
    exitCode: () => exitCode,
    end: () => {
      for (const signal of SIGNALS) process.off(signal, onSignal);
    },
  };
}
