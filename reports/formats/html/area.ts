import { h, type ComponentChild } from 'preact';
import type { JudgedRule } from '../../verdicts/judged-rule';
import type { Area } from '../areas';
import type { Report } from '../report';
import { needsAttention } from '../words';
import { scenarioView } from './scenario';
import { verdictLabel } from './verdict-label';

/** The rules of one feature; those that need attention are unfolded. */
export function area(report: Report, { name, anchor, rules }: Area): ComponentChild {
  return h(
    'section',
    { class: 'area' },
    h('h3', { id: anchor }, name),
    rules.map((rule) => ruleView(report, rule)),
  );
}

function ruleView(report: Report, judged: JudgedRule): ComponentChild {
  const { rule, verdict, reason, choice, scenarios } = judged;
  const level = `${rule.level}${rule.implied ? ', implied' : ''}`;
  return h(
    'details',
    { class: 'rule', id: rule.id, open: needsAttention(judged) },
    h(
      'summary',
      null,
      verdictLabel(verdict),
      h('span', { class: 'level' }, level),
      h('strong', null, rule.id),
      h('span', { class: 'title' }, rule.title),
      reason === undefined ? null : h('span', { class: 'reason' }, reason),
    ),
    h('p', { class: 'source' }, `Source: ${rule.source}`),
    rule.explanation === '' ? null : h('p', null, rule.explanation),
    choice === undefined ? null : h('p', null, h('strong', null, 'The provider chose: '), choice),
    scenarios.map((scenario) => scenarioView(report, judged, scenario)),
  );
}
