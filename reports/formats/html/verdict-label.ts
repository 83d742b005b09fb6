import { h, type ComponentChild } from 'preact';
import type { RuleVerdictName } from '../../verdicts/verdict';
import { wordsOf } from '../words';

/** A verdict as a word; its colour only repeats it. */
export function verdictLabel(verdict: RuleVerdictName): ComponentChild {
  return h('span', { class: `verdict ${verdict}` }, wordsOf(verdict));
}
