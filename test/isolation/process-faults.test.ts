import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import test, { before } from 'node:test';
import { processAdapter } from '../../providers/process/process-adapter';
import { transcriptAdapter } from '../../providers/transcript/transcript';
import { isRunning } from '../process/is-running';
import { allVerdicts, judge, type Judged } from '../suite/judge';
import { faultyProgram, type FaultyProgram, type PlannedFault } from './faulty-program';
import { type Place, placesIn } from './places';
import { allScenarios, ENOUGH, otherThan } from './scenarios';
import { linesOf } from './transcript-of';

const CALL_MS = 2_000;
const statement = {
  ixit: {
    deadlines: { callMs: CALL_MS, startMs: 20_000, cleanupMs: 500 },
    descriptorLimit: 64,
    bulkBytes: 4096,
    // the reference's network is inside its process, so each is alone
    processes: 'one',
  },
} as const;

interface Case {
  readonly do: string;
  readonly in: string;
  readonly verdict: 'fail' | 'error';
  readonly why: RegExp;
}

/** Everything that goes wrong in one run, each thing in a scenario of its own. */
const CASES: readonly Case[] = [
  { do: 'hang', in: 'WSPSocket', verdict: 'fail', why: /^WSPSocket did not return within 2000 ms$/ },
  { do: 'never-settle', in: 'WSPBind', verdict: 'fail', why: /^WSPBind did not return within 2000 ms$/ },
  { do: 'hang', in: 'WSPStartup', verdict: 'fail', why: /^WSPStartup did not return within 2000 ms$/ },
  { do: 'hang', in: 'WSPCleanup', verdict: 'fail', why: /^WSPCleanup did not return within 2000 ms$/ },
  {
    do: 'hang',
    in: 'WSPCloseSocket',
    verdict: 'fail',
    why: /^WSPCloseSocket did not return within 2000 ms$/,
  },
  {
    do: 'crash',
    in: 'WSPSocket',
    verdict: 'fail',
    why: /^WSPSocket did not return: the provider process was ended by SIGSEGV; its last words: crash in WSPSocket$/,
  },
  {
    do: 'crash',
    in: 'WSPCleanup',
    verdict: 'fail',
    why: /^WSPCleanup did not return: the provider process was ended by SIGSEGV; its last words: /,
  },
  {
    do: 'throw',
    in: 'WSPGetSockOpt',
    verdict: 'fail',
    why: /^WSPGetSockOpt did not return: the provider process ended by itself, with exit code 1; its last words: .*the provider threw: cannot read properties of a socket$/s,
  },
  {
    do: 'exit',
    in: 'WSPSocket',
    verdict: 'fail',
    why: /^WSPSocket did not return: the provider process ended by itself, with exit code 0; /,
  },
  {
    do: 'garbage',
    in: 'WSPSocket',
    verdict: 'error',
    why: /^WSPSocket did not return: the adapter sent a line that is not JSON: "\\u0000\\u0001 \*\*\* stack smashing/,
  },
  {
    do: 'half-a-line',
    in: 'WSPSocket',
    verdict: 'error',
    why: /^WSPSocket did not return: the adapter sent half a line, .*, and ended with exit code 0/,
  },
  {
    do: 'a-line-of-100-MB',
    in: 'WSPSocket',
    verdict: 'error',
    why: /^WSPSocket did not return: the adapter sent a line longer than 16 MiB, which begins with "/,
  },
  {
    do: 'an-unknown-message',
    in: 'WSPSocket',
    verdict: 'error',
    why: /^WSPSocket did not return: the adapter sent a message of the unknown kind "apology"/,
  },
  {
    do: 'a-return-to-another-call',
    in: 'WSPSocket',
    verdict: 'error',
    why: /^WSPSocket did not return: the adapter sent a return to call 999999999, which is not outstanding/,
  },
  {
    do: 'a-flood-of-events',
    in: 'WSPSocket',
    verdict: 'fail',
    why: /^WSPSocket did not return within 2000 ms$/,
  },
  {
    do: 'exit',
    in: 'induce network-down',
    verdict: 'error',
    why: /^the provider process ended by itself, with exit code 0, while no call was outstanding \(the last was WSP\w+\)/,
  },
  {
    do: 'hang',
    in: 'clear no-descriptors',
    verdict: 'error',
    why: /^the adapter did not answer clear no-descriptors within 2000 ms, while no call was outstanding/,
  },
];

/** A loss costs no more processes: the next one, and those that are asked for one particular of the call each. */
const MOST_STARTS = 7;

let undisturbed: Judged;
let undisturbedMs: number;
/** How many processes an undisturbed run starts. */
let starts: number;
let places: readonly Place[];

async function run(
  faults: readonly PlannedFault[],
): Promise<{ judged: Judged; program: FaultyProgram; ms: number }> {
  const program = faultyProgram(faults);
  const started = performance.now();
  const adapter = { ...processAdapter(program.commandLine), begin: program.begin };
  const judged = await judge(adapter, { statement, tags: ENOUGH });
  return { judged, program, ms: performance.now() - started };
}

