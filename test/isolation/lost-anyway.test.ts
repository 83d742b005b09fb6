import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  ERROR_CODES,
  FROM_PROTOCOL_INFO,
  SOCKET_FLAGS,
  SOCKET_OPTIONS,
  SOCKET_TYPES,
} from '../../providers/contract/constants/constants';
import type { Json } from '../../providers/contract/json';
import type { SpiFunction } from '../../providers/contract/service-provider/service-provider';
import { type FunctionTable, parseShape, referenceAdapter } from '../../providers/reference/reference';
import { transcriptAdapter } from '../../providers/transcript/transcript';
import { NEVER_GIVEN } from '../../steps/questions/never-given';
import { judge, rulesWith, toldWith, type Judged } from '../suite/judge';
import { allScenarios } from './scenarios';

const CALL_MS = 400;
const LAST_TYPE = Math.max(...Object.values(SOCKET_TYPES));
const statement = {
  ixit: { deadlines: { callMs: CALL_MS, cleanupMs: 100 }, descriptorLimit: 64, bulkBytes: 4096 },
} as const;

/** How a call does not come back; undefined: it does. */
type Loss = 'throws' | 'never settles' | undefined;

type LossOf = (args: Parameters<SpiFunction>[0]) => Loss;

/** The reference, in which some calls of one function never come back. */
async function judgeWith(name: string, loss: LossOf, rules: readonly string[]): Promise<Judged> {
  const tags = rules.map((rule) => `@${rule}`).join(' or ');
  const wrap = (functions: FunctionTable): FunctionTable => {
    const own = functions[name];
    assert.ok(own !== undefined);
    const lost: SpiFunction = (args, context) => {
      switch (loss(args)) {
        case 'throws':
          throw new RangeError('index out of bounds');
        case 'never settles':
          return new Promise(() => undefined);
        case undefined:
          return own(args, context);
      }
    };
    return { ...functions, [name]: lost };
  };
  const judged = await judge(referenceAdapter(parseShape(''), { wrap }), { statement, tags });
  const again = await judge(transcriptAdapter(join(judged.folder, 'transcript.ndjson')), { statement, tags });
  assert.deepEqual(allScenarios(again), allScenarios(judged));
  return judged;
}

const CASES: readonly {
  readonly name: string;
  readonly loss: LossOf;
  readonly told: readonly string[];
  readonly left: readonly string[];
}[] = [
  {
    name: 'WSPCloseSocket',
    loss: () => 'throws',
    told: ['SOCK-2'],
    left: ['SOCK-1', 'GRP-9', 'SHR-4', 'ERR-4'],
  },
  {
    name: 'WSPGetSockOpt',
    loss: ({ optname }) => (optname === SOCKET_OPTIONS.SO_GROUP_ID ? 'throws' : undefined),
    told: ['GRP-4'],
    left: ['GRP-2', 'GRP-5', 'SHR-1'],
  },
  {
    name: 'WSPConnect',
    loss: () => 'never settles',
    told: ['DATA-2', 'DGRAM-2'],
    left: ['GRP-8', 'FLAG-3', 'DATA-1', 'DATA-3', 'DATA-4'],
  },
  {
    name: 'WSPBind',
    loss: () => 'throws',
    told: ['DATA-2', 'DGRAM-1'],
    left: ['GRP-8', 'FLAG-2', 'MPT-8', 'DATA-3', 'DGRAM-2', 'SHR-3'],
  },
  { name: 'WSPGetPeerName', loss: () => 'throws', told: ['DATA-2'], left: ['GRP-8', 'SHR-3'] },
  { name: 'WSPJoinLeaf', loss: () => 'throws', told: ['MPT-8', 'MPT-9'], left: ['SHR-2'] },
  { name: 'WSPRecvFrom', loss: () => 'throws', told: ['DGRAM-1'], left: ['FLAG-1', 'FLAG-2', 'SHR-3'] },
  { name: 'WSPRecv', loss: () => 'throws', told: ['DATA-3'], left: ['FLAG-1', 'SHR-3'] },
  {
    name: 'WSPDuplicateSocket',
    loss: () => 'throws',
    told: ['SHR-1', 'SHR-2', 'SHR-3', 'SHR-4'],
    left: ['DESC-4', 'GRP-9'],
  },
  {
    name: 'WSPSocket',
    loss: ({ g }) => (g === NEVER_GIVEN ? 'throws' : undefined),
    told: ['ERR-9'],
    left: ['SOCK-1', 'SOCK-4', 'SOCK-5', 'RET-1'],
  },
  {
    name: 'WSPSocket',
    loss: ({ type }) => (Number(type) > LAST_TYPE ? 'never settles' : undefined),
    told: ['ERR-8'],
    left: ['SOCK-1', 'SOCK-4', 'ARG-2', 'ERR-10'],
  },
  {
    name: 'WSPSocket',
    loss: ({ dwFlags }) => (dwFlags === SOCKET_FLAGS.WSA_FLAG_OVERLAPPED ? 'throws' : undefined),
    told: ['FLAG-2'],
    left: ['SOCK-2', 'DESC-4'],
  },
  {
    name: 'WSPSocket',
    loss: ({ protocol }) => (protocol === FROM_PROTOCOL_INFO ? 'throws' : undefined),
    told: ['ARG-5', 'ARG-6'],
    left: ['SOCK-4', 'GRP-2'],
  },
];

