import type { Conformance } from '../conformance/conformance';
import type { Counts } from '../verdicts/counts';
import type { JudgedRule } from '../verdicts/judged-rule';
import type { RuleVerdictName } from '../verdicts/verdict';

/** The verdicts in the order that a reader looks for them, with what each means for a rule. */
export const VERDICT_WORDS: readonly {
  readonly verdict: RuleVerdictName;
  readonly count: keyof Counts;
  readonly words: string;
  readonly meaning: string;
}[] = [
  { verdict: 'fail', count: 'fail', words: 'fail', meaning: 'the provider was seen to break the rule' },
  { verdict: 'error', count: 'error', words: 'error', meaning: 'the suite or the adapter is at fault' },
  {
    verdict: 'inconclusive',
    count: 'inconclusive',
    words: 'inconclusive',
    meaning: 'what the rule speaks of could not be brought about or observed',
  },
  {
    verdict: 'advisory',
    count: 'advisory',
    words: 'advisory',
    meaning: 'the provider does not do what is only encouraged',
  },
  { verdict: 'pass', count: 'pass', words: 'pass', meaning: 'what was seen agrees with the rule' },
  {
    verdict: 'not-applicable',
    count: 'notApplicable',
    words: 'not applicable',
    meaning: 'the provider has nothing that the rule speaks of',
  },
];

/** A verdict as it is printed. */
export function wordsOf(verdict: RuleVerdictName): string {
  return VERDICT_WORDS.find((one) => one.verdict === verdict)?.words ?? verdict;
}

/** `conformant: base, non-IFS, stream and datagram, no groups`; it always names the profile that was tested. */
export function outcomeLine({ outcome, profile, selection }: Conformance): string {
  return `${outcome}${selection === undefined ? '' : ' (only a selection was run)'}: ${profile}`;
}

/** What the outcome means, in a paragraph that needs no knowledge of the suite. */
export function outcomeMeaning({ outcome, counts, rules, selection, suite }: Conformance): string {
  const broken = rules.filter(({ verdict, level }) => verdict === 'fail' && level !== 'should').length;
  const open = rules.filter(
    ({ verdict, level }) => level === 'must' && (verdict === 'inconclusive' || verdict === 'error'),
  ).length;
  const found = `${rulesWords(broken)} of ${suite.page} ${broken === 1 ? 'is' : 'are'} broken`;
  if (selection !== undefined) {
    return `Only ${rulesWords(rules.length)} of ${suite.page} ${rules.length === 1 ? 'was' : 'were'} run, so nothing is said about conformance as a whole. ${broken === 0 ? 'None of them was seen to be broken' : found}.`;
  }
  switch (outcome) {
    case 'conformant':
      return `Every rule of ${suite.page} that this provider must keep and that applies to it was tried, and what was seen agrees with it. ${rulesWords(counts.notApplicable)} of ${String(rules.length)} ${counts.notApplicable === 1 ? 'does' : 'do'} not apply to it.`;
    case 'non-conformant':
      return `${found}. Each failure is shown with its calls and with a command that repeats the case.`;
    case 'incomplete':
      return open === 0
        ? `No rule was seen to be broken, but none that a provider must keep was seen to be kept either: conformance with ${suite.page} is neither shown nor disproved.`
        : `No rule was seen to be broken, but ${rulesWords(open)} that a provider must keep could not be judged: conformance with ${suite.page} is neither shown nor disproved.`;
  }
}

/** Whether a reader has to look at it. */
export function needsAttention({ verdict }: Pick<JudgedRule, 'verdict'>): boolean {
  return verdict !== 'pass' && verdict !== 'not-applicable';
}

function rulesWords(count: number): string {
  return count === 1 ? '1 rule' : `${String(count)} rules`;
}
