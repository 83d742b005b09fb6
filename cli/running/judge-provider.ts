import { join } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import type { Adapter } from '../../providers/contract/provider';
import type { StatementDocument } from '../../providers/contract/statement/document';
import { Recorder } from '../../providers/ws2_32/recorder';
import { TestSession } from '../../providers/ws2_32/test-session';
import { writeReports } from '../../reports/write-reports';
import { type Finding, prepare } from '../../steps/probes/prepare';
import { setRunUnderTest } from '../../steps/support/run-under-test';
import type { FeatureFile } from '../suite/read-features';
import { suiteVersion } from '../suite/suite-version';
import { recordOf, type RequestedRun } from './record-of-run';
import { runFeatures, type ScenarioSelection } from './run-features';
import { makeFolder } from './make-folder';

/** The lengths of pieces are made from this, so that two runs do the same; a replay uses the seed of its run. */
export const SEED = 1;

/** What is judged, with what, and where the report goes. */
interface Judging {
  readonly adapter: Adapter;
  /** What a statement file says, or null: then a recorded run is replayed with the one that it had. */
  readonly statement: StatementDocument | null;
  readonly chosen: ScenarioSelection;
  readonly files: readonly FeatureFile[];
  readonly folder: string;
  readonly request: RequestedRun;
  readonly onMessage: (envelope: Envelope) => void;
  /** Ends the run early: what has not been judged by then is an error, with the reason of the abort. */
  readonly stop?: AbortSignal;
}

/**
 * Opens a provider, runs the features against it, judges, and writes all files of the report.
 * @throws NoStatement, ProviderCannotStart, StatementError: nothing was run
 */
export async function judgeProvider(judging: Judging): Promise<ReturnType<typeof writeReports>> {
  const { adapter, chosen, files, folder, request, onMessage, stop } = judging;
  makeFolder(folder);
  const recorder = new Recorder(join(folder, 'transcript.ndjson'));
  const seed = adapter.seed ?? SEED;
  const statement = judging.statement ?? adapter.statement ?? null;
  recorder.note({
    kind: 'run',
    transcript: 1,
    suite: suiteVersion(),
    provider: request.reference,
    seed,
    ...(statement === null ? {} : { statement }),
  });
  const session = new TestSession(adapter, statement, recorder, seed);
  const flush = (): void => {
    recorder.flush();
  };
  // whatever ends the program, the transcript so far is in its file
  process.once('exit', flush);
  try {
    const prepared = await prepare(session);
    setRunUnderTest({ session, preparation: prepared });
    const judgeNoMore = (): void => {
      setRunUnderTest({ session, preparation: { ...prepared, notJudged: String(stop?.reason) } });
    };
    if (stop?.aborted === true) judgeNoMore();
    stop?.addEventListener('abort', judgeNoMore);
    const envelopes = await runFeatures(chosen, join(folder, 'messages.ndjson'), onMessage);
    const findings = [...prepared.findings, ...interruption(stop)];
    const run = recordOf({ request, files, session, preparation: { ...prepared, findings } });
    return writeReports(folder, run, envelopes, recorder.lines);
  } finally {
    process.off('exit', flush);
    try {
      await session.close();
    } finally {
      recorder.close();
    }
  }
}

function interruption(stop: AbortSignal | undefined): readonly Finding[] {
  if (stop?.aborted !== true) return [];
  return [
    { kind: 'observation', text: `${String(stop.reason)}: what had not been judged by then is an error` },
  ];
}
