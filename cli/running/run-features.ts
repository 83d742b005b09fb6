import { createWriteStream } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { PassThrough, type Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import type { IRunOptions } from '@cucumber/cucumber/api';
import { loadSources, runCucumber } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';
import { packageRoot } from '../suite/package-root';
import { PAGES } from '../suite/read-features';

/** Which scenarios to run. */
export interface ScenarioSelection {
  /** A tag expression, or an empty string for all. */
  readonly tags: string;
  /** `FILE` or `FILE:LINE`, from the folder of the package; empty for all. */
  readonly cases: readonly string[];
  /** The order of the scenarios: that of the features where nothing is said, or `random:SEED`. */
  readonly order?: `random:${string}`;
}

function sources({ tags, cases, order }: ScenarioSelection): IRunOptions['sources'] {
  const all = PAGES.map((page) => `features/${page.toLowerCase()}/*.feature`);
  return {
    defaultDialect: 'en',
    paths: cases.length > 0 ? [...cases] : all,
    names: [],
    tagExpression: tags,
    order: order ?? 'defined',
  };
}

/** The steps, once they are loaded: Node loads a module once, so a second run in this process reuses them. */
let support: IRunOptions['support'] | undefined;

function stepFiles(): IRunOptions['support'] {
  const steps = relative(packageRoot(), join(__dirname, '..', '..', 'steps')).replaceAll('\\', '/');
  return {
    requireModules: [],
    requirePaths: [`${steps}/**/*${extname(__filename)}`],
    importPaths: [],
    loaders: [],
  };
}

/** Where a scenario, or a row of an outline, stands. */
export interface PlaceOfCase {
  readonly uri: string;
  readonly line: number;
}

/** The cases that a selection has. */
export async function casesOfSelection(selection: ScenarioSelection): Promise<readonly PlaceOfCase[]> {
  const { plan } = await loadSources(sources(selection), { cwd: packageRoot() });
  return plan.map(({ uri, location }) => ({ uri: uri.replaceAll('\\', '/'), line: location.line }));
}

/**
 * Runs the features against the provider that the steps have been given.
 * @param messagesFile where Cucumber's messages go, a line each; null: nowhere
 * @returns all messages
 */
export async function runFeatures(
  selection: ScenarioSelection,
  messagesFile: string | null,
  onMessage: (envelope: Envelope) => void,
): Promise<readonly Envelope[]> {
  const file = messagesFile === null ? new PassThrough().resume() : createWriteStream(messagesFile);
  const envelopes: Envelope[] = [];
  await throughCucumber(selection, { dryRun: false, stdout: file }, (envelope) => {
    envelopes.push(envelope);
    onMessage(envelope);
  });
  file.end();
  await finished(file);
  return envelopes;
}

/** All messages of a run that executes no step: what the steps are and where the features use them. */
export async function dryRunFeatures(): Promise<readonly Envelope[]> {
  const envelopes: Envelope[] = [];
  const stdout = new PassThrough().resume();
  await throughCucumber({ tags: '', cases: [] }, { dryRun: true, stdout }, (envelope) => {
    envelopes.push(envelope);
  });
  return envelopes;
}

async function throughCucumber(
  selection: ScenarioSelection,
  { dryRun, stdout }: { readonly dryRun: boolean; readonly stdout: Writable },
  onMessage: (envelope: Envelope) => void,
): Promise<void> {
  const finishedRun = await runCucumber(
    {
      sources: sources(selection),
      support: support ?? stepFiles(),
      runtime: {
        dryRun,
        failFast: false,
        filterStacktraces: true,
        parallel: 0,
        retry: 0,
        retryTagFilter: '',
        strict: true,
        worldParameters: {},
      },
      formats: { stdout: 'message', files: {}, publish: false, options: {} },
      plugins: { specifiers: [], options: {} },
    },
    { cwd: packageRoot(), stdout, stderr: process.stderr, env: process.env },
    onMessage,
  );
  support = finishedRun.support;
}
