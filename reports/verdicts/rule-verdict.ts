import { plainLine } from '../../providers/contract/notation/plain-text';
import type { RegisteredRule } from '../queries/rules-register';
import type { JudgedRule, JudgedScenario } from './judged-rule';
import { worstOf, type ScenarioVerdictName } from './verdict';

const REASONS_SHOWN = 3;
const REASON_LIMIT = 300;

/**
 * Judges a rule by its scenarios: fail outranks error, which outranks
 * inconclusive, which outranks pass; not-applicable where none applies. Of the
 * scenarios tagged `@alternative` one pass and no fail is enough. A rule that is
 * only encouraged does not fail, it is advisory.
 */
export function judgeRule(rule: RegisteredRule, scenarios: readonly JudgedScenario[]): JudgedRule {
  const worst = worstOf(verdictsThatCount(scenarios));
  if (worst === undefined) return { rule, verdict: 'error', reason: 'it has no scenario', scenarios };
  const reasons = new Set(scenarios.filter(({ verdict }) => verdict.verdict === worst).flatMap(reasonOf));
  const choices = new Set(scenarios.flatMap(({ verdict }) => verdict.choices));
  return {
    rule,
    verdict: worst === 'fail' && rule.level === 'should' ? 'advisory' : worst,
    ...(reasons.size === 0 ? {} : { reason: joined([...reasons]) }),
    ...(choices.size === 0 ? {} : { choice: joined([...choices]) }),
    scenarios,
  };
}

function verdictsThatCount(scenarios: readonly JudgedScenario[]): readonly ScenarioVerdictName[] {
  const group = scenarios.filter((scenario) => scenario.alternative).map(({ verdict }) => verdict.verdict);
  const others = scenarios.filter((scenario) => !scenario.alternative).map(({ verdict }) => verdict.verdict);
  const enough = group.includes('pass') && !group.includes('fail');
  return enough ? [...others, 'pass'] : [...others, ...group];
}

/** The reason, or for a failure what was expected and what came. */
function reasonOf({ verdict }: JudgedScenario): readonly string[] {
  const reason = verdict.reason ?? (verdict.verdict === 'pass' ? undefined : verdict.message);
  return reason === undefined ? [] : [plainLine(reason.trim().replaceAll('\n', '; '), REASON_LIMIT)];
}

function joined(texts: readonly string[]): string {
  const shown = texts.slice(0, REASONS_SHOWN).join('; ');
  return texts.length > REASONS_SHOWN ? `${shown}; and ${String(texts.length - REASONS_SHOWN)} more` : shown;
}
