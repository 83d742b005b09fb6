import { h, type ComponentChild } from 'preact';
import { plainText } from '../../../providers/contract/notation/plain-text';
import { replayCommand } from '../../conformance/replay-command';
import type { StepResult } from '../../queries/scenario-results';
import type { JudgedRule, JudgedScenario } from '../../verdicts/judged-rule';
import { callsText, type Report } from '../report';
import { verdictLabel } from './verdict-label';

const STEP_LIMIT = 2_000;
const FACTS_SHOWN = 6;

/**
 * A scenario as it is written, with its values filled in, and what was seen. Of
 * those that did not pass also the calls, and the command that repeats it.
 */
export function scenarioView(report: Report, { rule }: JudgedRule, scenario: JudgedScenario): ComponentChild {
  const { result, verdict, alternative } = scenario;
  const looked = verdict.verdict !== 'pass' && verdict.verdict !== 'not-applicable';
  const label = verdict.verdict === 'fail' && rule.level === 'should' ? 'advisory' : verdict.verdict;
  return h(
    'details',
    { class: 'scenario', open: looked },
    h(
      'summary',
      null,
      verdictLabel(label),
      h('span', null, plainText(result.name, STEP_LIMIT)),
      alternative ? h('small', null, ' one of several ways') : null,
    ),
    h('ol', { class: 'steps' }, result.steps.filter(({ keyword }) => keyword !== undefined).map(stepView)),
    ...textBlock('Reason', verdict.reason),
    ...textBlock('Expected and got', verdict.message),
    ...factsView(scenario),
    ...(looked ? textBlock('Calls and upcalls', callsText(report, scenario, '')) : []),
    ...(looked ? textBlock('Again', replayCommand(report.run.replay, result)) : []),
  );
}

function stepView({ keyword, text, argument }: StepResult): ComponentChild {
  const docString = argument?.docString;
  const dataTable = argument?.dataTable;
  return h(
    'li',
    null,
    h('b', null, keyword),
    ` ${plainText(text, STEP_LIMIT)}`,
    docString === undefined ? null : h('pre', null, plainText(docString.content, STEP_LIMIT)),
    dataTable === undefined
      ? null
      : h(
          'table',
          null,
          dataTable.rows.map((row) =>
            h(
              'tr',
              null,
              row.cells.map((cell) => h('td', null, plainText(cell.value, STEP_LIMIT))),
            ),
          ),
        ),
  );
}

function factsView({ verdict: { facts } }: JudgedScenario): readonly ComponentChild[] {
  if (facts.length === 0) return [];
  const more = facts.length - FACTS_SHOWN;
  return [
    h('p', { class: 'caption' }, 'Seen'),
    h(
      'ul',
      { class: 'seen' },
      facts
        .slice(0, FACTS_SHOWN)
        .map(({ source, read }) => h('li', null, `${source}: `, h('code', null, read))),
      more > 0 ? h('li', null, `and ${String(more)} more`) : null,
    ),
  ];
}

function textBlock(caption: string, text: string | undefined): readonly ComponentChild[] {
  if (text === undefined || text === '') return [];
  return [h('p', { class: 'caption' }, caption), h('pre', { tabindex: 0 }, text)];
}
