import type { Judgement } from '../verdicts/judge';
import type { RuleVerdictName } from '../verdicts/verdict';

/** Rule id -> verdict. */
export type VerdictsByRule = ReadonlyMap<string, RuleVerdictName>;

/** The verdicts of a judgement, rule by rule. */
export function verdictsByRule({ rules }: Judgement): VerdictsByRule {
  return new Map(rules.map(({ rule, verdict }) => [rule.id, verdict]));
}

/**
 * The rules that find fault with a variant: those broken, and the
 * recommendations that it does not follow though its unchanged original does.
 * @param ofOriginal the verdicts on the provider that the variant was made of
 */
export function flaggedRules(ofVariant: VerdictsByRule, ofOriginal: VerdictsByRule): readonly string[] {
  return [...ofVariant].flatMap(([rule, verdict]) =>
    (verdict === 'fail' || verdict === 'advisory') && verdict !== ofOriginal.get(rule) ? [rule] : [],
  );
}
