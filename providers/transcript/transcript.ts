import { setImmediate } from 'node:timers/promises';
import type { Adapter } from '../contract/provider';
import type { RecordedRun } from './parse-transcript';
import { readTranscript } from './read-transcript';
import { Replay } from './replay';
import { StallWatch } from './stall-watch';

/**
 * A recorded run, replayed as a provider: every call that the run made is
 * answered as it was then, and a call that it did not make is not.
 * @param path a transcript.ndjson
 * @throws ProviderCannotStart where there is no readable transcript
 */
export function transcriptAdapter(path: string): Adapter {
  return { ...recordedAdapter(readTranscript(path)), artifact: path };
}

/** The same for a transcript that has been read. */
export function recordedAdapter({ seed, statement, segments }: RecordedRun): Adapter {
  let segment = 'before the first phase';
  const replays = new Set<Replay>();
  /** How far each process has come in this segment; a process that was lost goes on behind its loss. */
  const positions = new Map<number, number>();
  /** How many commands of the IXIT this segment has come past. */
  let commands = 0;
  const watch = new StallWatch(
    () => [...replays].some((replay) => replay.waiting),
    () => {
      for (const replay of replays) replay.lackAnswer();
    },
  );
  return {
    kind: 'transcript',
    callsExports: true,
    seed,
    ...(statement === null ? {} : { statement }),
    begin(next) {
      segment = next;
      positions.clear();
      commands = 0;
      for (const replay of replays) replay.begin(next);
      watch.stir();
    },
    // what was recorded has been said by then: only what waits on promises is still to come
    wait: () => {
      watch.stir();
      return setImmediate();
    },
    command(argv) {
      const recorded = segments.get(segment)?.commands[commands];
      commands += 1;
      if (recorded?.argv.join('\0') === argv.join('\0')) return recorded.problem;
      return `the transcript lacks the command ${argv.join(' ')} in "${segment}"`;
    },
    spawn(tester) {
      const replay = new Replay(segments, segment, positions, tester);
      replays.add(replay);
      return {
        send: (message) => {
          replay.send(message);
          watch.stir();
        },
        end: () => {
          replays.delete(replay);
          return Promise.resolve();
        },
      };
    },
  };
}
