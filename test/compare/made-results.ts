import { featureFiles, featuresDigest, parseFeatures } from '../../cli/suite/read-features';
import { randomNumbers } from '../../providers/contract/bulk-data';
import type { ComparedResult } from '../../reports/comparison/compared-result';
import { readRegister } from '../../reports/queries/rules-register';
import type { RuleVerdictName } from '../../reports/verdicts/verdict';

const VERDICTS: readonly RuleVerdictName[] = [
  'pass',
  'pass',
  'pass',
  'fail',
  'inconclusive',
  'not-applicable',
];

/** Results of providers that nobody has: every rule of the suite, with verdicts by chance. */
export function madeResults(count: number): readonly ComparedResult[] {
  const random = randomNumbers(count);
  const files = featureFiles();
  const rules = readRegister(parseFeatures(files));
  const suite = { version: '0.1.0', featuresDigest: featuresDigest(files) };
  return Array.from({ length: count }, (_, index) => ({
    label: `provider ${String(index)} 1.0 (process:provider-${String(index)})`,
    provider: {
      reference: `process:provider-${String(index)}`,
      name: `provider ${String(index)}`,
      version: '1.0',
    },
    suite,
    outcome: index % 3 === 0 ? 'conformant' : 'non-conformant',
    profile: 'base, non-IFS, stream, no groups',
    counts: { pass: 1, fail: 1, inconclusive: 1, notApplicable: 1, error: 0, advisory: 0 },
    selected: false,
    rules: rules.map(({ id, title, level, area }) => ({
      id,
      title,
      level,
      area,
      verdict: VERDICTS[Math.floor(random() * VERDICTS.length)] ?? 'pass',
    })),
  }));
}
