import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Command } from 'commander';
import { readBoundedFile } from '../../providers/contract/read-bounded-file';
import { readEvidence } from '../../reports/certificates/evidence';
import { keyId } from '../../reports/certificates/keys/key-id';
import { readPublicKey } from '../../reports/certificates/keys/signing-key';
import { verifyCertificate } from '../../reports/certificates/verify-certificate';
import { certificateLine } from '../../reports/certificates/words';
import { EXIT } from '../exit-codes';
import { deriveAgain } from '../running/derive-again';
import { suiteAtHand } from '../suite/suite-at-hand';
import { UsageError } from '../usage-error';
import { listOf } from './list-of';
import { readKey } from './read-key';

interface VerifyOptions {
  readonly key: string;
  readonly result?: string;
  readonly artifact?: string;
}

/** In bytes; a certificate has some tens of thousands. */
const LARGEST_CERTIFICATE = 16 * 1024 * 1024;

/** Adds `wsp-tck verify`: whether a certificate is right, from its transcript alone. */
export function addVerifyCommand(program: Command, done: (exitCode: number) => void): void {
  program
    .command('verify')
    .description(
      'check a certificate: signature, digests, and every verdict derived again from the transcript',
    )
    .argument('<CERTIFICATE>', 'the certificate')
    .requiredOption('--key <FILE>', 'the public key of the issuer, from a source that you trust (PEM)')
    .option('--result <DIR>', 'the result that it is about (default: the folder of the certificate)')
    .option(
      '--artifact <FILE>',
      "your copy of the provider's file, to be held against the one that was tested",
    )
    .addHelpText(
      'after',
      `
Needs neither the provider nor a network. What a certificate proves, and what it does not: docs/certificates.md

Exit codes: 0 all is right; 1 something is not, and is told; 2 wrong usage.

Examples:
  wsp-tck verify reports/out/reference/certificate.json --key wsp-tck.pub
  wsp-tck verify acme.certificate.json --key acme.pub --result acme-result --artifact acmewsp.dll`,
    )
    .action(async (file: string, { key, result, artifact }: VerifyOptions) => {
      const publicKey = readKey(key, readPublicKey);
      const certificate = certificateBytes(file);
      const verification = await verifyCertificate({
        certificate,
        key: publicKey,
        evidence: readEvidence(result ?? dirname(file)),
        ...(artifact === undefined ? {} : { artifact: digestOf(artifact) }),
        suite: suiteAtHand(),
        derive: deriveAgain,
      });
      if (verification.ok) {
        process.stdout.write(`verified: ${certificateLine(verification.statement, keyId(publicKey))}\n`);
      } else {
        process.stdout.write(`not verified:\n${listOf(verification.findings)}`);
      }
      done(verification.ok ? EXIT.conformant : EXIT.nonConformant);
    });
}

function certificateBytes(path: string): Uint8Array {
  try {
    return readBoundedFile(path, LARGEST_CERTIFICATE);
  } catch (cause) {
    throw new UsageError(`the certificate cannot be read: ${(cause as Error).message}`);
  }
}

function digestOf(path: string): string {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch (cause) {
    throw new UsageError(`the provider's file cannot be read: ${(cause as Error).message}`);
  }
}
