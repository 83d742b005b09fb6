import { h, type ComponentChild, type ComponentChildren } from 'preact';
import { plainText } from '../../../providers/contract/notation/plain-text';
import type { ScenarioResult } from '../../queries/scenario-results';
import type { ScenarioVerdictName } from '../../verdicts/verdict';
import { stepList } from './steps';
import { verdictLabel } from './verdict-label';

const NAME_LIMIT = 300;
/** A tag that says what a provider needs for a scenario. */
const NEEDS = '@requires:';

/** A scenario of a rule, folded up. */
export interface ShownScenario {
  /** Fit for a link to it: the rule's id, a full stop, its number in the rule. */
  readonly anchor: string;
  readonly result: ScenarioResult;
  /** Left out in the specification, where nothing was run. */
  readonly verdict?: ScenarioVerdictName | 'advisory';
  readonly open: boolean;
  /** One of several ways to bring about the rule's cause. */
  readonly alternative: boolean;
  readonly evidence?: ComponentChildren;
}

/** The anchor is on what is inside, so that a browser unfolds it when a link leads there, with and without script. */
export function scenarioView(shown: ShownScenario): ComponentChild {
  const { anchor, result, verdict, open, alternative, evidence } = shown;
  const needs = result.tags
    .filter((tag) => tag.startsWith(NEEDS))
    .map((tag) => tag.slice(NEEDS.length))
    .join(', ');
  return h(
    'details',
    { class: 'scenario', open },
    h(
      'summary',
      null,
      verdict === undefined ? null : verdictLabel(verdict),
      h('span', { class: 'name' }, plainText(result.name, NAME_LIMIT)),
      alternative ? h('small', null, 'one of several ways') : null,
      needs === '' ? null : h('small', null, `needs ${needs}`),
    ),
    h(
      'div',
      { class: 'inside', id: anchor },
      stepList(result.steps),
      evidence,
      h(
        'p',
        { class: 'link' },
        h('a', { href: `#${anchor}` }, `#${anchor}`),
        // the command that runs an open one again says it already
        open ? null : h('span', { class: 'soft' }, ` · ${result.uri}:${String(result.line)}`),
      ),
    ),
  );
}
