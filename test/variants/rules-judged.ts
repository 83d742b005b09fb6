import type { Judgement } from '../../reports/verdicts/judge';

/** The rules with a certain verdict, in the order of the page. */
export function rulesJudged({ rules }: Judgement, wanted: string): readonly string[] {
  return rules.filter(({ verdict }) => verdict === wanted).map(({ rule }) => rule.id);
}
