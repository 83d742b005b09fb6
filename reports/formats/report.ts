import type { Envelope } from '@cucumber/messages';
import { describeSequence, type SequenceLine } from '../../providers/contract/notation/describe-sequence';
import { plainText } from '../../providers/contract/notation/plain-text';
import { compareWithBaseline } from '../baseline/compare-with-baseline';
import { buildConformance } from '../conformance/build-conformance';
import type { Conformance } from '../conformance/conformance';
import { callsOfScenarios, type Conversation } from '../queries/calls-of-scenarios';
import { startOfRun } from '../queries/start-of-run';
import type { TranscriptLine } from '../queries/transcript-line';
import type { RunRecord } from '../run-record';
import { judge, type Judgement } from '../verdicts/judge';
import type { JudgedScenario } from '../verdicts/judged-rule';

/** All that the formats print. */
export interface Report {
  readonly run: RunRecord;
  readonly judgement: Judgement;
  readonly conformance: Conformance;
  readonly startedAt: Date;
  /** The calls and upcalls of a scenario as lines of text; a long sequence is cut, with a note where all of it is. */
  readonly callsOf: (scenario: JudgedScenario) => readonly SequenceLine[];
  /** All that was said during a scenario. */
  readonly conversationOf: (scenario: JudgedScenario) => Conversation;
}

/** Where the calls that a report leaves out can be found. */
const TRANSCRIPT_FILE = 'transcript.ndjson';

const CALLS_SHOWN = 60;
const CALL_LIMIT = 600;
/** In characters. */
const ALL_CALLS_LIMIT = 500_000;

/**
 * Judges a run and gathers what the formats print.
 * @param lines the transcript, in its order
 * @throws FeatureDefect where the features cannot be read as a register of rules
 */
export function buildReport(
  run: RunRecord,
  envelopes: readonly Envelope[],
  lines: readonly TranscriptLine[],
): Report {
  const judgement = judge(run, envelopes);
  const startedAt = startOfRun(envelopes);
  const conversations = callsOfScenarios(lines);
  const conversationOf = ({ result }: JudgedScenario): Conversation =>
    conversations.get(result.testCaseStarted ?? '') ?? [];
  return {
    run,
    judgement,
    conformance: heldToBaseline(run, buildConformance(run, judgement), startedAt),
    startedAt,
    callsOf: describingCalls(conversationOf),
    conversationOf,
  };
}

function heldToBaseline(
  { baseline, cannotJudge }: RunRecord,
  conformance: Conformance,
  startedAt: Date,
): Conformance {
  if (baseline === undefined) return conformance;
  const { known, rulesOfSuite } = baseline;
  const run = { conformance, rulesOfSuite, startedAt, cannotJudge: cannotJudge !== undefined };
  return { ...conformance, baseline: compareWithBaseline(known, run) };
}

/**
 * Several formats print the same calls: they are described once. All calls
 * together are bounded too, so that a provider that fails everywhere still
 * leaves reports that can be opened.
 */
function describingCalls(conversationOf: Report['conversationOf']): Report['callsOf'] {
  const described = new Map<JudgedScenario, readonly SequenceLine[]>();
  let left = ALL_CALLS_LIMIT;
  return (scenario) => {
    const known = described.get(scenario);
    if (known !== undefined) return known;
    const calls = describeCalls(conversationOf(scenario), left > 0 ? CALLS_SHOWN : 0);
    left -= calls.reduce((sum, { text }) => sum + text.length, 0);
    described.set(scenario, calls);
    return calls;
  };
}

function describeCalls(conversation: Conversation, limit: number): readonly SequenceLine[] {
  const { lines, more } = describeSequence(conversation, limit);
  const shown = lines.map(({ depth, text }) => ({ depth, text: plainText(text, CALL_LIMIT) }));
  if (more === 0) return shown;
  return [...shown, { depth: 0, text: `… ${String(more)} messages more in ${TRANSCRIPT_FILE}` }];
}

/** The calls and upcalls of a scenario as one indented text. */
export function callsText(report: Report, scenario: JudgedScenario, indent: string): string {
  return report
    .callsOf(scenario)
    .map(({ depth, text }) => `${indent}${'  '.repeat(depth)}${text}`)
    .join('\n');
}
