import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { deriveAgain } from '../../cli/running/derive-again';
import { featureFiles, featuresDigest } from '../../cli/suite/read-features';
import type { Adapter } from '../../providers/contract/provider';
import type { SuiteAtHand } from '../../reports/certificates/check/check-suite';
import type { Envelope } from '../../reports/certificates/envelope/envelope';
import { type Evidence, readEvidence } from '../../reports/certificates/evidence';
import { type Issued, issueCertificate } from '../../reports/certificates/issue-certificate';
import { generateKey } from '../../reports/certificates/keys/generate-key';
import {
  type Verification,
  verifyCertificate,
  type Verifying,
} from '../../reports/certificates/verify-certificate';
import { suiteVersion } from '../../cli/suite/suite-version';
import { judge } from '../suite/judge';

const pair = generateKey('ed25519', undefined);
export const PRIVATE_KEY: KeyObject = createPrivateKey(pair.privatePem);
export const PUBLIC_KEY: KeyObject = createPublicKey(pair.publicPem);

/** This suite, with a digest of its program that needs no reading of it. */
export const SUITE: SuiteAtHand = {
  version: suiteVersion(),
  featuresDigest: featuresDigest(featureFiles()),
  digest: '5'.repeat(64),
};

export const ISSUE = { issuer: 'A laboratory', issuedAt: new Date('2026-11-22T12:00:00Z') } as const;

/** What the whole suite leaves of a provider. */
export async function evidenceOf(adapter: Adapter): Promise<Evidence> {
  return readEvidence((await judge(adapter)).folder);
}

/** As `wsp-tck certify`. */
export function certify(evidence: Evidence): Promise<Issued> {
  return issueCertificate(evidence, PRIVATE_KEY, ISSUE, SUITE, deriveAgain);
}

/** The bytes of a certificate file. */
export function fileOf(envelope: Envelope): Buffer {
  return Buffer.from(`${JSON.stringify(envelope, null, 2)}\n`);
}

/** As `wsp-tck verify`. */
export function verify(
  verifying: Pick<Verifying, 'certificate' | 'evidence'> & Partial<Verifying>,
): Promise<Verification> {
  return verifyCertificate({ key: PUBLIC_KEY, suite: SUITE, derive: deriveAgain, ...verifying });
}

/** What a verification has found, as one text; an empty string where all was right. */
export function findingsOf(verification: Verification): string {
  return verification.ok ? '' : verification.findings.join('\n');
}
