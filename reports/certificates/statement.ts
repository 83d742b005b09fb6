import type { Conformance, ConformanceRule } from '../conformance/conformance';

export const STATEMENT_TYPE = 'https://in-toto.io/Statement/v1';
export const PREDICATE_TYPE = 'https://in-toto.io/attestation/test-result/v0.1';
/** The field of the predicate that holds what in-toto has no field for, and its version. */
export const CERTIFIED = 'urn:wsp-tck:certificate:1';

/** Something by its digest (an in-toto ResourceDescriptor). */
export interface Descriptor {
  readonly name: string;
  readonly digest: { readonly sha256: string };
}

/** What a certificate says: an in-toto Statement with the test-result predicate. */
export interface CertificateStatement {
  readonly _type: typeof STATEMENT_TYPE;
  /** The provider's file; where the suite has none, the transcript of what the provider did. */
  readonly subject: readonly [Descriptor];
  readonly predicateType: typeof PREDICATE_TYPE;
  readonly predicate: {
    readonly result: 'PASSED';
    /** Features, suite, ICS, IXIT. */
    readonly configuration: readonly Descriptor[];
    /** Ids of rules; those that do not apply are in none of the three lists. */
    readonly passedTests: readonly string[];
    readonly warnedTests: readonly string[];
    readonly failedTests: readonly string[];
    readonly [CERTIFIED]: Certified;
  };
}

/** What in-toto has no field for. */
interface Certified extends Pick<Conformance, 'provider' | 'outcome' | 'profile' | 'findings' | 'counts'> {
  /** Who says so, in the issuer's own words; what binds is the key. */
  readonly issuer?: string;
  /** When, by the clock of the issuer's machine, as ISO 8601. */
  readonly issuedAt: string;
  readonly suite: Pick<Conformance['suite'], 'name' | 'version' | 'page'>;
  /** The files of the result. */
  readonly evidence: readonly Descriptor[];
  readonly rules: readonly CertifiedRule[];
}

interface CertifiedRule extends Pick<
  ConformanceRule,
  'id' | 'title' | 'level' | 'source' | 'verdict' | 'reason' | 'choice'
> {
  /** How many scenarios the verdict rests on. */
  readonly scenarios: number;
}
