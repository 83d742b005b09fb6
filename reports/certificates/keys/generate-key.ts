import { generateKeyPairSync } from 'node:crypto';
import type { KeyKind } from './signing-key';

/** A new pair of keys as PEM. */
interface GeneratedKey {
  /** PKCS #8, encrypted where there is a passphrase. */
  readonly privatePem: string;
  /** SubjectPublicKeyInfo. */
  readonly publicPem: string;
}

/** Makes a pair of keys to sign certificates with. */
export function generateKey(kind: KeyKind, passphrase: string | undefined): GeneratedKey {
  const encoding = {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: {
      type: 'pkcs8',
      format: 'pem',
      ...(passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase }),
    },
  } as const;
  const { privateKey, publicKey } =
    kind === 'ed25519'
      ? generateKeyPairSync('ed25519', encoding)
      : generateKeyPairSync('ec', { namedCurve: 'prime256v1', ...encoding });
  return { privatePem: privateKey, publicPem: publicKey };
}
