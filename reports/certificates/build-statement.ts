import type { Conformance, ConformanceRule } from '../conformance/conformance';
import type { RuleVerdictName } from '../verdicts/verdict';
import { sha256, sha256OfJson } from './digests';
import { type Evidence, EVIDENCE_FILES } from './evidence';
import {
  CERTIFIED,
  type CertificateStatement,
  type Descriptor,
  PREDICATE_TYPE,
  STATEMENT_TYPE,
} from './statement';

/** Who certifies, when, and with which suite. */
export interface Issue {
  readonly issuer?: string;
  readonly issuedAt: Date;
  /** SHA-256 of the program of the suite. */
  readonly suiteDigest: string;
}

/**
 * Puts a result into the form of an in-toto Statement.
 * @param conformance what `evidence.conformance` says
 * @param evidence the files that the digests are of
 */
export function buildStatement(
  conformance: Conformance,
  evidence: Evidence,
  issue: Issue,
): CertificateStatement {
  const { suite, provider, outcome, profile, findings, counts, rules } = conformance;
  return {
    _type: STATEMENT_TYPE,
    subject: [subjectOf(conformance, evidence)],
    predicateType: PREDICATE_TYPE,
    predicate: {
      result: 'PASSED',
      configuration: configurationOf(conformance, issue.suiteDigest),
      passedTests: idsWith(rules, 'pass'),
      warnedTests: idsWith(rules, 'advisory', 'inconclusive'),
      failedTests: idsWith(rules, 'fail', 'error'),
      [CERTIFIED]: {
        ...(issue.issuer === undefined ? {} : { issuer: issue.issuer }),
        issuedAt: issue.issuedAt.toISOString(),
        suite: { name: suite.name, version: suite.version, page: suite.page },
        provider,
        outcome,
        profile,
        counts,
        findings,
        evidence: evidenceOf(evidence),
        rules: rules.map(({ id, title, level, source, verdict, reason, choice, scenarios }) => ({
          id,
          title,
          level,
          source,
          verdict,
          ...(reason === undefined ? {} : { reason }),
          ...(choice === undefined ? {} : { choice }),
          scenarios: scenarios.length,
        })),
      },
    },
  };
}

function subjectOf({ provider }: Conformance, { transcript }: Evidence): Descriptor {
  if (provider.artifact === undefined) return descriptor(EVIDENCE_FILES.transcript, sha256(transcript));
  return descriptor(provider.artifact.file, provider.artifact.sha256);
}

function configurationOf({ suite, ics, ixit }: Conformance, suiteDigest: string): readonly Descriptor[] {
  return [
    descriptor('features', suite.featuresDigest),
    descriptor('suite', suiteDigest),
    descriptor('ics', sha256OfJson(ics)),
    descriptor('ixit', sha256OfJson(ixit)),
  ];
}

function evidenceOf(evidence: Evidence): readonly Descriptor[] {
  const parts = Object.keys(EVIDENCE_FILES) as (keyof Evidence)[];
  return parts.map((part) => descriptor(EVIDENCE_FILES[part], sha256(evidence[part])));
}

function descriptor(name: string, digest: string): Descriptor {
  return { name, digest: { sha256: digest } };
}

function idsWith(
  rules: readonly ConformanceRule[],
  ...verdicts: readonly RuleVerdictName[]
): readonly string[] {
  return rules.filter(({ verdict }) => verdicts.includes(verdict)).map(({ id }) => id);
}
