import { createHash, createPublicKey, type KeyObject } from 'node:crypto';

/** The name of a key: SHA-256 of its public part (SubjectPublicKeyInfo, DER), in hex. */
export function keyId(key: KeyObject): string {
  const spki = (key.type === 'private' ? createPublicKey(key) : key).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(spki).digest('hex');
}
