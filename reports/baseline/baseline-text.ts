import { Document, isMap, isSeq } from 'yaml';
import { plainLine } from '../../providers/contract/notation/plain-text';
import type { Conformance, ConformanceRule, ConformanceScenario } from '../conformance/conformance';
import type { Deviation, ListedVerdict } from './baseline';
import { providerTitle } from '../conformance/provider-title';
import { deviatingScenarios } from './deviates';

const REASON_LIMIT = 200;

/** What else goes into a new baseline. */
interface BaselineOptions {
  /** The last day of every new entry, `YYYY-MM-DD`. */
  readonly expires?: string;
  /** Entries of an older baseline: reason, link and last day stay where the deviation is the same. */
  readonly before?: readonly Deviation[];
}

/**
 * The known deviations of a result as a baseline in YAML: for each rule that
 * keeps the provider from being conformant, the scenarios that do.
 */
export function baselineText(result: Conformance, { expires, before = [] }: BaselineOptions): string {
  const deviations = result.rules.flatMap(deviationsOf).map((found) => {
    const known = before.find(({ rule, verdict }) => rule === found.rule && verdict === found.verdict);
    if (known === undefined) return { ...found, ...(expires === undefined ? {} : { expires }) };
    const { reason, link, expires: day } = known;
    return {
      ...found,
      reason,
      ...(link === undefined ? {} : { link }),
      ...(day === undefined ? {} : { expires: day }),
    };
  });
  const document = new Document({ schema: 'urn:wsp-tck:baseline:1', deviations });
  document.commentBefore = comment(result);
  const list = document.get('deviations');
  if (isSeq(list)) {
    list.items.slice(1).forEach((item) => {
      if (isMap(item)) item.spaceBefore = true;
    });
  }
  return document.toString({ lineWidth: 0 });
}

function comment({ provider, suite, outcome, selection }: Conformance): string {
  const line = (text: string): string => ` ${plainLine(text, REASON_LIMIT)}`;
  return [
    line(`Known deviations of ${provider.reference} (${providerTitle(provider)}): ${outcome}.`),
    line(`Made by wsp-tck baseline ${suite.version}; docs/baseline.md says what every field means.`),
    ...(selection === undefined
      ? []
      : [line('Only a selection was run: the rest of the rules is not in it.')]),
    line(
      'Say in each reason why it is so, and add a link or a last day (expires: YYYY-MM-DD) where there is one.',
    ),
  ].join('\n');
}

/** One entry for each verdict that scenarios of the rule have. */
function deviationsOf(rule: ConformanceRule): readonly Deviation[] {
  const byVerdict = new Map<ListedVerdict, ConformanceScenario[]>();
  for (const scenario of deviatingScenarios(rule)) {
    const { verdict } = scenario;
    if (verdict === 'pass' || verdict === 'not-applicable') continue;
    const own = byVerdict.get(verdict) ?? [];
    own.push(scenario);
    byVerdict.set(verdict, own);
  }
  return [...byVerdict].map(([verdict, scenarios]) => {
    const [first] = scenarios;
    const seen = plainLine(first?.reason ?? first?.message ?? rule.reason ?? '', REASON_LIMIT);
    return {
      rule: rule.id,
      verdict,
      scenarios: scenarios.map(({ name }) => name),
      reason: seen === '' ? 'not explained yet' : `not explained yet; what was seen: ${seen}`,
    };
  });
}
