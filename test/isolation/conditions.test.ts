import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import type { Condition, ConditionName } from '../../providers/contract/statement/statement';
import { parseShape, referenceAdapter } from '../../providers/reference/reference';
import { transcriptAdapter } from '../../providers/transcript/transcript';
import { isRunning } from '../process/is-running';
import { judge, type Judged } from '../suite/judge';
import { allScenarios } from './scenarios';
import { transcriptOf } from './transcript-of';

const START_MS = 500;
const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-conditions-'));
const started = join(folder, 'started');
const cleared = join(folder, 'cleared');

/** Which rule needs which condition, and nothing else. */
const RULES = { 'ERR-1': 'network-down', 'ERR-4': 'no-descriptors', 'ERR-5': 'no-buffers' } as const;

async function judgeWith(
  conditions: { readonly [name in ConditionName]?: Condition },
  shape = '',
): Promise<{ readonly judged: Judged; readonly again: Judged }> {
  const statement = { ixit: { deadlines: { startMs: START_MS }, conditions } };
  const tags = [...Object.keys(RULES), 'RET-1'].map((id) => `@${id}`).join(' or ');
  const judged = await judge(referenceAdapter(parseShape(shape)), { statement, tags });
  const transcript = transcriptAdapter(join(judged.folder, 'transcript.ndjson'));
  return { judged, again: await judge(transcript, { statement, tags }) };
}

/** What became of the scenarios that bring a condition about: the same of each. */
function whyOf(judged: Judged, condition: string): string {
  const words = new RegExp(`"${condition}" could not be (brought about|ended)`);
  const found = allScenarios(judged).filter(({ why }) => words.test(why));
  const [told, ...others] = new Set(found.map(({ verdict, why }) => `${verdict}: ${why}`));
  assert.deepEqual(others, [], condition);
  return told ?? 'nothing is told of it';
}

test('a command that hangs, does not exist or fails leaves its scenario open, and is ended and cleared', async () => {
  const clear = ['sh', '-c', `echo cleared >> '${cleared}'`];
  const { judged, again } = await judgeWith({
    'network-down': {
      by: 'command',
      induce: ['sh', '-c', `echo $$ > '${started}'; sleep 600 & echo $! >> '${started}'; trap '' TERM; wait`],
      clear,
    },
    'no-descriptors': { by: 'command', induce: ['no-such-program-anywhere'], clear },
    'no-buffers': { by: 'command', induce: ['sh', '-c', 'exit 3'], clear },
  });
  assert.match(
    whyOf(judged, 'network-down'),
    /^inconclusive: "network-down" could not be brought about: the command sh .* did not end within 500 ms$/,
  );
  assert.match(
    whyOf(judged, 'no-descriptors'),
    /^inconclusive: .*: the command no-such-program-anywhere cannot be started: .*ENOENT/,
  );
  assert.match(
    whyOf(judged, 'no-buffers'),
    /^inconclusive: .*: the command sh -c exit 3 ended with status 3$/,
  );
  assert.equal(judged.verdicts['RET-1'], 'pass');
  const pids = readFileSync(started, 'utf8').trim().split('\n').map(Number);
  assert.equal(pids.length, 2);
  assert.deepEqual(pids.filter(isRunning), []);
  const told = allScenarios(judged).filter(({ why }) => why.includes('could not be brought about'));
  const afterTheRun = 'cleared\n'.repeat(told.length);
  assert.equal(readFileSync(cleared, 'utf8'), afterTheRun);
  assert.deepEqual(allScenarios(again), allScenarios(judged));
  assert.equal(readFileSync(cleared, 'utf8'), afterTheRun, 'a replay runs no command');
});

test('a condition that cannot be ended is told with the scenario that brought it about', async () => {
  const flag = join(folder, 'flag');
  const { judged, again } = await judgeWith({
    'network-down': { by: 'command', induce: ['touch', flag], clear: ['sh', '-c', 'exit 4'] },
  });
  assert.ok(existsSync(flag));
  assert.match(
    whyOf(judged, 'network-down'),
    /^error: "network-down" could not be ended: the command sh -c exit 4 ended with status 4$/,
  );
  assert.equal(judged.verdicts['RET-1'], 'pass');
  assert.deepEqual(allScenarios(again), allScenarios(judged));
});

test('an adapter that refuses to bring a condition about leaves its scenario open', async () => {
  const conditions = Object.fromEntries(
    Object.values(RULES).map((name) => [name, { by: 'control' }] as const),
  );
  const { judged, again } = await judgeWith(conditions, 'open-conditions');
  for (const name of Object.values(RULES)) {
    assert.equal(
      whyOf(judged, name),
      `inconclusive: "${name}" could not be brought about: unknown condition ${name}`,
    );
  }
  assert.equal(judged.verdicts['RET-1'], 'pass');
  assert.deepEqual(allScenarios(again), allScenarios(judged));
});

test('a condition is ended also where the scenario fails meanwhile', async () => {
  const hangs = referenceAdapter(parseShape(''), {
    wrap: (functions, process) => ({
      ...functions,
      WSPSocket: (args, context) => {
        const own = functions['WSPSocket'];
        if (own === undefined || process.network.isInduced('network-down'))
          return new Promise(() => undefined);
        return own(args, context);
      },
    }),
  });
  const statement = { ixit: { deadlines: { callMs: 300 } } };
  const judged = await judge(hangs, { statement, tags: '@ERR-1 or @RET-1' });
  assert.equal(judged.verdicts['ERR-1'], 'fail');
  assert.equal(judged.verdicts['RET-1'], 'pass');
  const told = transcriptOf(judged).flatMap(({ kind }) =>
    kind === 'induce' || kind === 'clear' ? [kind] : [],
  );
  const brought = told.filter((kind) => kind === 'induce');
  assert.ok(brought.length > 0);
  assert.deepEqual(
    told,
    brought.flatMap((kind) => [kind, 'clear']),
  );
});
