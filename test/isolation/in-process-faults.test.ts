import assert from 'node:assert/strict';
import { join } from 'node:path';
import test, { before } from 'node:test';
import type { Adapter, TesterSide } from '../../providers/contract/provider';
import type { SpiFunction } from '../../providers/contract/service-provider/service-provider';
import { type FunctionTable, parseShape, referenceAdapter } from '../../providers/reference/reference';
import { transcriptAdapter } from '../../providers/transcript/transcript';
import { judge, type Judged } from '../suite/judge';
import { type Place, placesIn } from './places';
import { allScenarios, ENOUGH, otherThan } from './scenarios';

const CALL_MS = 400;
const START_MS = 300;
const statement = {
  ixit: {
    deadlines: { callMs: CALL_MS, startMs: START_MS, cleanupMs: 100 },
    descriptorLimit: 64,
    bulkBytes: 4096,
  },
} as const;

const WAYS: { readonly [way: string]: SpiFunction } = {
  throws: () => {
    throw new RangeError('index out of bounds');
  },
  rejects: () => Promise.reject(new RangeError('index out of bounds')),
  'never settles': () => new Promise(() => undefined),
};

const CASES = [
  {
    call: 'WSPSocket',
    does: 'throws',
    why: /^WSPSocket did not return: the provider threw: index out of bounds$/,
  },
  {
    call: 'WSPSocket',
    does: 'rejects',
    why: /^WSPSocket did not return: the provider threw: index out of bounds$/,
  },
  { call: 'WSPSocket', does: 'never settles', why: /^WSPSocket did not return within 400 ms$/ },
  {
    call: 'WSPStartup',
    does: 'throws',
    why: /^WSPStartup did not return: the provider threw: index out of bounds$/,
  },
  { call: 'WSPStartup', does: 'never settles', why: /^WSPStartup did not return within 400 ms$/ },
  {
    call: 'WSPCleanup',
    does: 'rejects',
    why: /^WSPCleanup did not return: the provider threw: index out of bounds$/,
  },
  { call: 'WSPCleanup', does: 'never settles', why: /^WSPCleanup did not return within 400 ms$/ },
] as const;

interface Fault {
  readonly scenario: string;
  readonly call: string;
  readonly does: string;
}

/** The reference, which does something wrong at the first such call in a scenario. */
function faultyReference(faults: readonly Fault[]): Adapter {
  const left = [...faults];
  let scenario = '';
  const wrap = (functions: FunctionTable): FunctionTable =>
    Object.fromEntries(
      Object.entries(functions).map(([call, own]): [string, SpiFunction] => [
        call,
        (args, context) => {
          const index = left.findIndex((fault) => fault.call === call && fault.scenario === scenario);
          const [fault] = index < 0 ? [] : left.splice(index, 1);
          return (WAYS[fault?.does ?? ''] ?? own)(args, context);
        },
      ]),
    );
  return {
    ...referenceAdapter(parseShape(''), { wrap }),
    begin(segment) {
      scenario = segment;
    },
  };
}

async function assertReplays(judged: Judged): Promise<void> {
  const again = await judge(transcriptAdapter(join(judged.folder, 'transcript.ndjson')), {
    statement,
    tags: ENOUGH,
  });
  assert.deepEqual(allScenarios(again), allScenarios(judged));
}

let undisturbed: Judged;
let places: readonly Place[];

before(async () => {
  undisturbed = await judge(faultyReference([]), { statement, tags: ENOUGH });
  places = placesIn(undisturbed);
});

test('a provider in our own process that throws or never settles costs that scenario', async () => {
  const planned = CASES.map((one, index) => {
    const place = places[3 * index];
    if (place === undefined) throw new Error('the features have too few scenarios');
    return { ...one, ...place };
  });
  const judged = await judge(faultyReference(planned), { statement, tags: ENOUGH });
  const changed = otherThan(undisturbed, judged);
  assert.deepEqual(
    changed.map(({ scenario, verdict }) => [scenario, verdict]),
    planned.map(({ scenario }) => [scenario, 'fail']),
  );
  for (const [index, { why }] of planned.entries()) assert.match(changed[index]?.why ?? '', why);
  await assertReplays(judged);
});