for (const { name, loss, told, left } of CASES) {
  test(`a loss in ${name} that comes in every scenario of ${told.join(', ')} is told by no other rule`, async () => {
    const judged = await judgeWith(name, loss, [...told, ...left]);
    assert.deepEqual(rulesWith(judged, 'fail'), told);
    assert.deepEqual(rulesWith(judged, 'inconclusive'), left);
    const reasons = allScenarios(judged)
      .filter(({ verdict }) => verdict === 'inconclusive')
      .map(({ why }) => why);
    assert.match(
      reasons.join('\n'),
      new RegExp(`^${name}.*; so it is in a fresh process that is asked .*\\(see `, 'm'),
    );
  });
}

test('a loss that comes with what a rule is about only is told by that rule', async () => {
  let members = new Set<Json>();
  const wrap = (functions: FunctionTable): FunctionTable => {
    const { WSPSocket, WSPCloseSocket } = functions;
    assert.ok(WSPSocket !== undefined && WSPCloseSocket !== undefined);
    return {
      ...functions,
      WSPStartup: (args, context) => {
        members = new Set();
        return functions['WSPStartup']?.(args, context) ?? assert.fail();
      },
      WSPSocket: async (args, context) => {
        const returned = await WSPSocket(args, context);
        if (args['g'] !== 0) members.add(returned.result);
        return returned;
      },
      WSPCloseSocket: (args, context) => {
        if (members.has(args['s'] ?? null)) throw new RangeError('index out of bounds');
        return WSPCloseSocket(args, context);
      },
    };
  };
  const tags = '@SOCK-1 or @GRP-9';
  const judged = await judge(referenceAdapter(parseShape(''), { wrap }), { statement, tags });
  assert.deepEqual(rulesWith(judged, 'fail'), ['GRP-9']);
  assert.deepEqual(rulesWith(judged, 'pass'), ['SOCK-1']);
});

test('what hangs anyway is waited for as long as a call may take only where that is told', async () => {
  const loss = ({ lpOverlapped }: Parameters<SpiFunction>[0]): Loss =>
    lpOverlapped === null ? 'never settles' : undefined;
  const told = ['DATA-3', 'DATA-4'];
  const judged = await judgeWith('WSPRecv', loss, [...told, 'SHR-3', 'SHR-4']);
  assert.deepEqual(rulesWith(judged, 'fail'), told);
  const hung = (rules: readonly string[]): readonly string[] =>
    allScenarios(judged)
      .filter(
        ({ scenario, why }) => rules.includes(scenario.split(' ')[0] ?? '') && why.startsWith('WSPRecv'),
      )
      .map(({ why }) => why.split(' ms')[0] ?? '');
  assert.deepEqual(new Set(hung(told)), new Set([`WSPRecv did not return within ${String(CALL_MS)}`]));
  const others = hung(['SHR-3', 'SHR-4']);
  assert.deepEqual(new Set(others), new Set([`WSPRecv did not return within ${String(CALL_MS / 10)}`]));
});

test('a function that hangs with some sockets has its whole time with the others', async () => {
  const late = CALL_MS / 8;
  const members = new Set<Json>();
  const wrap = (functions: FunctionTable): FunctionTable => {
    const { WSPSocket, WSPCloseSocket } = functions;
    assert.ok(WSPSocket !== undefined && WSPCloseSocket !== undefined);
    return {
      ...functions,
      WSPSocket: async (args, context) => {
        const returned = await WSPSocket(args, context);
        if (args['g'] === 0) members.delete(returned.result);
        else members.add(returned.result);
        return returned;
      },
      WSPCloseSocket: async (args, context) => {
        if (members.has(args['s'] ?? null)) return new Promise(() => undefined);
        await sleep(late);
        return WSPCloseSocket(args, context);
      },
    };
  };
  const tags = '@GRP-9 or @SHR-4';
  const judged = await judge(referenceAdapter(parseShape(''), { wrap }), { statement, tags });
  assert.deepEqual(rulesWith(judged, 'fail'), ['GRP-9']);
  assert.deepEqual(toldWith(judged, ['inconclusive', 'error'], ['SHR-4']), []);
});

test('a close that hangs while a request is pending is told by SOCK-2 alone', async () => {
  const pending = new Set<Json>();
  const wrap = (functions: FunctionTable): FunctionTable => {
    const { WSPRecv, WSPCloseSocket } = functions;
    assert.ok(WSPRecv !== undefined && WSPCloseSocket !== undefined);
    return {
      ...functions,
      WSPStartup: (args, context) => {
        pending.clear();
        return functions['WSPStartup']?.(args, context) ?? assert.fail();
      },
      WSPRecv: async (args, context) => {
        const returned = await WSPRecv(args, context);
        if (returned.errno === ERROR_CODES.WSA_IO_PENDING) pending.add(args['s'] ?? null);
        return returned;
      },
      WSPCloseSocket: (args, context) =>
        pending.delete(args['s'] ?? null) ? new Promise(() => undefined) : WSPCloseSocket(args, context),
    };
  };
  const tags = '@SOCK-2 or @SHR-4';
  const judged = await judge(referenceAdapter(parseShape(''), { wrap }), { statement, tags });
  assert.deepEqual(rulesWith(judged, 'fail'), ['SOCK-2']);
  assert.deepEqual(rulesWith(judged, 'inconclusive'), ['SHR-4']);
});
