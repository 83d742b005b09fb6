import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeProvider } from '../../cli/running/judge-provider';
import { featureFiles } from '../../cli/suite/read-features';
import type { Adapter } from '../../providers/contract/provider';
import type { StatementDocument } from '../../providers/contract/statement/document';
import type { Conformance } from '../../reports/conformance/conformance';

/** What a test looks at after the whole suite has run against a provider. */
export interface Judged {
  readonly folder: string;
  readonly exitCode: number;
  readonly conformance: Conformance;
  /** Rule id -> verdict. */
  readonly verdicts: { readonly [rule: string]: string };
}

/** Runs the suite, or the scenarios with some tags, against a provider, with a report in a temporary folder. */
export async function judge(
  adapter: Adapter,
  more: { readonly statement?: StatementDocument; readonly tags?: string } = {},
): Promise<Judged> {
  const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-'));
  const { report, exitCode } = await judgeProvider({
    adapter,
    statement: more.statement ?? null,
    chosen: { tags: more.tags ?? '', cases: [] },
    files: featureFiles(),
    folder,
    request: { reference: 'test', selection: {} },
    onMessage: () => undefined,
  });
  const { conformance } = report;
  const verdicts = Object.fromEntries(conformance.rules.map(({ id, verdict }) => [id, verdict]));
  return { folder, exitCode, conformance, verdicts };
}

/** The rules with a certain verdict, in the order of the page. */
export function rulesWith(judged: Judged, verdict: string): readonly string[] {
  return judged.conformance.rules.filter((rule) => rule.verdict === verdict).map(({ id }) => id);
}

/**
 * The rules with certain verdicts, each with what the scenarios say that have it: a failing test then tells why.
 * @param among only these rules
 */
export function toldWith(
  judged: Judged,
  verdicts: readonly string[],
  among?: readonly string[],
): readonly string[] {
  return judged.conformance.rules
    .filter(({ id, verdict }) => verdicts.includes(verdict) && (among?.includes(id) ?? true))
    .map(({ id, verdict, scenarios }) => {
      const told = scenarios.filter((scenario) => scenario.verdict === verdict);
      const reasons = told.map(({ name, message = '', reason = '' }) => `${name}: ${message || reason}`);
      return `${id} ${verdict}: ${reasons.join(' | ')}`;
    });
}

/** Rule and scenario verdicts, for comparing two runs. */
export function allVerdicts({ conformance }: Judged): unknown {
  return conformance.rules.map(({ id, verdict, scenarios }) => ({
    id,
    verdict,
    scenarios: scenarios.map((scenario) => [scenario.name, scenario.verdict]),
  }));
}
