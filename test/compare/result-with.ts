import { DEFAULT_IXIT } from '../../providers/contract/statement/statement';
import {
  CONFORMANCE_SCHEMA,
  type Conformance,
  type ConformanceRule,
} from '../../reports/conformance/conformance';

/** A result with one rule, or with none. */
export function resultWith(
  rule: Partial<ConformanceRule> | null,
  more: Partial<Conformance> = {},
): Conformance {
  return {
    schema: CONFORMANCE_SCHEMA,
    suite: { name: 'wsp-tck', version: '0.1.0', page: 'WSPSocket', featuresDigest: '0'.repeat(64) },
    provider: { reference: 'process:sample', name: 'Sample', version: '1.0', kind: 'process' },
    ics: null,
    ixit: DEFAULT_IXIT,
    outcome: 'conformant',
    profile: 'base, non-IFS, stream',
    findings: [],
    counts: { pass: 1, fail: 0, inconclusive: 0, notApplicable: 0, error: 0, advisory: 0 },
    rules:
      rule === null
        ? []
        : [
            {
              id: 'GRP-1',
              title: 'g = 0 puts the socket into no group',
              level: 'must',
              area: 'Socket groups',
              source: 'Remarks, paragraph 1, sentence 1.',
              verdict: 'pass',
              scenarios: [],
              ...rule,
            },
          ],
    ...more,
  };
}
