import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Envelope } from '@cucumber/messages';
import type { Adapter } from '../../providers/contract/provider';
import type { StatementDocument } from '../../providers/contract/statement/document';
import { Recorder } from '../../providers/ws2_32/recorder';
import { TestSession } from '../../providers/ws2_32/test-session';
import { writeReports } from '../../reports/write-reports';
import { prepare } from '../../steps/probes/prepare';
import { setRunUnderTest } from '../../steps/support/run-under-test';
import type { FeatureFile } from '../suite/read-features';
import { suiteVersion } from '../suite/suite-version';
import { recordOf, type RequestedRun } from './record-of-run';
import { runFeatures, type ScenarioSelection } from './run-features';

/** The lengths of pieces are made from this, so that two runs do the same; a replay uses the seed of its run. */
const SEED = 1;

/** What is judged, with what, and where the report goes. */
export interface Judging {
  readonly adapter: Adapter;
  /** What a statement file says, or null. */
  readonly statement: StatementDocument | null;
  readonly chosen: ScenarioSelection;
  readonly files: readonly FeatureFile[];
  readonly folder: string;
  readonly request: RequestedRun;
  readonly onMessage: (envelope: Envelope) => void;
}

/**
 * Opens a provider, runs the features against it, judges, and writes all files of the report.
 * @throws NoStatement, ProviderCannotStart, StatementError: nothing was run
 */
export async function judgeProvider(judging: Judging): Promise<ReturnType<typeof writeReports>> {
  const { adapter, statement, chosen, files, folder, request, onMessage } = judging;
  mkdirSync(folder, { recursive: true });
  const recorder = new Recorder(join(folder, 'transcript.ndjson'));
  const seed = adapter.seed ?? SEED;
  recorder.note({
    kind: 'run',
    transcript: 1,
    suite: suiteVersion(),
    provider: request.reference,
    seed,
  });
  const session = new TestSession(adapter, statement, recorder, seed);
  try {
    const preparation = await prepare(session);
    setRunUnderTest({ session, preparation });
    const envelopes = await runFeatures(chosen, join(folder, 'messages.ndjson'), onMessage);
    const run = recordOf({ request, files, session, preparation });
    return writeReports(folder, run, envelopes, recorder.lines);
  } finally {
    await session.close();
    recorder.close();
  }
}
