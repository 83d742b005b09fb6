import { statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Command } from 'commander';
import { readEvidence } from '../../reports/certificates/evidence';
import { issueCertificate } from '../../reports/certificates/issue-certificate';
import { keyId } from '../../reports/certificates/keys/key-id';
import { readPrivateKey } from '../../reports/certificates/keys/signing-key';
import { certificateLine } from '../../reports/certificates/words';
import { EXIT } from '../exit-codes';
import { deriveAgain } from '../running/derive-again';
import { suiteAtHand } from '../suite/suite-at-hand';
import { UsageError } from '../usage-error';
import { listOf } from './list-of';
import { passphrase, PASSPHRASE_HELP } from './passphrase';
import { readKey } from './read-key';

interface CertifyOptions {
  readonly key: string;
  readonly issuer?: string;
  readonly out?: string;
}

/** The name of a certificate in the folder of its result. */
const CERTIFICATE_FILE = 'certificate.json';
const LONGEST_ISSUER = 200;

/** Adds `wsp-tck certify`: a signed certificate on a result. */
export function addCertifyCommand(program: Command, done: (exitCode: number) => void): void {
  program
    .command('certify')
    .description('sign a certificate on a conformant result, after its verdicts have been derived again')
    .argument('<RESULT>', 'a folder that wsp-tck run has left')
    .requiredOption('--key <FILE>', 'the private key (PEM, PKCS #8), as keygen makes it')
    .option('--issuer <TEXT>', 'who certifies, in your own words; what binds is the key')
    .option('--out <FILE>', `where the certificate goes (default: ${CERTIFICATE_FILE} in RESULT)`)
    .addHelpText(
      'after',
      `
Only a whole run that came out conformant is certified: no selection, no shard, no replay, and nothing that was seen
through the system's own Winsock alone. ${PASSPHRASE_HELP}
What a certificate proves, and what it does not: docs/certificates.md

Exit codes: 0 the certificate is written; 1 it is refused, with the reasons; 2 wrong usage.

Examples:
  wsp-tck certify reports/out/reference --key wsp-tck.key
  wsp-tck certify out --key acme.key --issuer "ACME Networks, test laboratory" --out acme.certificate.json`,
    )
    .action(async (result: string, { key, issuer, out }: CertifyOptions) => {
      const folder = folderOf(result);
      const privateKey = readKey(key, (pem, name) => readPrivateKey(pem, name, passphrase()));
      const issued = await issueCertificate(
        readEvidence(folder),
        privateKey,
        { issuedAt: new Date(), ...(issuer === undefined ? {} : { issuer: checkedIssuer(issuer) }) },
        suiteAtHand(),
        deriveAgain,
      );
      if (!issued.ok) {
        process.stderr.write(`wsp-tck: no certificate for ${result}:\n${listOf(issued.reasons)}`);
        done(EXIT.nonConformant);
        return;
      }
      const file = out ?? join(folder, CERTIFICATE_FILE);
      write(file, `${JSON.stringify(issued.envelope, null, 2)}\n`);
      process.stdout.write(
        `${certificateLine(issued.statement, keyId(privateKey))}\nCertificate: ${relative(process.cwd(), file)}\n`,
      );
      done(EXIT.conformant);
    });
}

function folderOf(result: string): string {
  if (statSync(result, { throwIfNoEntry: false })?.isDirectory() === true) return result;
  throw new UsageError(`${result} is no folder: certify needs all that wsp-tck run has left`);
}

function checkedIssuer(issuer: string): string {
  if (issuer.trim() !== '' && issuer.length <= LONGEST_ISSUER) return issuer;
  throw new UsageError(`--issuer takes a text of at most ${String(LONGEST_ISSUER)} characters`);
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (cause) {
    throw new UsageError(`the certificate cannot be written: ${(cause as Error).message}`);
  }
}
