import { sha256 } from '../digests';
import { type Evidence, EVIDENCE_FILES } from '../evidence';
import { CERTIFIED, type CertificateStatement } from '../statement';

/**
 * Whether the files of a result are, byte for byte, those that were certified.
 * @returns what was changed; none where nothing was
 */
export function checkFiles(statement: CertificateStatement, evidence: Evidence): readonly string[] {
  const certified = statement.predicate[CERTIFIED].evidence;
  const parts = Object.keys(EVIDENCE_FILES) as (keyof Evidence)[];
  return parts.flatMap((part) => {
    const name = EVIDENCE_FILES[part];
    const expected = certified.find((descriptor) => descriptor.name === name)?.digest.sha256;
    const found = sha256(evidence[part]);
    if (expected === undefined) return [`the certificate does not say which ${name} it is about`];
    return expected === found
      ? []
      : [
          `${name} is not the one that was certified: its SHA-256 is ${found}, the certificate has ${expected}`,
        ];
  });
}
