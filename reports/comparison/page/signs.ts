import type { RuleVerdictName } from '../../verdicts/verdict';

/** A verdict in a cell: one letter for the style, one sign for the reader, who need not see its colour. */
interface Sign {
  readonly class: string;
  readonly sign: string;
  readonly verdict: RuleVerdictName | null;
}

const SIGNS: readonly Sign[] = [
  { class: 'p', sign: '✓', verdict: 'pass' },
  { class: 'f', sign: '✗', verdict: 'fail' },
  { class: 'e', sign: '!', verdict: 'error' },
  { class: 'i', sign: '?', verdict: 'inconclusive' },
  { class: 'a', sign: '△', verdict: 'advisory' },
  { class: 'n', sign: '–', verdict: 'not-applicable' },
];

const NOT_RUN: Sign = { class: 'o', sign: '', verdict: null };

/** The sign of a verdict; null where a result does not have the rule. */
export function signOf(verdict: RuleVerdictName | null): Sign {
  return SIGNS.find((sign) => sign.verdict === verdict) ?? NOT_RUN;
}

/** All signs that a legend has to explain. */
export const EXPLAINED = SIGNS;
