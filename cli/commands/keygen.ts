import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { generateKey } from '../../reports/certificates/keys/generate-key';
import { keyId } from '../../reports/certificates/keys/key-id';
import { type KeyKind, readPublicKey } from '../../reports/certificates/keys/signing-key';
import { EXIT } from '../exit-codes';
import { UsageError } from '../usage-error';
import { passphrase, PASSPHRASE_HELP } from './passphrase';

interface KeygenOptions {
  readonly out: string;
  readonly type: KeyKind;
}

/** Only the owner may read a private key. */
const PRIVATE_MODE = 0o600;
const PUBLIC_MODE = 0o644;

/** Adds `wsp-tck keygen`: a pair of keys to sign certificates with. */
export function addKeygenCommand(program: Command, done: (exitCode: number) => void): void {
  program
    .command('keygen')
    .description('make a pair of keys to sign certificates with')
    .option('--out <NAME>', 'writes NAME.key (private) and NAME.pub (public)', 'wsp-tck')
    .addOption(
      new Option('--type <TYPE>', 'kind of key').choices(['ed25519', 'p256'] as const).default('ed25519'),
    )
    .addHelpText(
      'after',
      `
NAME.key signs: keep it to yourself. NAME.pub checks: hand it to whoever is to verify your certificates, by a way
that they trust. ${PASSPHRASE_HELP}

Examples:
  wsp-tck keygen
  wsp-tck keygen --out keys/acme --type p256`,
    )
    .action(({ out, type }: KeygenOptions) => {
      const { privatePem, publicPem } = generateKey(type, passphrase());
      write(`${out}.key`, privatePem, PRIVATE_MODE);
      write(`${out}.pub`, publicPem, PUBLIC_MODE);
      const id = keyId(readPublicKey(Buffer.from(publicPem), `${out}.pub`));
      process.stdout.write(`${out}.key (keep it to yourself) and ${out}.pub, key ${id}\n`);
      done(EXIT.conformant);
    });
}

/** A key that is there is never written over. */
function write(path: string, text: string, mode: number): void {
  try {
    writeFileSync(path, text, { mode, flag: 'wx' });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'EEXIST'
        ? `${path} is there already and is not written over: name another with --out`
        : `the key cannot be written: ${message}`,
    );
  }
}
