import {
  type Envelope,
  type Pickle,
  type PickleStepArgument,
  type TestCaseStarted,
  type TestStepFinished,
  type TestStep,
  TestStepResultStatus,
  TimeConversion,
} from '@cucumber/messages';
import { Query } from '@cucumber/query';

/** A step or hook of a scenario, and what became of it. */
export interface StepResult {
  /** `Given`, `When` …; undefined for a hook. */
  readonly keyword: string | undefined;
  /** The step's sentence with its values filled in, or the hook's name. */
  readonly text: string;
  readonly argument: PickleStepArgument | undefined;
  readonly status: TestStepResultStatus;
  /** What was thrown, with its stack. */
  readonly message: string | undefined;
  readonly attachments: readonly { readonly mediaType: string; readonly body: string }[];
}

/** One scenario, or one row of an outline, and what became of it. */
export interface ScenarioResult {
  readonly name: string;
  readonly uri: string;
  readonly line: number;
  readonly tags: readonly string[];
  /** The id of the scenario in the gherkin document. */
  readonly node: string;
  /** It was among those to be run. */
  readonly selected: boolean;
  /** The id that joins it to the transcript; undefined where it never ran. */
  readonly testCaseStarted: string | undefined;
  readonly finished: boolean;
  /** How often it had been run before; anything but 0 hides that two runs differed. */
  readonly attempt: number;
  readonly durationMs: number;
  /** In the order of their execution, hooks included; of those that were not run, only the sentences. */
  readonly steps: readonly StepResult[];
}

/** What the envelopes of a run say. */
interface RunResults {
  readonly scenarios: readonly ScenarioResult[];
  /** What hooks around the whole run threw. */
  readonly faults: readonly string[];
}

/**
 * Reads what became of each scenario, also of those that never ran.
 * @param envelopes the Cucumber Messages of the run, in their order
 * @returns the scenarios in the order of files and lines
 */
export function readScenarioResults(envelopes: readonly Envelope[]): RunResults {
  const query = new Query();
  const selected = new Set<string>();
  const faults: string[] = [];
  for (const envelope of envelopes) {
    query.update(envelope);
    if (envelope.testCase !== undefined) selected.add(envelope.testCase.pickleId);
    const hook = envelope.testRunHookFinished?.result;
    if (hook !== undefined && hook.status !== TestStepResultStatus.PASSED) {
      faults.push(hook.message ?? `a hook around the run ended ${hook.status}`);
    }
  }
  const started = new Map<string, TestCaseStarted>();
  for (const testCaseStarted of query.findAllTestCaseStarted()) {
    const pickle = query.findPickleBy(testCaseStarted);
    if (pickle !== undefined) started.set(pickle.id, testCaseStarted);
  }
  const scenarios = query
    .findAllPickles()
    .map((pickle) => resultOf(query, pickle, selected.has(pickle.id), started.get(pickle.id)))
    .sort((one, other) => compare(one.uri, other.uri) || one.line - other.line);
  return { scenarios, faults };
}

function resultOf(
  query: Query,
  pickle: Pickle,
  selected: boolean,
  started: TestCaseStarted | undefined,
): ScenarioResult {
  const finished = started === undefined ? undefined : query.findTestCaseFinishedBy(started);
  const duration = finished === undefined ? undefined : query.findTestCaseDurationBy(finished);
  return {
    name: pickle.name,
    uri: pickle.uri,
    line: query.findLocationOf(pickle)?.line ?? 0,
    tags: pickle.tags.map((tag) => tag.name),
    node: pickle.astNodeIds[0] ?? '',
    selected,
    testCaseStarted: started?.id,
    finished: finished !== undefined,
    attempt: started?.attempt ?? 0,
    durationMs: duration === undefined ? 0 : TimeConversion.durationToMilliseconds(duration),
    steps: started === undefined ? stepsNotRun(query, pickle) : stepsRun(query, started),
  };
}

function stepsRun(query: Query, started: TestCaseStarted): readonly StepResult[] {
  return query.findTestStepFinishedAndTestStepBy(started).map(([stepFinished, testStep]) => ({
    ...sentenceOf(query, testStep),
    status: stepFinished.testStepResult.status,
    message: stepFinished.testStepResult.message,
    attachments: attachmentsOf(query, stepFinished),
  }));
}

function sentenceOf(query: Query, testStep: TestStep): Pick<StepResult, 'keyword' | 'text' | 'argument'> {
  const pickleStep = query.findPickleStepBy(testStep);
  if (pickleStep === undefined) {
    return { keyword: undefined, text: query.findHookBy(testStep)?.name ?? 'a hook', argument: undefined };
  }
  const keyword = query.findStepBy(pickleStep)?.keyword.trim() ?? '*';
  return { keyword, text: pickleStep.text, argument: pickleStep.argument };
}

function stepsNotRun(query: Query, pickle: Pickle): readonly StepResult[] {
  return pickle.steps.map((step) => ({
    keyword: query.findStepBy(step)?.keyword.trim() ?? '*',
    text: step.text,
    argument: step.argument,
    status: TestStepResultStatus.UNKNOWN,
    message: undefined,
    attachments: [],
  }));
}

function attachmentsOf(query: Query, stepFinished: TestStepFinished): StepResult['attachments'] {
  return query.findAttachmentsBy(stepFinished).map(({ mediaType, body }) => ({ mediaType, body }));
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
