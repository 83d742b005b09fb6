import { type KeyObject, sign } from 'node:crypto';
import { digestAlgorithm } from '../keys/signing-key';
import { keyId } from '../keys/key-id';
import { type Envelope, PAYLOAD_TYPE } from './envelope';
import { preAuthenticationEncoding } from './pre-authentication-encoding';

/**
 * Puts a payload into an envelope and signs it.
 * @param payload the bytes of an in-toto Statement
 * @param key a private key as `readPrivateKey` takes it
 */
export function signEnvelope(payload: Uint8Array, key: KeyObject): Envelope {
  const signed = preAuthenticationEncoding(PAYLOAD_TYPE, payload);
  return {
    payloadType: PAYLOAD_TYPE,
    payload: Buffer.from(payload).toString('base64'),
    signatures: [{ keyid: keyId(key), sig: sign(digestAlgorithm(key), signed, key).toString('base64') }],
  };
}
