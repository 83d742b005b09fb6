import { replayCommand } from '../../conformance/replay-command';
import type { JudgedRule, JudgedScenario } from '../../verdicts/judged-rule';
import { areasOf } from '../areas';
import type { Report } from '../report';
import { needsAttention } from '../words';
import type { ShownArea } from './area';
import { evidence } from './evidence';
import { isLookedAt, planEvidence } from './evidence-plan';
import type { ShownRule } from './rule';
import type { ShownScenario } from './scenario';

/** The rules of a run by area, with the evidence; what needs attention is unfolded. */
export function reportAreas(report: Report): readonly ShownArea[] {
  const plan = planEvidence(report);
  const scenarioOf = (judged: JudgedRule, scenario: JudgedScenario, index: number): ShownScenario => {
    const planned = plan.get(scenario);
    const { verdict } = scenario.verdict;
    const advised = verdict === 'fail' && judged.rule.level === 'should';
    return {
      anchor: `${judged.rule.id}.${String(index + 1)}`,
      result: scenario.result,
      verdict: advised ? 'advisory' : verdict,
      open: isLookedAt(scenario),
      alternative: scenario.alternative,
      evidence:
        planned === undefined
          ? null
          : evidence(scenario, planned, replayCommand(report.run.replay, scenario.result)),
    };
  };
  const ruleOf = (judged: JudgedRule): ShownRule => {
    const { rule, verdict, reason, choice, scenarios } = judged;
    return {
      rule,
      found: {
        verdict,
        ...(reason === undefined ? {} : { reason }),
        ...(choice === undefined ? {} : { choice }),
      },
      open: needsAttention(judged),
      scenarios: scenarios.map((scenario, index) => scenarioOf(judged, scenario, index)),
    };
  };
  return areasOf(report.judgement.rules).map(({ name, anchor, rules }) => ({
    name,
    anchor,
    rules: rules.map(ruleOf),
  }));
}
