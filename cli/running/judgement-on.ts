import type { Adapter } from '../../providers/contract/provider';
import { judge, type Judgement } from '../../reports/verdicts/judge';
import type { ScenarioSelection } from './run-features';
import { runInMemory } from './run-in-memory';

/**
 * Runs features against a provider and keeps nothing but the judgement.
 * @param selection which scenarios, and in which order, all where it is left out; of rules that tags leave out the verdict is `error`, those that cases leave out have none
 */
export async function judgementOn(adapter: Adapter, selection?: ScenarioSelection): Promise<Judgement> {
  const { preparation, envelopes } = await runInMemory(adapter, selection);
  const { notJudged: cannotJudge } = preparation;
  const selected = selection !== undefined && selection.cases.length > 0;
  return judge(
    {
      ...(cannotJudge === undefined ? {} : { cannotJudge }),
      ...(selected ? { selection: { cases: selection.cases } } : {}),
    },
    envelopes,
  );
}
