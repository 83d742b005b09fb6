import { join, relative } from 'node:path';
import { readStatementFile } from '../../providers/contract/statement/read-statement-file';
import { readBaseline } from '../../reports/baseline/read-baseline';
import { writeCucumberHtml } from '../../reports/formats/cucumber-html';
import { consoleText } from '../../reports/formats/console';
import type { Selection } from '../../reports/run-record';
import { resolveReference } from '../provider/resolve-reference';
import { featureFiles } from '../suite/read-features';
import { progressLine } from '../terminal/progress';
import { checkExports } from './check-exports';
import { judgeProvider } from './judge-provider';
import { outputFolder } from './output-folder';
import { select } from './select';
import { watchForSignals } from './watch-for-signals';
import { terminalColours } from '../terminal/colours';

/** What `wsp-tck run` was asked for. */
interface RunRequest {
  readonly reference: string;
  readonly statementFile: string | undefined;
  readonly selection: Selection;
  readonly baselineFile: string | undefined;
  readonly out: string | undefined;
  /** Whether Cucumber's own page is wanted too. */
  readonly cucumberHtml: boolean;
  /** false: plain text, also in a terminal. */
  readonly color: boolean;
}

/**
 * Judges a provider and writes the report.
 * @returns the exit code; 130 where Ctrl-C interrupted the run
 * @throws UsageError, StatementError, UnreadableBaseline, NoStatement, ProviderCannotStart: nothing was run
 */
export async function runSuite(request: RunRequest): Promise<number> {
  const files = featureFiles();
  const chosen = await select(request.selection, files);
  const { statementFile } = request;
  const statement = statementFile === undefined ? null : readStatementFile(statementFile);
  const baseline = request.baselineFile === undefined ? undefined : readBaseline(request.baselineFile);
  const adapter = resolveReference(request.reference);
  if (statementFile !== undefined && statement !== null) checkExports(statementFile, statement, adapter);
  const folder = outputFolder(request.reference, request.out);
  const progress = progressLine(process.stderr);
  const signals = watchForSignals((text) => {
    progress.clear();
    process.stderr.write(`${text}\n`);
  });
  try {
    const { report, exitCode } = await judgeProvider({
      adapter,
      statement,
      chosen,
      files,
      folder,
      request: { ...request, baseline },
      onMessage: progress.onMessage,
      stop: signals.stop,
    });
    if (request.cucumberHtml) {
      await writeCucumberHtml(join(folder, 'messages.ndjson'), join(folder, 'cucumber.html'));
    }
    progress.clear();
    const colours = terminalColours(request.color);
    const html = relative(process.cwd(), join(folder, 'index.html'));
    process.stdout.write(`${consoleText(report, colours)}\nReport: ${html}\n`);
    return signals.exitCode() ?? exitCode;
  } finally {
    signals.end();
    progress.clear();
  }
}
