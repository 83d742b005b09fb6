import type { CertificateStatement } from '../statement';
import type { SuiteAtHand } from './check-suite';

/**
 * Whether the program that verifies is the one that certified.
 * @returns what differs; none where nothing does
 */
export function checkProgram(
  { predicate }: CertificateStatement,
  { digest, version }: SuiteAtHand,
): readonly string[] {
  const certified = predicate.configuration.find(({ name }) => name === 'suite')?.digest.sha256;
  if (certified === digest) return [];
  return [
    `it was certified with another build of the suite than this one of ${version}: SHA-256 ${certified ?? 'unknown'}, this is ${digest}`,
  ];
}
