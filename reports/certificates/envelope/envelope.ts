/** What a certificate's payload is, as DSSE and in-toto have it. */
export const PAYLOAD_TYPE = 'application/vnd.in-toto+json';

/** A Dead Simple Signing Envelope, version 1: the form of a certificate file. */
export interface Envelope {
  readonly payloadType: typeof PAYLOAD_TYPE;
  /** Base64 of the bytes that are signed. */
  readonly payload: string;
  readonly signatures: readonly EnvelopeSignature[];
}

interface EnvelopeSignature {
  /** Says which key to try; whoever changes it deceives nobody, for the key is given to `verify`. */
  readonly keyid?: string;
  /** Base64. */
  readonly sig: string;
}
