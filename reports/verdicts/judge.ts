import type { Envelope } from '@cucumber/messages';
import { plainText } from '../../providers/contract/notation/plain-text';
import { FeatureDefect } from '../queries/feature-defect';
import { readRegister, type RegisteredRule } from '../queries/rules-register';
import { readScenarioResults, type ScenarioResult } from '../queries/scenario-results';
import { scenariosOfRules } from '../queries/scenarios-of-rules';
import type { RunRecord, Selection } from '../run-record';
import { countVerdicts, type Counts } from './counts';
import { exitCodeOf, type ExitCode } from './exit-code';
import type { JudgedRule, JudgedScenario } from './judged-rule';
import { outcomeOf, type Outcome } from './outcome';
import { judgeRule } from './rule-verdict';
import { scenarioVerdict } from './scenario-verdict';

/** What a run amounts to. */
export interface Judgement {
  /** In the order of the features. Of a selected run, only the rules that it ran. */
  readonly rules: readonly JudgedRule[];
  readonly counts: Counts;
  readonly outcome: Outcome;
  readonly exitCode: ExitCode;
  /** What went wrong around the scenarios. */
  readonly faults: readonly string[];
}

const REASON_LIMIT = 4_000;

/**
 * Judges every rule of a run. The envelopes are the one source of verdicts.
 * @param run says whether a part of the suite was selected, and whether anything could be judged
 * @throws FeatureDefect where the features cannot be read as a register of rules
 */
export function judge(
  run: Pick<RunRecord, 'selection' | 'cannotJudge'>,
  envelopes: readonly Envelope[],
): Judgement {
  const unread = envelopes.find(({ parseError }) => parseError !== undefined)?.parseError;
  if (unread !== undefined) throw new FeatureDefect(unread.source.uri ?? 'a feature', unread.message);
  const register = readRegister(
    envelopes.flatMap(({ gherkinDocument }) => (gherkinDocument === undefined ? [] : [gherkinDocument])),
  );
  const { scenarios, faults } = readScenarioResults(envelopes);
  const byRule = scenariosOfRules(register, scenarios);
  const planned = run.cannotJudge === undefined || scenarios.some(({ selected }) => selected);
  const rules = register.flatMap((rule) => {
    const own = byRule.get(rule) ?? [];
    const meant = run.selection === undefined ? own : own.filter(isMeant(run.selection, rule, planned));
    if (run.selection !== undefined && meant.length === 0) return [];
    return [
      judgeRule(
        rule,
        meant.map((result) => judgeScenario(result, run.cannotJudge, faults)),
      ),
    ];
  });
  return {
    rules,
    counts: countVerdicts(rules),
    outcome: run.selection === undefined ? outcomeOf(rules) : 'incomplete',
    exitCode: exitCodeOf(rules),
    faults,
  };
}

/** Where nothing could be judged before the run was even planned, the selected rules are known by their ids. */
function isMeant(
  { rules }: Selection,
  rule: RegisteredRule,
  planned: boolean,
): (scenario: ScenarioResult) => boolean {
  if (planned) return (scenario) => scenario.selected;
  return () => rules === undefined || rules.includes(rule.id);
}

function judgeScenario(
  result: ScenarioResult,
  cannotJudge: string | undefined,
  faults: readonly string[],
): JudgedScenario {
  const alternative = result.tags.includes('@alternative');
  if (cannotJudge === undefined) return { result, verdict: scenarioVerdict(result, faults), alternative };
  const reason = plainText(cannotJudge, REASON_LIMIT);
  return { result, verdict: { verdict: 'error', reason, choices: [], facts: [] }, alternative };
}
