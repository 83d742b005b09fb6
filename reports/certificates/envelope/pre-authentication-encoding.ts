/**
 * What DSSE signs: type and body with their lengths, so that neither can be taken for the other.
 * @param type the payload type
 * @param body the payload, before base64
 */
export function preAuthenticationEncoding(type: string, body: Uint8Array): Buffer {
  const head = `DSSEv1 ${String(Buffer.byteLength(type))} ${type} ${String(body.length)} `;
  return Buffer.concat([Buffer.from(head, 'utf8'), body]);
}
