import { AfterAll, BeforeAll } from '@cucumber/cucumber';
import { Recorder } from '../../providers/ws2_32/recorder';
import { TestSession } from '../../providers/ws2_32/test-session';
import { prepare } from '../../steps/probes/prepare';
import { setRunUnderTest } from '../../steps/support/run-under-test';
import { resolveReference } from '../provider/resolve-reference';

/** Any seed will do where nothing is recorded. */
const SEED = 1;

/** Opens a provider for a plain `cucumber-js`, which does not come through `wsp-tck run`. */
let session: TestSession | undefined;

BeforeAll(async () => {
  const reference = process.env['WSP_TCK_PROVIDER'] ?? 'reference';
  session = new TestSession(resolveReference(reference), null, new Recorder(null), SEED);
  setRunUnderTest({ session, preparation: await prepare(session) });
});

AfterAll(async () => {
  await session?.close();
});
