import { VERDICT_MEDIA_TYPE } from '../../providers/contract/verdict-media-type';
import { stripVTControlCharacters } from 'node:util';
import { TestStepResultStatus } from '@cucumber/messages';
import { plainText } from '../../providers/contract/notation/plain-text';
import type { ScenarioResult, StepResult } from '../queries/scenario-results';
import { worstOf, type ScenarioVerdict, type ScenarioVerdictName } from './verdict';
import { CHOICE_MEDIA_TYPE, readChoice, readVerdictClaim, type VerdictClaim } from './verdict-attachment';

const { AMBIGUOUS, FAILED, PASSED, PENDING, SKIPPED, UNDEFINED } = TestStepResultStatus;

/** Cucumber's statuses, the most severe first, and the verdicts that each may carry. */
const SEVEREST_FIRST = [FAILED, AMBIGUOUS, UNDEFINED, PENDING, SKIPPED, PASSED] as const;
const VERDICTS_OF: Readonly<Record<string, readonly ScenarioVerdictName[]>> = {
  [FAILED]: ['fail', 'error'],
  [PENDING]: ['inconclusive'],
  [SKIPPED]: ['not-applicable'],
  [PASSED]: ['pass'],
};

const MESSAGE_LIMIT = 4_000;

/**
 * Judges one scenario by its status and the verdicts attached to it. Where both
 * do not agree, or nothing shows that anything was seen, it is an `error`:
 * a green that checked nothing must not stand.
 * @param faults what went wrong around the run, to explain why a scenario was not run
 */
export function scenarioVerdict(scenario: ScenarioResult, faults: readonly string[]): ScenarioVerdict {
  if (scenario.testCaseStarted === undefined) return error(['it was not run', ...faults].join(': '));
  if (!scenario.finished) return error('the run ended before the scenario did');
  if (scenario.attempt > 0) return error('it was run more than once, which hides that the runs differed');
  const status = SEVEREST_FIRST.find((one) => scenario.steps.some((step) => step.status === one));
  const allowed = status === undefined ? undefined : VERDICTS_OF[status];
  if (status === undefined || allowed === undefined) return undecided(scenario.steps);
  const bodies = bodiesOf(scenario.steps, VERDICT_MEDIA_TYPE);
  const claims = bodies.map(readVerdictClaim).filter((claim) => claim !== undefined);
  if (claims.length < bodies.length) return error('a verdict attached to it cannot be read');
  const verdict = claimed(claims);
  const thrown = messageOf(scenario.steps);
  if (verdict === undefined) return error(`it ended ${status} without a verdict`, thrown);
  if (!allowed.includes(verdict)) {
    return error(`it ended ${status}, but the verdict attached to it is ${verdict}`, thrown);
  }
  const deciding = claims.filter((claim) => claim.verdict === verdict);
  const reason = deciding.find((claim) => claim.reason !== undefined)?.reason;
  const facts = deciding.flatMap((claim) => claim.facts);
  if (verdict === 'pass' && facts.length === 0)
    return error('it passed, but nothing was read from the provider');
  if ((verdict === 'inconclusive' || verdict === 'not-applicable') && reason === undefined) {
    return error(`it is ${verdict}, but the reason is missing`);
  }
  const message = deciding.find((claim) => claim.message !== undefined)?.message ?? thrown;
  return {
    verdict,
    ...(reason === undefined ? {} : { reason }),
    // one that is lost says the same in both
    ...(message === undefined || message === reason ? {} : { message }),
    choices: choicesOf(scenario.steps, claims),
    facts,
  };
}

/** A pass beside anything else is void: it says only that the hook which puts it there was reached. */
function claimed(claims: readonly VerdictClaim[]): ScenarioVerdictName | undefined {
  const verdicts = claims.map((claim) => claim.verdict);
  return worstOf(verdicts.filter((verdict) => verdict !== 'pass')) ?? verdicts[0];
}

function undecided(steps: readonly StepResult[]): ScenarioVerdict {
  const step = steps.find(({ status }) => status === UNDEFINED || status === AMBIGUOUS);
  if (step === undefined) return error('none of its steps was run');
  const fault = step.status === UNDEFINED ? 'no step definition matches' : 'several step definitions match';
  return error(`${fault} "${step.text}"`);
}

function messageOf(steps: readonly StepResult[]): string | undefined {
  const thrown = steps.find((step) => step.status === FAILED)?.message;
  if (thrown === undefined) return undefined;
  const withoutStack = stripVTControlCharacters(thrown).split(/\n\s+at /, 1)[0] ?? '';
  return plainText(withoutStack.trim(), MESSAGE_LIMIT);
}

function choicesOf(steps: readonly StepResult[], claims: readonly VerdictClaim[]): readonly string[] {
  const choices = [
    ...bodiesOf(steps, CHOICE_MEDIA_TYPE).map(readChoice),
    ...claims.map((claim) => claim.choice),
  ].filter((choice) => choice !== undefined);
  return [...new Set(choices)];
}

function bodiesOf(steps: readonly StepResult[], mediaType: string): readonly string[] {
  return steps.flatMap((step) =>
    step.attachments.filter((attachment) => attachment.mediaType === mediaType).map(({ body }) => body),
  );
}

function error(reason: string, message?: string): ScenarioVerdict {
  const text = plainText(reason, MESSAGE_LIMIT);
  return {
    verdict: 'error',
    reason: text,
    ...(message === undefined ? {} : { message }),
    choices: [],
    facts: [],
  };
}
