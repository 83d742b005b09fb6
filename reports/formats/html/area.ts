import { h, type ComponentChild } from 'preact';
import { ruleView, type ShownRule } from './rule';

/** The rules of one feature, under its name. */
export interface ShownArea {
  readonly name: string;
  readonly anchor: string;
  readonly rules: readonly ShownRule[];
}

export function areaView({ name, anchor, rules }: ShownArea): ComponentChild {
  return h(
    'section',
    { class: 'area', 'aria-labelledby': anchor },
    h('h3', { id: anchor }, name),
    rules.map(ruleView),
  );
}
