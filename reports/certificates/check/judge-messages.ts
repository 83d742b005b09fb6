import type { Envelope } from '@cucumber/messages';
import { buildRule } from '../../conformance/build-conformance';
import type { Conformance } from '../../conformance/conformance';
import { judge } from '../../verdicts/judge';

/**
 * Judges the Cucumber Messages of a whole run again.
 * @returns the rules, with no command to repeat a case
 * @throws Error where they are no such stream
 */
export function judgeMessages(envelopes: readonly Envelope[]): Conformance['rules'] {
  return judge({}, envelopes).rules.map((rule) => buildRule(rule, ''));
}
