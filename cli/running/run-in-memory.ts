import type { Envelope } from '@cucumber/messages';
import type { Adapter } from '../../providers/contract/provider';
import { Recorder } from '../../providers/ws2_32/recorder';
import { TestSession } from '../../providers/ws2_32/test-session';
import { type Preparation, prepare } from '../../steps/probes/prepare';
import { setRunUnderTest } from '../../steps/support/run-under-test';
import { SEED } from './judge-provider';
import { runFeatures, type ScenarioSelection } from './run-features';

const ALL: ScenarioSelection = { tags: '', cases: [] };

/** A run that has written nothing. */
interface RunInMemory {
  readonly session: TestSession;
  readonly preparation: Preparation;
  readonly envelopes: readonly Envelope[];
}

/**
 * Runs features against a provider and writes nothing.
 * @param selection which scenarios, and in which order
 * @throws NoStatement, ProviderCannotStart, StatementError: nothing was run
 */
export async function runInMemory(adapter: Adapter, selection = ALL): Promise<RunInMemory> {
  const { seed = SEED, statement = null } = adapter;
  const session = new TestSession(adapter, statement, new Recorder(null), seed);
  try {
    const preparation = await prepare(session);
    setRunUnderTest({ session, preparation });
    const envelopes = await runFeatures(selection, null, () => undefined);
    return { session, preparation, envelopes };
  } finally {
    await session.close();
  }
}
