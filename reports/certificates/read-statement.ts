import { schemaProblem } from '../../providers/contract/schema-problem';
import { compileSchema } from '../../providers/contract/schemas';
import schema from './certificate.schema.json';
import type { CertificateStatement } from './statement';

/**
 * Reads the payload of a certificate.
 * @returns the statement, or what is wrong: the rest of a sentence that begins with the certificate
 */
export function readStatement(payload: Uint8Array): CertificateStatement | string {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(payload));
  } catch {
    return 'its payload is no JSON in UTF-8';
  }
  const validate = (validator ??= compileSchema(schema));
  if (validate(value)) return value as CertificateStatement;
  const { pointer, text } = schemaProblem(validate.errors ?? []);
  return `is none of wsp-tck: ${pointer === '' ? 'it' : pointer.slice(1).replaceAll('/', '.')} ${text}`;
}

let validator: ReturnType<typeof compileSchema> | undefined;
