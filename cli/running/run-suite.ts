import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { createColors } from 'picocolors';
import type { Selection } from '../../reports/run-record';
import { consoleText } from '../../reports/formats/console';
import { writeReports } from '../../reports/write-reports';
import { readStatementFile } from '../../providers/contract/statement/read-statement-file';
import { Recorder } from '../../providers/ws2_32/recorder';
import { TestSession } from '../../providers/ws2_32/test-session';
import { prepare } from '../../steps/probes/prepare';
import { setRunUnderTest } from '../../steps/support/run-under-test';
import { resolveReference } from '../provider/resolve-reference';
import { featureFiles } from '../suite/read-features';
import { suiteVersion } from '../suite/suite-version';
import { progressLine } from '../terminal/progress';
import { outputFolder } from './output-folder';
import { recordOf } from './record-of-run';
import { runFeatures } from './run-features';
import { select } from './select';

/** What `wsp-tck run` was asked for. */
export interface RunRequest {
  readonly reference: string;
  readonly statementFile: string | undefined;
  readonly selection: Selection;
  readonly out: string | undefined;
  /** false: plain text, also in a terminal. */
  readonly color: boolean;
}

/** Nothing in the features needs chance yet; a recorded run says which seed it had. */
const SEED = 1;

/**
 * Judges a provider and writes the report.
 * @returns the exit code
 * @throws UsageError, StatementError, NoStatement, ProviderCannotStart: nothing was run
 */
export async function runSuite(request: RunRequest): Promise<number> {
  const files = featureFiles();
  const chosen = await select(request.selection, files);
  const statement = request.statementFile === undefined ? null : readStatementFile(request.statementFile);
  const adapter = resolveReference(request.reference);
  const folder = outputFolder(request.reference, request.out);
  mkdirSync(folder, { recursive: true });
  const recorder = new Recorder(join(folder, 'transcript.ndjson'));
  recorder.note({
    kind: 'run',
    transcript: 1,
    suite: suiteVersion(),
    provider: request.reference,
    seed: SEED,
  });
  const session = new TestSession(adapter, statement, recorder);
  const progress = progressLine(process.stderr);
  try {
    const preparation = await prepare(session);
    setRunUnderTest({ session, preparation });
    const envelopes = await runFeatures(chosen, join(folder, 'messages.ndjson'), progress.onMessage);
    const run = recordOf({ request, files, session, preparation });
    const { report, exitCode } = writeReports(folder, run, envelopes, recorder.lines);
    progress.clear();
    const colours = createColors(request.color && process.stdout.isTTY && !process.env['NO_COLOR']);
    const html = relative(process.cwd(), join(folder, 'index.html'));
    process.stdout.write(`${consoleText(report, colours)}\nReport: ${html}\n`);
    return exitCode;
  } finally {
    progress.clear();
    await session.close();
    recorder.close();
  }
}
