import type { SequenceLine } from '../../../providers/contract/notation/describe-sequence';
import { cProgram, type CProgram } from '../../../providers/contract/c-program/c-program';
import { plainText } from '../../../providers/contract/notation/plain-text';
import type { Report } from '../report';
import { shortText, sizeOnPage } from './short-text';
import type { JudgedScenario } from '../../verdicts/judged-rule';

/** What of a scenario's evidence the page shows. */
export interface PlannedEvidence {
  /** Why it has its verdict, in full or cut. */
  readonly reason: string | undefined;
  /** What was expected and what came, in full or cut. */
  readonly message: string | undefined;
  /** undefined: left out, for the page is full. */
  readonly calls: readonly SequenceLine[] | undefined;
  /** Of a failure; undefined: left out, for the page is full, or nothing failed. */
  readonly program: CProgram | undefined;
  readonly facts: JudgedScenario['verdict']['facts'];
  readonly moreFacts: number;
}

/** How much evidence the page shows in all, in bytes, so that a provider that fails everywhere leaves a page that opens. */
const LIMIT = 40_000;
const PROGRAMS_LIMIT = 13_000;
/** What stands around a text. */
const MARKUP = 40;
const REASON_LIMIT = 400;
const MESSAGE_LIMIT = 800;
const BRIEF = 40;
const FACTS_SHOWN = 6;

/**
 * Decides which evidence the page shows. Every rule gets room for one of its scenarios before any gets room
 * for its second one, and what was not as expected comes before what was.
 */
export function planEvidence(report: Report): ReadonlyMap<JudgedScenario, PlannedEvidence> {
  const plan = new Map<JudgedScenario, PlannedEvidence>();
  let left = LIMIT;
  let leftForPrograms = PROGRAMS_LIMIT;
  for (const scenario of inTurn(report)) {
    const evidence = allOf(report, scenario);
    const size = sizeOf(evidence);
    const fits = size <= left;
    if (fits) left -= size;
    const program = fits && leftForPrograms > 0 ? programOf(report, scenario) : undefined;
    leftForPrograms -= program !== undefined && 'text' in program ? sizeOnPage(program.text) : 0;
    plan.set(scenario, { ...(fits ? evidence : briefOf(evidence)), program });
  }
  return plan;
}

/** Whether a reader wants to see what happened. */
export function isLookedAt({ verdict: { verdict } }: JudgedScenario): boolean {
  return verdict !== 'pass' && verdict !== 'not-applicable';
}

function inTurn({ judgement }: Report): readonly JudgedScenario[] {
  const rows = judgement.rules.map(({ scenarios }) => [
    ...scenarios.filter(isLookedAt),
    ...scenarios.filter((scenario) => !isLookedAt(scenario)),
  ]);
  const longest = Math.max(0, ...rows.map((row) => row.length));
  const turns = Array.from({ length: longest }, (_, turn) =>
    rows.flatMap((row) => row.slice(turn, turn + 1)),
  );
  const all = turns.flat();
  return [...all.filter(isLookedAt), ...all.filter((scenario) => !isLookedAt(scenario))];
}

type Evidence = Omit<PlannedEvidence, 'program'>;

/** Only a failure is worth a program: it shows what the provider does, and needs no suite. */
function programOf(report: Report, scenario: JudgedScenario): CProgram | undefined {
  if (scenario.verdict.verdict !== 'fail') return undefined;
  const { name, uri, line } = scenario.result;
  return cProgram(report.conversationOf(scenario), [
    `The calls of one case of ${report.run.suite.page}, as they were made of ${report.conformance.provider.name}:`,
    `${name} (${uri}:${String(line)})`,
  ]);
}

function allOf(report: Report, scenario: JudgedScenario): Evidence {
  const { reason, message, facts } = scenario.verdict;
  return {
    reason: reason === undefined ? undefined : plainText(reason, REASON_LIMIT),
    message: message === undefined ? undefined : plainText(message, MESSAGE_LIMIT),
    ...(isLookedAt(scenario)
      ? { calls: report.callsOf(scenario), facts: [], moreFacts: 0 }
      : {
          calls: [],
          facts: facts.slice(0, FACTS_SHOWN),
          moreFacts: Math.max(0, facts.length - FACTS_SHOWN),
        }),
  };
}

function sizeOf({ reason = '', message = '', calls = [], facts }: Evidence): number {
  const texts = [
    reason,
    message,
    ...calls.map(({ text }) => text),
    ...facts.flatMap(({ source, read }) => [source, read]),
  ];
  return texts.reduce((sum, text) => sum + sizeOnPage(text) + MARKUP, 0);
}

function briefOf({ reason, message, facts, moreFacts }: Evidence): Evidence {
  return {
    reason: reason === undefined ? undefined : shortText(reason, BRIEF),
    message: message === undefined ? undefined : shortText(message, BRIEF),
    calls: undefined,
    facts: [],
    moreFacts: facts.length + moreFacts,
  };
}
