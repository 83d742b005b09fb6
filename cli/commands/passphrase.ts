const VARIABLE = 'WSP_TCK_PASSPHRASE';

/** How a passphrase is given, for --help. */
export const PASSPHRASE_HELP = `The private key is encrypted where ${VARIABLE} is set in the environment.`;

/** The passphrase of the private key: from the environment, for a command line can be read by others. */
export function passphrase(): string | undefined {
  return process.env[VARIABLE];
}
