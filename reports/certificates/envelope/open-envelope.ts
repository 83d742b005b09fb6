import { type KeyObject, verify } from 'node:crypto';
import { schemaProblem } from '../../../providers/contract/schema-problem';
import { compileSchema } from '../../../providers/contract/schemas';
import { keyId } from '../keys/key-id';
import { digestAlgorithm } from '../keys/signing-key';
import { decodeBase64 } from './decode-base64';
import { type Envelope, PAYLOAD_TYPE } from './envelope';
import schema from './envelope.schema.json';
import { preAuthenticationEncoding } from './pre-authentication-encoding';

/** The payload of an envelope that was signed with the key, or why there is none. */
export type Opened =
  { readonly ok: true; readonly payload: Buffer } | { readonly ok: false; readonly problem: string };

/**
 * Opens an envelope: nothing inside is looked at before a signature of the key has been found right.
 * @param bytes the certificate file
 * @param key the public key of whom the reader trusts
 */
export function openEnvelope(bytes: Uint8Array, key: KeyObject): Opened {
  const envelope = parsed(bytes);
  if (typeof envelope === 'string') return no(envelope);
  const payload = decodeBase64(envelope.payload);
  if (payload === undefined) return no('its payload is no base64');
  const signed = preAuthenticationEncoding(PAYLOAD_TYPE, payload);
  const own = envelope.signatures.find(({ sig }) => {
    const signature = decodeBase64(sig);
    return signature !== undefined && verify(digestAlgorithm(key), signed, key, signature);
  });
  if (own === undefined) {
    return no(`no signature in it is one of the key ${keyId(key)}: it was changed, or another key signed it`);
  }
  if (own.keyid !== undefined && own.keyid !== keyId(key)) {
    return no(`its signature is one of the key ${keyId(key)}, but names another key`);
  }
  return { ok: true, payload };
}

function parsed(bytes: Uint8Array): Envelope | string {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return 'it is no JSON in UTF-8';
  }
  const validate = (validator ??= compileSchema(schema));
  if (validate(value)) return value as Envelope;
  const { pointer, text } = schemaProblem(validate.errors ?? []);
  return `${pointer === '' ? 'the envelope' : pointer.slice(1).replaceAll('/', '.')} ${text}`;
}

let validator: ReturnType<typeof compileSchema> | undefined;

function no(problem: string): Opened {
  return { ok: false, problem };
}
