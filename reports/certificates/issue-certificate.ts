import type { KeyObject } from 'node:crypto';
import { parseConformance } from '../conformance/read-conformance';
import { buildStatement, type Issue } from './build-statement';
import { checkEvidence, type DeriveAgain } from './check/check-evidence';
import { checkSuite, type SuiteAtHand } from './check/check-suite';
import type { Envelope } from './envelope/envelope';
import { signEnvelope } from './envelope/sign-envelope';
import { type Evidence, EVIDENCE_FILES } from './evidence';
import type { CertificateStatement } from './statement';
import { whyNotCertified } from './why-not-certified';

/** A certificate, or why there can be none. */
export type Issued =
  | { readonly ok: true; readonly envelope: Envelope; readonly statement: CertificateStatement }
  | { readonly ok: false; readonly reasons: readonly string[] };

/**
 * Certifies a result, after its verdicts have been derived again: what is
 * signed is what the signer has seen for itself.
 * @param key a private key as `readPrivateKey` takes it
 * @throws UnreadableResult where conformance.json is none
 */
export async function issueCertificate(
  evidence: Evidence,
  key: KeyObject,
  issue: Omit<Issue, 'suiteDigest'>,
  suite: SuiteAtHand,
  derive: DeriveAgain,
): Promise<Issued> {
  const conformance = parseConformance(evidence.conformance, EVIDENCE_FILES.conformance);
  for (const check of [
    () => whyNotCertified(conformance),
    () => checkSuite(conformance, suite),
    () => checkEvidence(conformance, evidence, derive),
  ]) {
    const reasons = await check();
    if (reasons.length > 0) return { ok: false, reasons };
  }
  const statement = buildStatement(conformance, evidence, { ...issue, suiteDigest: suite.digest });
  return { ok: true, statement, envelope: signEnvelope(Buffer.from(JSON.stringify(statement)), key) };
}
