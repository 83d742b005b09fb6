import type { Envelope } from '@cucumber/messages';
import { type Conformance } from '../../conformance/conformance';
import { sha256OfJson } from '../digests';
import type { Evidence } from '../evidence';
import { differences } from './differences';
import { jsonLines } from './json-lines';
import { judgeMessages } from './judge-messages';
import { ofOneRun } from './one-run';

/**
 * Runs the features against a transcript, without the provider.
 * @param transcript the bytes of transcript.ndjson
 * @throws Error where it cannot be replayed at all
 */
export type DeriveAgain = (transcript: Uint8Array) => Promise<Conformance>;

/**
 * Holds a result against its own evidence: the verdicts are judged again from
 * the messages, and derived again from the transcript.
 * @returns what does not agree; none where all does
 */
export async function checkEvidence(
  conformance: Conformance,
  evidence: Evidence,
  derive: DeriveAgain,
): Promise<readonly string[]> {
  const judged = fromMessages(conformance, evidence);
  return judged.length > 0 ? judged : fromTranscript(conformance, evidence, derive);
}

function fromMessages({ rules }: Conformance, evidence: Evidence): readonly string[] {
  try {
    const envelopes: readonly Envelope[] = jsonLines(evidence.messages);
    return [
      ...differences('the result', rules, 'its messages', judgeMessages(envelopes)),
      ...ofOneRun(envelopes, jsonLines(evidence.transcript)),
    ];
  } catch (cause) {
    return [`the messages cannot be judged again: ${(cause as Error).message}`];
  }
}

async function fromTranscript(
  conformance: Conformance,
  evidence: Evidence,
  derive: DeriveAgain,
): Promise<readonly string[]> {
  let derived: Conformance;
  try {
    derived = await derive(evidence.transcript);
  } catch (cause) {
    return [`the verdicts cannot be derived again: ${(cause as Error).message}`];
  }
  return [
    ...REPEATED.flatMap((part) =>
      sha256OfJson(repeated(conformance)[part]) === sha256OfJson(repeated(derived)[part])
        ? []
        : [`${part}: the result and the replay of its transcript differ`],
    ),
    ...differences('the result', conformance.rules, 'the replay of its transcript', derived.rules),
  ];
}

const REPEATED = ['provider', 'page', 'ics', 'ixit', 'outcome', 'profile', 'findings', 'counts'] as const;

/** What a replay finds again beside the rules: of the provider what it said of itself, not what it was called. */
function repeated(conformance: Conformance): { readonly [part in (typeof REPEATED)[number]]: unknown } {
  const { provider, suite, ics, ixit, outcome, profile, findings, counts } = conformance;
  const { name, version } = provider;
  return { provider: { name, version }, page: suite.page, ics, ixit, outcome, profile, findings, counts };
}
