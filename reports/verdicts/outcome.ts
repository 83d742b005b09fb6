import type { JudgedRule } from './judged-rule';

export type Outcome = 'conformant' | 'non-conformant' | 'incomplete';

/**
 * The outcome that a set of rules amounts to. What a provider is encouraged or
 * free to do changes nothing, but a declared choice that was not kept counts as
 * the failure of a must.
 */
export function outcomeOf(rules: readonly JudgedRule[]): Outcome {
  if (rules.some(({ rule, verdict }) => verdict === 'fail' && rule.level !== 'should'))
    return 'non-conformant';
  const musts = rules.filter(({ rule }) => rule.level === 'must');
  const open = musts.some(({ verdict }) => verdict === 'inconclusive' || verdict === 'error');
  return open || nothingSeen(musts.length > 0 ? musts : rules) ? 'incomplete' : 'conformant';
}

/** Nothing failed because nothing was looked at: that is no conformance. */
function nothingSeen(rules: readonly JudgedRule[]): boolean {
  return !rules.some(({ verdict }) => verdict === 'pass' || verdict === 'advisory' || verdict === 'fail');
}
