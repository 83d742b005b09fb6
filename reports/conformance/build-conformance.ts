import { plainText } from '../../providers/contract/notation/plain-text';
import type { Finding, RunRecord } from '../run-record';
import type { Judgement } from '../verdicts/judge';
import type { JudgedRule, JudgedScenario } from '../verdicts/judged-rule';
import {
  CONFORMANCE_SCHEMA,
  type Conformance,
  type ConformanceRule,
  type ConformanceScenario,
} from './conformance';
import { replayCommand } from './replay-command';

const NAME_LIMIT = 200;
const TEXT_LIMIT = 2_000;
const FINDINGS_LIMIT = 200;

/**
 * Puts what was tested and how it was judged into the shape of conformance.json.
 * Texts of the provider are made plain and bounded, so that every format can print them.
 */
export function buildConformance(run: RunRecord, judgement: Judgement): Conformance {
  return {
    schema: CONFORMANCE_SCHEMA,
    suite: run.suite,
    provider: {
      ...run.provider,
      reference: plainText(run.provider.reference, NAME_LIMIT),
      name: plainText(run.provider.name, NAME_LIMIT),
      version: plainText(run.provider.version, NAME_LIMIT),
    },
    ics: run.ics,
    ixit: run.ixit,
    outcome: judgement.outcome,
    profile: plainText(run.profile, TEXT_LIMIT),
    ...(run.selection === undefined ? {} : { selection: run.selection }),
    findings: findingsOf(run, judgement.faults),
    counts: judgement.counts,
    rules: judgement.rules.map((rule) => buildRule(rule, run.replay)),
  };
}

function findingsOf(run: RunRecord, faults: readonly string[]): readonly Finding[] {
  const all = [
    ...(run.cannotJudge === undefined ? [] : [{ kind: 'nothing could be judged', text: run.cannotJudge }]),
    ...faults.map((text) => ({ kind: 'fault of the suite', text })),
    ...run.findings,
  ];
  return all.slice(0, FINDINGS_LIMIT).map(({ kind, text }) => ({
    kind: plainText(kind, NAME_LIMIT),
    text: plainText(text, TEXT_LIMIT),
  }));
}

/** A judged rule as conformance.json has it. `replay` is the command without the case. */
export function buildRule(
  { rule, verdict, reason, choice, scenarios }: JudgedRule,
  replay: string,
): ConformanceRule {
  return {
    id: rule.id,
    title: rule.title,
    level: rule.level,
    area: rule.area,
    source: rule.source,
    verdict,
    ...(reason === undefined ? {} : { reason }),
    ...(choice === undefined ? {} : { choice }),
    scenarios: scenarios.map((scenario) => buildScenario(scenario, replay)),
  };
}

function buildScenario({ result, verdict }: JudgedScenario, replay: string): ConformanceScenario {
  return {
    name: plainText(result.name, NAME_LIMIT),
    uri: result.uri,
    line: result.line,
    verdict: verdict.verdict,
    ...(verdict.reason === undefined ? {} : { reason: verdict.reason }),
    ...(verdict.message === undefined ? {} : { message: verdict.message }),
    replay: replayCommand(replay, result),
  };
}
