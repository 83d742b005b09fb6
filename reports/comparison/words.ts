import type { RuleVerdictName } from '../verdicts/verdict';
import type { Change, RuleChange } from './change';
import type { Comparison, ComparisonColumn, ComparisonRow } from './comparison';

/** A console shows the beginning; the files have all. */
const MOST_LINES = 30;

/** A verdict in a comparison: `not run` where a result does not have the rule. */
export function verdictOrNone(verdict: RuleVerdictName | null): string {
  return verdict ?? 'not run';
}

/** `GRP-1 pass → fail: reason`. */
export function changeLine({ id, before, after, reason, scenarios, kind }: RuleChange): string {
  const verdicts =
    before === after ? `still ${verdictOrNone(after)}` : `${verdictOrNone(before)} → ${verdictOrNone(after)}`;
  const more = kind === 'new failure' && before === after ? `, now also: ${scenarios.join('; ')}` : '';
  return `${id} ${verdicts}${more}${reason === undefined ? '' : `: ${reason}`}`;
}

/** What the change amounts to, in a sentence. */
export function changeSummary({ rules, regressions }: Change): string {
  if (rules.length === 0) return 'Nothing changed from the first run to the second.';
  const worse = regressions === 0 ? 'no regression' : counted(regressions, 'regression');
  return `${counted(rules.length, 'rule')} changed from the first run to the second: ${worse}.`;
}

/** `conformant (63 pass, 0 fail, 0 inconclusive, 0 error)`. */
export function outcomeAndCounts({ outcome, counts }: ComparisonColumn): string {
  return `${outcome} (${String(counts.pass)} pass, ${String(counts.fail)} fail, ${String(counts.inconclusive)} inconclusive, ${String(counts.error)} error)`;
}

/** A comparison as lines of text. */
export function comparisonLines(comparison: Comparison): readonly string[] {
  const { results, rules, notes, change } = comparison;
  const shown = results
    .slice(0, MOST_LINES)
    .map((result, index) => `${String(index + 1)}. ${result.label}: ${outcomeAndCounts(result)}`);
  const differing = rules.filter(({ differs }) => differs);
  return [
    ...cut(shown, results.length, 'results'),
    ...notes,
    '',
    ...(change === undefined
      ? [
          `${counted(differing.length, 'rule')} of ${String(rules.length)} not judged alike${differing.length === 0 ? '' : ':'}`,
          ...cut(differing.slice(0, MOST_LINES).map(differenceLine), differing.length, 'rules'),
        ]
      : [changeSummary(change), ...changeLines(change)]),
  ];
}

function changeLines({ rules }: Change): readonly string[] {
  const kinds = [...new Set(rules.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const own = rules.filter((rule) => rule.kind === kind);
    const lines = own.slice(0, MOST_LINES).map((rule) => `  ${changeLine(rule)}`);
    return [`${kind} (${String(own.length)}):`, ...cut(lines, own.length, 'rules')];
  });
}

/** `GRP-1: pass 1, 3; fail 2`, or how many where they are many. */
function differenceLine({ id, verdicts }: ComparisonRow): string {
  const groups = [...new Set(verdicts)].map((verdict) => {
    const numbers = verdicts.flatMap((one, index) => (one === verdict ? [String(index + 1)] : []));
    const who = numbers.length > 6 ? `in ${String(numbers.length)}` : `in ${numbers.join(', ')}`;
    return `${verdictOrNone(verdict)} ${who}`;
  });
  return `  ${id}: ${groups.join('; ')}`;
}

function cut(lines: readonly string[], all: number, what: string): readonly string[] {
  const more = all - lines.length;
  return more > 0 ? [...lines, `  … and ${String(more)} more ${what}`] : lines;
}

function counted(count: number, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}
