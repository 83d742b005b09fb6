import { AfterAll, Before, type World } from '@cucumber/cucumber';
import { Recorder } from '../../providers/ws2_32/recorder';
import { TestSession } from '../../providers/ws2_32/test-session';
import { prepare } from '../../steps/probes/prepare';
import { setRunUnderTest } from '../../steps/support/run-under-test';
import { readStatementFile } from '../../providers/contract/statement/read-statement-file';
import { resolveReference } from '../provider/resolve-reference';

/** Any seed will do where nothing is recorded. */
const SEED = 1;

/** Opens a provider for a plain `cucumber-js`, which does not come through `wsp-tck run`. */
let session: TestSession | undefined;

// with the first scenario, not before all: what Stryker sees called outside of scenarios it tries with all of them
Before(
  { name: 'the provider of WSP_TCK_PROVIDER' },
  async function (this: World<{ readonly statement?: string }>) {
    if (session !== undefined) return;
    const { statement } = this.parameters;
    const document = statement === undefined ? null : readStatementFile(statement);
    const reference = process.env['WSP_TCK_PROVIDER'] ?? 'reference';
    session = new TestSession(resolveReference(reference), document, new Recorder(null), SEED);
    setRunUnderTest({ session, preparation: await prepare(session) });
  },
);

AfterAll(async () => {
  await session?.close();
});
