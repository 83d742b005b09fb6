import type { RegisteredRule } from '../../reports/queries/rules-register';
import { UsageError } from '../usage-error';
import type { PlaceOfCase } from './run-features';

/** Rule id -> how many of its cases are selected; only rules that have any. */
export type CasesOfRules = ReadonlyMap<string, number>;

/**
 * Counts the selected cases of each rule.
 * @param register all rules, in the order of the features
 */
export function casesOfRules(
  register: readonly RegisteredRule[],
  selected: readonly PlaceOfCase[],
): CasesOfRules {
  const counts = register.map((rule): readonly [string, number] => {
    const next = register.find(({ uri, line }) => uri === rule.uri && line > rule.line)?.line ?? Infinity;
    const own = selected.filter(({ uri, line }) => uri === rule.uri && line > rule.line && line < next);
    return [rule.id, own.length];
  });
  return new Map(counts.filter(([, cases]) => cases > 0));
}

/**
 * The rules of one part of a run that several machines share. A rule is never
 * split, so that each has its verdict in one part. The same selection of the
 * same features is always split alike: the rules with most cases are dealt out
 * first, each to the part that has fewest cases so far.
 * @param shard `I/N`, from 1
 * @param cases of each rule, in the order of the features
 * @returns ids in the order of the features
 * @throws UsageError where it is no such part, or there are more parts than rules
 */
export function rulesOfShard(shard: string, cases: CasesOfRules): readonly string[] {
  const { part, parts } = parseShard(shard);
  const rules = [...cases.keys()];
  if (parts > rules.length) {
    throw new UsageError(
      `--shard ${shard}: ${String(rules.length)} rules cannot be split into ${String(parts)} parts`,
    );
  }
  const dealt = Array.from({ length: parts }, () => ({ rules: new Set<string>(), cases: 0 }));
  const largestFirst = [...rules].sort((one, other) => (cases.get(other) ?? 0) - (cases.get(one) ?? 0));
  for (const rule of largestFirst) {
    const smallest = dealt.reduce((best, one) => (one.cases < best.cases ? one : best));
    smallest.rules.add(rule);
    smallest.cases += cases.get(rule) ?? 0;
  }
  return rules.filter((rule) => dealt[part - 1]?.rules.has(rule));
}

function parseShard(shard: string): { readonly part: number; readonly parts: number } {
  const [, part = 0, parts = 0] = (/^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(shard) ?? []).map(Number);
  if (part === 0 || part > parts) {
    throw new UsageError(`--shard ${shard}: it is written I/N, with I from 1 to N, as in --shard 2/4`);
  }
  return { part, parts };
}
