import { h, type ComponentChild } from 'preact';
import type { RuleVerdictName } from '../../verdicts/verdict';
import { wordsOf } from '../words';

/** A verdict as a sign and a word; its colour only repeats them. */
export function verdictLabel(verdict: RuleVerdictName): ComponentChild {
  return h('span', { class: `verdict sign ${verdict}` }, wordsOf(verdict));
}
