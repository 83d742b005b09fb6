import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** The kinds of keys that sign certificates. */
export type KeyKind = 'ed25519' | 'p256';

/** A file that should hold a key does not, or one of another kind. */
export class UnusableKey extends Error {
  override readonly name = 'UnusableKey';
}

/**
 * Reads the key that signs.
 * @param pem the text of a PKCS #8 file
 * @param name what a complaint calls it
 * @param passphrase of an encrypted file
 * @throws UnusableKey
 */
export function readPrivateKey(pem: Uint8Array, name: string, passphrase: string | undefined): KeyObject {
  try {
    const key = Buffer.from(pem);
    return known(createPrivateKey({ key, ...(passphrase === undefined ? {} : { passphrase }) }), name);
  } catch (cause) {
    if (cause instanceof UnusableKey) throw cause;
    throw new UnusableKey(`${name} holds no private key that can be read (PEM, PKCS #8): ${short(cause)}`);
  }
}

/**
 * Reads the key that checks signatures: a public key, or the private one that it belongs to.
 * @param pem the text of a SubjectPublicKeyInfo file
 * @param name what a complaint calls it
 * @throws UnusableKey
 */
export function readPublicKey(pem: Uint8Array, name: string): KeyObject {
  try {
    return known(createPublicKey(Buffer.from(pem)), name);
  } catch (cause) {
    if (cause instanceof UnusableKey) throw cause;
    throw new UnusableKey(`${name} holds no public key that can be read (PEM): ${short(cause)}`);
  }
}

/** The digest that a kind of key signs: Ed25519 takes the message as it is. */
export function digestAlgorithm(key: KeyObject): 'sha256' | null {
  return key.asymmetricKeyType === 'ec' ? 'sha256' : null;
}

function known(key: KeyObject, name: string): KeyObject {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = key;
  if (type === 'ed25519' || (type === 'ec' && details?.namedCurve === 'prime256v1')) return key;
  throw new UnusableKey(`the key in ${name} is neither Ed25519 nor ECDSA P-256; "wsp-tck keygen" makes one`);
}

function short(cause: unknown): string {
  return (cause as Error).message.split('\n')[0] ?? '';
}
