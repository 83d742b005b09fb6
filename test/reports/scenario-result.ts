import { TestStepResultStatus } from '@cucumber/messages';
import type { ScenarioResult, StepResult } from '../../reports/queries/scenario-results';
import { VERDICT_MEDIA_TYPE } from '../../providers/contract/verdict-media-type';

export const A_FACT = { source: 'return of WSPSocket', read: '0x104' };

/** A step for tests: its status, and the verdicts that it claims. */
export function step(
  status: keyof typeof TestStepResultStatus,
  claims: readonly object[] = [],
  message?: string,
): StepResult {
  return {
    keyword: 'Then',
    text: 'something holds',
    argument: undefined,
    status: TestStepResultStatus[status],
    message,
    attachments: claims.map((claim) => ({ mediaType: VERDICT_MEDIA_TYPE, body: JSON.stringify(claim) })),
  };
}

/** A scenario for tests that ran to its end. */
export function scenario(steps: readonly StepResult[], more: Partial<ScenarioResult> = {}): ScenarioResult {
  return {
    name: 'a scenario',
    uri: 'features/a.feature',
    line: 7,
    tags: [],
    node: '1',
    selected: true,
    testCaseStarted: '2',
    finished: true,
    attempt: 0,
    durationMs: 1,
    steps,
    ...more,
  };
}
