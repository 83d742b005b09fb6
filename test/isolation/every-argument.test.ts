import assert from 'node:assert/strict';
import test from 'node:test';
import type { SpiFunction } from '../../providers/contract/service-provider/service-provider';
import { type FunctionTable, parseShape, referenceAdapter } from '../../providers/reference/reference';
import { NEVER_GIVEN, NEVER_GIVEN_HIGH } from '../../steps/questions/never-given';
import { AT_NIGHT } from '../nightly/at-night';
import { judge, rulesWith, type Judged } from '../suite/judge';
import { transcriptOf } from './transcript-of';

const statement = {
  ixit: { deadlines: { callMs: 400, cleanupMs: 100 }, descriptorLimit: 64, bulkBytes: 4096 },
} as const;

const ARGUMENTS = ['af', 'type', 'protocol', 'g', 'dwFlags'] as const;
type ArgumentName = (typeof ARGUMENTS)[number];
/** A value that the features give for an argument. */
type Given = readonly [name: ArgumentName, value: number];

/** Values of g that mean the same in every process; the others are IDs. */
const FIXED_GROUPS = [1, 2, NEVER_GIVEN, NEVER_GIVEN_HIGH];
/** The time for all of them is there at night only. */
const EVERY = AT_NIGHT ? 1 : 18;

function judgeWith(wrap?: (functions: FunctionTable) => FunctionTable): Promise<Judged> {
  return judge(referenceAdapter(parseShape(''), wrap === undefined ? {} : { wrap }), { statement });
}

/** Each value of each argument that some call of WSPSocket had. */
async function valuesGiven(): Promise<readonly Given[]> {
  const values = new Map<string, Given>();
  for (const message of transcriptOf(await judgeWith())) {
    if (message.kind !== 'call' || message.function !== 'WSPSocket') continue;
    for (const name of ARGUMENTS) {
      const value = Number(message.arguments[name]);
      if (name === 'g' && !FIXED_GROUPS.includes(value)) continue;
      values.set(`${name} ${String(value)}`, [name, value]);
    }
  }
  return [...values.values()];
}

/** The reference, which is lost in each call of WSPSocket that has this value. */
function lostFor([name, value]: Given): (functions: FunctionTable) => FunctionTable {
  return (functions) => {
    const own = functions['WSPSocket'];
    assert.ok(own !== undefined);
    const WSPSocket: SpiFunction = (args, context) => {
      if (args[name] === value) throw new RangeError('index out of bounds');
      return own(args, context);
    };
    return { ...functions, WSPSocket };
  };
}

test('whatever value a call of WSPSocket is lost for, some rule tells it', async () => {
  const given = await valuesGiven();
  assert.ok(given.length > ARGUMENTS.length);
  const untold: string[] = [];
  for (const one of given.filter((_, index) => index % EVERY === 0)) {
    const judged = await judgeWith(lostFor(one));
    if (rulesWith(judged, 'fail').length === 0) untold.push(one.join(' '));
  }
  assert.deepEqual(untold, []);
});
