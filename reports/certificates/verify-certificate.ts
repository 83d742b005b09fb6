import type { KeyObject } from 'node:crypto';
import type { Conformance } from '../conformance/conformance';
import { parseConformance } from '../conformance/read-conformance';
import { buildStatement } from './build-statement';
import { checkArtifact } from './check/check-artifact';
import { checkContents } from './check/check-contents';
import { checkEvidence, type DeriveAgain } from './check/check-evidence';
import { checkFiles } from './check/check-files';
import { checkProgram } from './check/check-program';
import { checkSuite, type SuiteAtHand } from './check/check-suite';
import { openEnvelope } from './envelope/open-envelope';
import { type Evidence, EVIDENCE_FILES } from './evidence';
import { readStatement } from './read-statement';
import { CERTIFIED, type CertificateStatement } from './statement';
import { whyNotCertified } from './why-not-certified';

/** All that a certificate is held against. */
export interface Verifying {
  /** The bytes of the certificate file. */
  readonly certificate: Uint8Array;
  /** The public key of the issuer, from whom the reader trusts. */
  readonly key: KeyObject;
  readonly evidence: Evidence;
  /** SHA-256 of the provider's file, where the reader has it. */
  readonly artifact?: string;
  readonly suite: SuiteAtHand;
  readonly derive: DeriveAgain;
}

export type Verification =
  | { readonly ok: true; readonly statement: CertificateStatement; readonly conformance: Conformance }
  | { readonly ok: false; readonly findings: readonly string[] };

/**
 * Verifies a certificate: signature, digests, and every verdict derived again.
 * It goes from what is cheap and safe to what runs the suite, and stops where
 * something is found, so that nothing is read that the key has not signed.
 */
export async function verifyCertificate(verifying: Verifying): Promise<Verification> {
  try {
    return await verified(verifying);
  } catch (cause) {
    // whatever a hostile file brings about is a finding, not the end of the program
    return found(`the certificate cannot be verified: ${(cause as Error).message}`);
  }
}

async function verified(verifying: Verifying): Promise<Verification> {
  const { certificate, key, evidence, artifact, suite, derive } = verifying;
  const opened = openEnvelope(certificate, key);
  if (!opened.ok) return found(`the certificate: ${opened.problem}`);
  const statement = readStatement(opened.payload);
  if (typeof statement === 'string') return found(`the certificate is signed, but ${statement}`);
  const changed = checkFiles(statement, evidence);
  if (changed.length > 0) return found(...changed);
  const conformance = parseConformance(evidence.conformance, EVIDENCE_FILES.conformance);
  const { issuer, issuedAt } = statement.predicate[CERTIFIED];
  for (const check of [
    () => checkSuite(conformance, suite),
    () => checkProgram(statement, suite),
    () => whyNotCertified(conformance).map((why) => `nobody should have certified this: ${why}`),
    () =>
      checkContents(
        statement,
        buildStatement(conformance, evidence, {
          ...(issuer === undefined ? {} : { issuer }),
          issuedAt: new Date(issuedAt),
          suiteDigest: suite.digest,
        }),
      ),
    () => checkArtifact(conformance, artifact),
    () => checkEvidence(conformance, evidence, derive),
  ]) {
    const findings = await check();
    if (findings.length > 0) return found(...findings);
  }
  return { ok: true, statement, conformance };
}

function found(...findings: readonly string[]): Verification {
  return { ok: false, findings };
}
