import { h, type ComponentChild } from 'preact';
import type { RegisteredRule } from '../../queries/rules-register';
import type { RuleVerdictName } from '../../verdicts/verdict';
import { scenarioView, type ShownScenario } from './scenario';
import { shortText } from './short-text';
import { verdictLabel } from './verdict-label';

/** A rule with its scenarios, folded up. */
export interface ShownRule {
  readonly rule: RegisteredRule;
  /** What became of it; left out in the specification, where nothing was run. */
  readonly found?: {
    readonly verdict: RuleVerdictName;
    readonly reason?: string;
    readonly choice?: string;
  };
  readonly open: boolean;
  readonly scenarios: readonly ShownScenario[];
}

const REASON_LIMIT = 200;
const CHOICE_LIMIT = 240;

/** A rule: verdict, id, sentence, level, source and reason at a glance; inside what explains and shows it. */
export function ruleView({ rule, found, open, scenarios }: ShownRule): ComponentChild {
  const { id, level, area, title, implied, source, explanation } = rule;
  return h(
    'details',
    {
      class: 'rule',
      open,
      'data-level': level,
      'data-area': area,
      ...(found === undefined ? {} : { 'data-verdict': found.verdict }),
    },
    h(
      'summary',
      null,
      found === undefined ? null : verdictLabel(found.verdict),
      h(
        'span',
        null,
        h('h4', null, h('span', { class: 'id' }, id), ` ${title}`),
        h(
          'span',
          { class: 'under' },
          h('span', { class: 'level' }, level),
          `${implied ? 'implied by ' : ''}${source}`,
        ),
        found?.reason === undefined
          ? null
          : h('span', { class: 'why' }, shortText(found.reason, REASON_LIMIT)),
      ),
    ),
    h(
      'div',
      { class: 'body', id },
      explanation === '' ? null : h('p', null, explanation),
      found?.choice === undefined
        ? null
        : h('p', null, h('strong', null, 'The provider chose: '), shortText(found.choice, CHOICE_LIMIT)),
      scenarios.map(scenarioView),
      h('p', { class: 'link' }, h('a', { href: `#${id}` }, `#${id}`)),
    ),
  );
}
