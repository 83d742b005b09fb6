import { plainLine } from '../../providers/contract/notation/plain-text';
import type { Conformance } from '../conformance/conformance';
import type { JudgedRule, JudgedScenario } from '../verdicts/judged-rule';

/** How JUnit shows a case. Its four words have to carry our verdicts: what must not look green is not green. */
export type Shown =
  | { readonly as: 'passed' | 'advisory' }
  | { readonly as: 'skipped'; readonly why: string }
  | { readonly as: 'failure' | 'error'; readonly type: string; readonly why: string };

/** One test case of junit.xml: a scenario, or a rule without any, which stands for itself. */
export interface JUnitCase {
  readonly judged: JudgedRule;
  readonly scenario: JudgedScenario | undefined;
  readonly shown: Shown;
}

const LINE_LIMIT = 500;

/** The test cases of a rule. A deviation that the baseline lists is skipped, with its reason. */
export function casesOf(judged: JudgedRule, conformance: Conformance): readonly JUnitCase[] {
  if (judged.scenarios.length === 0) {
    const shown = { as: 'error', type: 'error', why: judged.reason ?? '' } as const;
    return [{ judged, scenario: undefined, shown }];
  }
  const names = conformance.rules.find(({ id }) => id === judged.rule.id)?.scenarios.map(({ name }) => name);
  return judged.scenarios.map((scenario, index) => {
    const shown = shownAs(judged, scenario);
    if (shown.as !== 'failure' && shown.as !== 'error') return { judged, scenario, shown };
    const known = knownReason(conformance, judged.rule.id, names?.[index] ?? '');
    return { judged, scenario, shown: known === undefined ? shown : { as: 'skipped', why: known } };
  });
}

function knownReason({ baseline }: Conformance, rule: string, scenario: string): string | undefined {
  const entry = baseline?.listed.find(
    (one) => one.rule === rule && (one.scenarios?.includes(scenario) ?? true),
  );
  return entry === undefined
    ? undefined
    : plainLine(`known deviation, ${entry.verdict}: ${entry.reason}`, LINE_LIMIT);
}

function shownAs({ rule, verdict: ruleVerdict }: JudgedRule, { verdict }: JudgedScenario): Shown {
  const why = plainLine(verdict.reason ?? verdict.message ?? '', LINE_LIMIT);
  switch (verdict.verdict) {
    case 'pass':
      return { as: 'passed' };
    case 'fail':
      return rule.level === 'should' ? { as: 'advisory' } : { as: 'failure', type: rule.level, why };
    case 'not-applicable':
      return { as: 'skipped', why: `not applicable: ${why}` };
    case 'error':
    case 'inconclusive':
      if (ruleVerdict === 'pass') return { as: 'skipped', why: `another way was enough; this one: ${why}` };
      if (verdict.verdict === 'inconclusive' && rule.level !== 'must') {
        return { as: 'skipped', why: `inconclusive: ${why}` };
      }
      return { as: 'error', type: verdict.verdict, why };
  }
}
