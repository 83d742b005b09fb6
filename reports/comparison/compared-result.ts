import { plainLine } from '../../providers/contract/notation/plain-text';
import { providerTitle } from '../conformance/provider-title';
import type { Conformance, ConformanceRule } from '../conformance/conformance';

/** What a comparison keeps of a result: of a thousand, nothing more fits side by side. */
export interface ComparedResult extends Pick<Conformance, 'outcome' | 'profile' | 'counts'> {
  /** How a reader tells it from the others. */
  readonly label: string;
  readonly provider: Pick<Conformance['provider'], 'reference' | 'name' | 'version'>;
  readonly suite: Pick<Conformance['suite'], 'version' | 'featuresDigest'>;
  /** Only a part of the rules was run. */
  readonly selected: boolean;
  /** Where its own report is, as a link; left out where there is none. */
  readonly report?: string;
  readonly rules: readonly ComparedRule[];
}

export type ComparedRule = Pick<ConformanceRule, 'id' | 'title' | 'level' | 'area' | 'verdict'>;

const NAME_LIMIT = 120;
const TITLE_LIMIT = 300;

/**
 * Reduces a result to what is compared. Its texts may be anybody's: they are made plain and bounded here.
 * @param report the link to its own report, or undefined
 */
export function comparedResult(conformance: Conformance, report: string | undefined): ComparedResult {
  const { provider, suite, outcome, profile, counts, selection, rules } = conformance;
  const plain = (text: string): string => plainLine(text, NAME_LIMIT);
  return {
    label: plain(`${providerTitle(provider)} (${provider.reference})`),
    provider: {
      reference: plain(provider.reference),
      name: plain(provider.name),
      version: plain(provider.version),
    },
    suite: { version: plain(suite.version), featuresDigest: plain(suite.featuresDigest) },
    outcome,
    profile: plain(profile),
    counts,
    selected: selection !== undefined,
    ...(report === undefined ? {} : { report }),
    rules: rules.map(({ id, title, level, area, verdict }) => ({
      id,
      title: plainLine(title, TITLE_LIMIT),
      level,
      area: plain(area),
      verdict,
    })),
  };
}
