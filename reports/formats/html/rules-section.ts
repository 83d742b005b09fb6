import { h, type ComponentChild } from 'preact';
import { areaView, type ShownArea } from './area';
import { filterForm } from './filter';
import { ruleMap } from './rule-map';

/** All rules: at a glance, then one by one, with the filter between. */
export function rulesSection(areas: readonly ShownArea[]): ComponentChild {
  const judged = areas.some(({ rules }) => rules.some(({ found }) => found !== undefined));
  return h(
    'section',
    { 'aria-labelledby': 'rules', class: judged ? 'rules' : 'rules plain' },
    h('h2', { id: 'rules' }, 'The rules'),
    ruleMap(areas),
    filterForm(areas),
    areas.map(areaView),
  );
}
