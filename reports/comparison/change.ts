import { plainLine } from '../../providers/contract/notation/plain-text';
import type { Conformance, ConformanceRule } from '../conformance/conformance';
import type { RuleVerdictName } from '../verdicts/verdict';

/** What became of a rule from one run of a provider to the next. */
export type KindOfChange =
  /** It fails now, or in more cases than before. */
  | 'new failure'
  /** It passed, and now it cannot be judged any more. */
  | 'no longer judged'
  | 'fixed'
  | 'changed verdict'
  /** The verdict is the same, but for another reason, or with another choice. */
  | 'changed reason'
  | 'no longer there'
  | 'new rule';

export interface RuleChange extends Pick<ConformanceRule, 'id' | 'title' | 'level'> {
  readonly kind: KindOfChange;
  /** It makes the provider worse by what it must do. */
  readonly regression: boolean;
  readonly before: RuleVerdictName | null;
  readonly after: RuleVerdictName | null;
  /** What the second run says of it, else the first. */
  readonly reason?: string;
  /** The scenarios that fail now and did not before. */
  readonly scenarios: readonly string[];
}

/** What changed between two runs of one provider. */
export interface Change {
  /** The worst first. */
  readonly rules: readonly RuleChange[];
  readonly regressions: number;
}

const WORST_FIRST: readonly KindOfChange[] = [
  'new failure',
  'no longer judged',
  'changed verdict',
  'changed reason',
  'no longer there',
  'new rule',
  'fixed',
];

const TEXT_LIMIT = 300;

/** Tells what changed from the first run of a provider to the second. */
export function changeBetween(first: Conformance, second: Conformance): Change {
  const before = new Map(first.rules.map((rule) => [rule.id, rule]));
  const after = new Map(second.rules.map((rule) => [rule.id, rule]));
  const rules = [...new Set([...before.keys(), ...after.keys()])]
    .flatMap((id) => changeOf(before.get(id), after.get(id)))
    .sort((one, other) => WORST_FIRST.indexOf(one.kind) - WORST_FIRST.indexOf(other.kind));
  return { rules, regressions: rules.filter(({ regression }) => regression).length };
}

function changeOf(
  before: ConformanceRule | undefined,
  after: ConformanceRule | undefined,
): readonly RuleChange[] {
  const rule = after ?? before;
  if (rule === undefined) return [];
  const scenarios = newFailures(before, after);
  const kind = kindOf(before, after, scenarios);
  if (kind === undefined) return [];
  return [
    {
      id: rule.id,
      title: plainLine(rule.title, TEXT_LIMIT),
      level: rule.level,
      kind,
      regression: rule.level !== 'should' && (kind === 'new failure' || kind === 'no longer judged'),
      before: before?.verdict ?? null,
      after: after?.verdict ?? null,
      ...(rule.reason === undefined ? {} : { reason: plainLine(rule.reason, TEXT_LIMIT) }),
      scenarios,
    },
  ];
}

function newFailures(
  before: ConformanceRule | undefined,
  after: ConformanceRule | undefined,
): readonly string[] {
  const failing = (rule: ConformanceRule | undefined): readonly string[] =>
    (rule?.scenarios ?? []).filter(({ verdict }) => verdict === 'fail').map(({ name }) => name);
  const known = new Set(failing(before));
  return failing(after)
    .filter((name) => !known.has(name))
    .map((name) => plainLine(name, TEXT_LIMIT));
}

function kindOf(
  before: ConformanceRule | undefined,
  after: ConformanceRule | undefined,
  failures: readonly string[],
): KindOfChange | undefined {
  if (after === undefined) return 'no longer there';
  const fails = after.verdict === 'fail' || after.verdict === 'advisory';
  if (before === undefined) return fails ? 'new failure' : 'new rule';
  if (fails && (before.verdict !== after.verdict || failures.length > 0)) return 'new failure';
  if (before.verdict === after.verdict) {
    const same = before.reason === after.reason && before.choice === after.choice;
    return same ? undefined : 'changed reason';
  }
  const open = after.verdict === 'inconclusive' || after.verdict === 'error';
  if (open && before.verdict === 'pass') return 'no longer judged';
  if (!open && (before.verdict === 'fail' || before.verdict === 'advisory')) return 'fixed';
  return 'changed verdict';
}
