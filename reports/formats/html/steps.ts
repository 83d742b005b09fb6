import { h, type ComponentChild } from 'preact';
import { TestStepResultStatus, type PickleStepArgument } from '@cucumber/messages';
import { plainText } from '../../../providers/contract/notation/plain-text';
import type { StepResult } from '../../queries/scenario-results';

const STEP_LIMIT = 2_000;

/** The steps of a scenario as they are written, with their values, tables and texts; the one that failed is marked. */
export function stepList(steps: readonly StepResult[]): ComponentChild {
  const written = steps.filter(({ keyword }) => keyword !== undefined);
  return h('ol', { class: 'steps' }, written.map(stepView));
}

function stepView({ keyword, text, argument, status }: StepResult): ComponentChild {
  const failed = status === TestStepResultStatus.FAILED;
  return h(
    'li',
    null,
    h('b', null, keyword),
    h(
      'span',
      null,
      plainText(text, STEP_LIMIT),
      failed ? [' ', h('small', { class: 'stopped' }, '✗ failed here')] : null,
    ),
    argument === undefined ? null : argumentView(argument),
  );
}

function argumentView({ docString, dataTable }: PickleStepArgument): ComponentChild {
  return [
    docString === undefined ? null : h('pre', { class: 'more' }, plainText(docString.content, STEP_LIMIT)),
    dataTable === undefined
      ? null
      : h(
          'div',
          { class: 'more scroll' },
          h(
            'table',
            null,
            dataTable.rows.map(({ cells }) =>
              h(
                'tr',
                null,
                cells.map(({ value }) => h('td', null, plainText(value, STEP_LIMIT))),
              ),
            ),
          ),
        ),
  ];
}