/** Nothing is missing from what the run has left. */
function assertComplete({ folder, conformance }: Judged): void {
  const messages = linesOf(folder, 'messages.ndjson') as readonly { readonly testRunFinished?: object }[];
  assert.notEqual(messages.at(-1)?.testRunFinished, undefined);
  linesOf(folder, 'transcript.ndjson');
  assert.equal(allScenarios({ ...undisturbed, conformance }).length, allScenarios(undisturbed).length);
  for (const file of ['index.html', 'junit.xml', 'summary.md', 'earl.jsonld']) {
    assert.ok(existsSync(join(folder, file)), file);
  }
}

async function assertReplays(judged: Judged): Promise<void> {
  const again = await judge(transcriptAdapter(join(judged.folder, 'transcript.ndjson')), {
    statement,
    tags: ENOUGH,
  });
  assert.deepEqual(allScenarios(again), allScenarios(judged));
  assert.deepEqual(allVerdicts(again), allVerdicts(judged));
}

before(async () => {
  const { judged, program, ms } = await run([]);
  undisturbed = judged;
  undisturbedMs = ms;
  places = placesIn(judged);
  starts = program.pids().length;
  assert.ok(starts >= 1);
});

test('whatever a program does costs the scenario in which it does it, and no other', async (t) => {
  const free = [...places];
  const take = (fits: (place: Place) => boolean): Place => {
    const [place] = free.splice(free.findIndex(fits), 1);
    if (place === undefined || !fits(place)) throw new Error('no scenario is left for a fault');
    return place;
  };
  const late = places.findLast(({ startup }, index) => places[index - 1]?.startup === startup - 1);
  const next = take((place) => place === late);
  const last = take(({ startup }) => startup === next.startup - 1);
  const betweenScenarios = {
    ...{ do: 'exit-after-the-return', in: 'WSPCleanup', place: next },
    // whether the tester hears of the end before or after it has sent the next call is chance
    verdict: 'fail or error',
    why: /^(WSPStartup did not return: )?the provider process ended by itself, with exit code 0/,
    fault: { scenario: last.scenario, call: 'WSPCleanup', do: 'exit-after-the-return' },
  };
  const inScenarios = CASES.map((one) => {
    const place = take(({ asks }) => asks.has(one.in));
    const where = one.in.startsWith('WSP') ? { call: one.in } : { control: one.in };
    return { ...one, place, fault: { scenario: place.scenario, ...where, do: one.do } };
  });
  const planned = [betweenScenarios, ...inScenarios];
  const { judged, program } = await run(planned.map(({ fault }) => fault));
  const changed = new Map(otherThan(undisturbed, judged).map((one) => [one.scenario, one]));
  for (const { place, verdict, why, do: what, in: where } of planned) {
    await t.test(`${what} in ${where}: ${verdict}, with the call and the cause`, () => {
      const found = changed.get(place.scenario);
      assert.ok(verdict.split(' or ').includes(found?.verdict ?? ''), JSON.stringify(found));
      assert.match(found?.why ?? '', why);
    });
  }
  await t.test('every other scenario has the verdict that it has without the faults', () => {
    assert.deepEqual([...changed.keys()].sort(), planned.map(({ place }) => place.scenario).sort());
  });
  await t.test('the files of the run are complete', () => {
    assertComplete(judged);
    assert.equal(judged.exitCode, 1);
  });
  await t.test('it is started again after each loss, and no process is left', () => {
    // a loss where the next scenario begins with a fresh process anyway costs no further one; what was asked plainly does
    const again = program.pids().length - starts;
    assert.ok(again >= planned.length - 1 && again <= MOST_STARTS * planned.length, String(again));
    assert.deepEqual(program.pids().filter(isRunning), []);
  });
  await t.test('the transcript replays to the same verdicts and reasons', async () => {
    await assertReplays(judged);
  });
});

test('a hang in the tenth scenario and a crash in the twentieth cost at most two deadlines', async () => {
  const [tenth, twentieth] = [places[9], places[19]];
  assert.ok(tenth !== undefined && twentieth !== undefined);
  const { judged, program, ms } = await run([
    { scenario: tenth.scenario, call: 'WSPSocket', do: 'hang' },
    { scenario: twentieth.scenario, call: 'WSPSocket', do: 'crash' },
  ]);
  const found = otherThan(undisturbed, judged);
  assert.deepEqual(
    found.map(({ scenario, verdict }) => [scenario, verdict]),
    [
      [tenth.scenario, 'fail'],
      [twentieth.scenario, 'fail'],
    ],
  );
  assert.match(found[0]?.why ?? '', /^WSPSocket did not return within 2000 ms$/);
  assert.match(found[1]?.why ?? '', /^WSPSocket did not return: the provider process was ended by SIGSEGV/);
  assertComplete(judged);
  // a run that is not disturbed includes one start, and varies by much less than itself
  assert.ok(
    ms < 2 * undisturbedMs + 2 * CALL_MS,
    `${String(ms)} ms, undisturbed ${String(undisturbedMs)} ms`,
  );
  assert.ok(program.pids().length <= starts + 2 * MOST_STARTS);
  assert.deepEqual(program.pids().filter(isRunning), []);
  await assertReplays(judged);
});
