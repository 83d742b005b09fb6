import { PassThrough } from 'node:stream';
import path from 'node:path';
import { loadConfiguration, loadSupport, runCucumber } from '@cucumber/cucumber/api';
import type { Envelope } from '@cucumber/messages';

/**
 * Runs the tiny features beside this file through Cucumber.
 * @param names a tag expression; left out: all of them
 * @returns the envelopes of the run
 */
export async function runTinyFeatures(names?: string): Promise<readonly Envelope[]> {
  const environment = { cwd: path.join(__dirname, 'tiny'), stdout: process.stderr };
  const { runConfiguration } = await loadConfiguration(
    {
      file: false,
      provided: {
        paths: ['*.feature'],
        require: ['steps.ts'],
        format: [],
        ...(names === undefined ? {} : { tags: names }),
      },
    },
    environment,
  );
  const support = await (supportCode ??= loadSupport(runConfiguration, environment));
  const envelopes: Envelope[] = [];
  await runCucumber(
    { ...runConfiguration, formats: { stdout: 'message', files: {}, publish: false, options: {} }, support },
    { ...environment, stdout: silent() },
    (envelope) => envelopes.push(envelope),
  );
  return envelopes;
}

let supportCode: ReturnType<typeof loadSupport> | undefined;

function silent(): PassThrough {
  return new PassThrough().resume();
}
