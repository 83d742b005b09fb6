import { plainLine } from '../../providers/contract/notation/plain-text';
import { providerTitle } from '../conformance/provider-title';
import { CERTIFIED, type CertificateStatement } from './statement';

const LIMIT = 200;
const DIGITS_SHOWN = 16;
/** `2026-11-22` of an ISO 8601 time. */
const DAY = 10;

/**
 * What was certified, by whom, for which artefact: one line.
 * @param keyId of the key that signed
 */
export function certificateLine({ predicate }: CertificateStatement, keyId: string): string {
  const { provider, suite, outcome, profile, issuer, issuedAt, rules } = predicate[CERTIFIED];
  const { artifact } = provider;
  const file =
    artifact === undefined
      ? 'no file, known by its transcript'
      : `${artifact.file}, SHA-256 ${artifact.sha256}`;
  const text = [
    `${providerTitle({ name: plainLine(provider.name, LIMIT), version: plainLine(provider.version, LIMIT) })} (${plainLine(file, LIMIT)})`,
    `is ${outcome} with ${suite.page} as ${plainLine(profile, LIMIT)}`,
    `by the ${String(rules.length)} rules of ${suite.name} ${suite.version};`,
    `certified by ${issuer === undefined ? 'the owner' : `"${plainLine(issuer, LIMIT)}", owner`}`,
    `of the key ${keyId.slice(0, DIGITS_SHOWN)}, ${issuedAt.slice(0, DAY)}`,
  ];
  return text.join(' ');
}
