import type { JudgedRule } from '../../verdicts/judged-rule';
import type { RuleVerdictName } from '../../verdicts/verdict';
import type { Ambiguity } from './ambiguity';

/** What one rule tells of an ambiguity. */
export interface ChosenOutcome {
  readonly rule: string;
  /** What the provider chose, in words; or the verdict, which tells that there was nothing to choose or to see. */
  readonly chose: { readonly words: string } | { readonly verdict: RuleVerdictName };
}

/**
 * What a provider chose where the page leaves the choice to it: what the rules of an ambiguity recorded.
 * @param rules the judged rules of the run; one that was not run tells nothing
 */
export function chosenOutcomes(
  { rules: named = [], otherwise }: Ambiguity,
  rules: readonly JudgedRule[],
): readonly ChosenOutcome[] {
  return named.flatMap((id) => {
    const judged = rules.find(({ rule }) => rule.id === id);
    if (judged === undefined) return [];
    const words = judged.choice ?? (judged.verdict === 'pass' ? otherwise : undefined);
    return [{ rule: id, chose: words === undefined ? { verdict: judged.verdict } : { words } }];
  });
}
