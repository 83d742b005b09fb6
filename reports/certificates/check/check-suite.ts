import type { Conformance } from '../../conformance/conformance';

/** The suite that certifies or verifies. */
export interface SuiteAtHand {
  readonly version: string;
  /** SHA-256 over its features. */
  readonly featuresDigest: string;
  /** SHA-256 over its program. */
  readonly digest: string;
}

/**
 * Whether a result comes from this suite: only the same features give the same verdicts.
 * @returns what differs; none where it does
 */
export function checkSuite({ suite }: Conformance, atHand: SuiteAtHand): readonly string[] {
  if (suite.version !== atHand.version) {
    return [
      `the result is of ${suite.name} ${suite.version}, this is ${atHand.version}: use that version, or run the provider again with this one`,
    ];
  }
  if (suite.featuresDigest !== atHand.featuresDigest) {
    return [
      `the features of this suite are not those of the result: their SHA-256 is ${atHand.featuresDigest}, the result has ${suite.featuresDigest}`,
    ];
  }
  return [];
}