test('a provider that dies between two scenarios is an error of the one that it was needed for', async () => {
  const place = places[5];
  assert.ok(place !== undefined);
  const inner = faultyReference([]);
  let tester: TesterSide | undefined;
  const dying: Adapter = {
    ...inner,
    spawn(side) {
      tester ??= side;
      return inner.spawn(side);
    },
    begin(segment) {
      if (segment === place.scenario) tester?.lost('exit', 'the provider process ended by itself', 'goodbye');
    },
  };
  const judged = await judge(dying, { statement, tags: ENOUGH });
  const [only, ...others] = otherThan(undisturbed, judged);
  assert.deepEqual(others, []);
  assert.deepEqual([only?.scenario, only?.verdict], [place.scenario, 'error']);
  assert.match(
    only?.why ?? '',
    /^the provider process ended by itself, while no call was outstanding \(the last was WSPCleanup\); its last words: goodbye$/,
  );
  await assertReplays(judged);
});

test('a provider that cannot be started again leaves what was judged, and is not waited for each time', async () => {
  // before the first scenario that starts another process by itself
  const place = places[4];
  assert.ok(place !== undefined);
  const inner = faultyReference([{ scenario: place.scenario, call: 'WSPSocket', does: 'throws' }]);
  let starts = 0;
  const dumb: Adapter = {
    ...inner,
    spawn(side) {
      starts += 1;
      const started = inner.spawn(side);
      return starts === 1 ? started : { ...started, send: () => undefined };
    },
  };
  const judged = await judge(dumb, { statement, tags: ENOUGH });
  const scenarios = allScenarios(judged);
  const index = scenarios.findIndex(({ scenario }) => scenario === place.scenario);
  const usual = new Map(allScenarios(undisturbed).map((one) => [one.scenario, one]));
  assert.equal(scenarios[index]?.verdict, 'fail');
  for (const one of scenarios.slice(0, index)) assert.deepEqual(one, usual.get(one.scenario));
  const chosen = scenarios
    .slice(index + 1)
    .filter(({ scenario }) => usual.get(scenario)?.verdict !== 'error');
  const after = chosen.filter(({ verdict }) => verdict !== 'not-applicable');
  assert.ok(after.length > 50);
  assert.deepEqual(
    [...new Set(after.map(({ verdict, why }) => `${verdict}: ${why}`))],
    [
      'error: the provider was not ready within 300 ms (deadlines.startMs): what starts it hangs, as a DLL may in its DllMain, or needs longer',
    ],
  );
  const failedStarts = 3;
  // one more is to be asked whether it is lost anyway
  assert.equal(starts, 1 + 1 + failedStarts);
  await assertReplays(judged);
});

test('a provider that hangs in every probe, or refuses functions, is judged all the same', async () => {
  const wrap = ({ WSPGetSockOpt: _, WSPDuplicateSocket, ...others }: FunctionTable): FunctionTable => ({
    ...others,
    ...(WSPDuplicateSocket && { WSPDuplicateSocket: () => new Promise(() => undefined) }),
  });
  const adapter = referenceAdapter(parseShape('undeclared'), { wrap });
  const judged = await judge(adapter, { statement, tags: '@RET-1' });
  assert.equal(judged.verdicts['RET-1'], 'pass');
  const told = judged.conformance.findings.map(({ text }) => text).join('\n');
  assert.match(
    told,
    /socket groups: the probe was cut short: the adapter refused WSPGetSockOpt: unknown function/,
  );
  assert.match(
    told,
    /shared sockets .*: the probe was cut short: WSPDuplicateSocket did not return within 400 ms/,
  );
});

test('a provider whose WSPStartup works but once is told so, scenario by scenario', async () => {
  let startups = 0;
  const WSAPROVIDERFAILEDINIT = 10106;
  const wrap = (functions: FunctionTable): FunctionTable => ({
    ...functions,
    WSPStartup: (args, context) => {
      startups += 1;
      const own = functions['WSPStartup'];
      if (startups === 1 && own !== undefined) return own(args, context);
      return { result: WSAPROVIDERFAILEDINIT, errno: null, out: {} };
    },
  });
  const judged = await judge(referenceAdapter(parseShape(''), { wrap }), { statement, tags: '@RET-1' });
  const tried = allScenarios(judged).filter(({ scenario }) => scenario.startsWith('RET-1 '));
  assert.deepEqual(
    [...new Set(tried.map(({ why }) => why))],
    ['WSPStartup returned WSAEPROVIDERFAILEDINIT (10106)'],
  );
  assert.equal(judged.verdicts['RET-1'], 'error');
});
