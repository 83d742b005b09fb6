import { plainLine } from '../../providers/contract/notation/plain-text';
import type { Conformance, ConformanceRule } from '../conformance/conformance';
import type { Baseline, BaselineProblem, BaselineState, Deviation } from './baseline';
import { compareRule } from './compare-rule';

const TEXT_LIMIT = 400;

/** What a comparison is made of. */
export interface RunToCompare {
  readonly conformance: Pick<Conformance, 'rules' | 'selection'>;
  /** The ids of all rules of the suite, run or not. */
  readonly rulesOfSuite: ReadonlySet<string>;
  /** When the run began. */
  readonly startedAt: Date;
  /** Nothing could be judged at all: then no baseline holds. */
  readonly cannotJudge: boolean;
}

/** Holds a run against its baseline: what is as listed, and each way in which the two differ. */
export function compareWithBaseline(baseline: Baseline, run: RunToCompare): BaselineState {
  const { file, sha256, deviations } = baseline;
  const { rules, selection } = run.conformance;
  const on = run.startedAt.toISOString().slice(0, 'YYYY-MM-DD'.length);
  if (run.cannotJudge) {
    return { file, sha256, on, holds: false, listed: [], problems: [], notRun: deviations.length };
  }
  // of a rule that was run in part, nothing can be said as a whole
  const inPart = selection?.tags !== undefined || selection?.cases !== undefined;
  const byRule = groupByRule(deviations);
  const compared = rules.map((rule) => compareRule(rule, byRule.get(rule.id) ?? [], { on, inPart }));
  const wasRun = new Set(rules.map(({ id }) => id));
  const problems = [...compared.flatMap((one) => one.problems), ...unrulesOfSuite(byRule, run.rulesOfSuite)];
  return {
    file,
    sha256,
    on,
    holds: problems.length === 0 && rules.some(wasSeen),
    listed: compared.flatMap(({ listed }) => listed),
    problems: problems.map((problem) => ({ ...problem, text: plainLine(problem.text, TEXT_LIMIT) })),
    notRun: deviations.filter(({ rule }) => run.rulesOfSuite.has(rule) && !wasRun.has(rule)).length,
  };
}

/** Whether anything of a rule was seen: a run in which no rule was proves nothing. */
function wasSeen({ verdict }: ConformanceRule): boolean {
  return verdict === 'pass' || verdict === 'advisory' || verdict === 'fail';
}

function groupByRule(deviations: readonly Deviation[]): ReadonlyMap<string, readonly Deviation[]> {
  const byRule = new Map<string, Deviation[]>();
  for (const deviation of deviations) {
    const own = byRule.get(deviation.rule) ?? [];
    own.push(deviation);
    byRule.set(deviation.rule, own);
  }
  return byRule;
}

function unrulesOfSuite(
  byRule: ReadonlyMap<string, readonly Deviation[]>,
  known: ReadonlySet<string>,
): readonly BaselineProblem[] {
  return [...byRule.keys()]
    .filter((rule) => !known.has(rule))
    .map((rule) => ({ kind: 'unknown', rule, text: `the suite has no rule ${rule}: remove its entry` }));
}
