import { rulesOfAreas, tagsOf } from '../suite/areas';
import type { Judged } from '../suite/judge';

/** Selects areas with scenarios enough for every fault, and others around them. */
export const ENOUGH = tagsOf(rulesOfAreas(['SOCK-1', 'DESC-1', 'ARG-1', 'GRP-1', 'ERR-1']));

/** A scenario of a run with what became of it. */
export interface JudgedScenario {
  /** `RULE-1 name`. */
  readonly scenario: string;
  readonly verdict: string;
  /** Why, in words; an empty string where nothing had to be said. */
  readonly why: string;
}

/** All scenarios of a run, in the order of the page. */
export function allScenarios({ conformance }: Judged): readonly JudgedScenario[] {
  return conformance.rules.flatMap(({ id, scenarios }) =>
    scenarios.map(({ name, verdict, reason, message }) => ({
      scenario: `${id} ${name}`,
      verdict,
      why: reason ?? message ?? '',
    })),
  );
}

/** The scenarios that ended otherwise than in another run, with how they ended. */
export function otherThan(before: Judged, after: Judged): readonly JudgedScenario[] {
  const verdicts = new Map(allScenarios(before).map(({ scenario, verdict }) => [scenario, verdict]));
  return allScenarios(after).filter(({ scenario, verdict }) => verdicts.get(scenario) !== verdict);
}
