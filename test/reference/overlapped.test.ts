import assert from 'node:assert/strict';
import test from 'node:test';
import type { Arguments } from '../../providers/contract/json';
import { Tester, textOf } from './tester';

const [STREAM, DATAGRAM] = [1, 2];
const OVERLAPPED = { dwFlags: 1 };
const PENDING = 997;

const as = (token: string, more: Arguments = {}): Arguments => ({
  lpOverlapped: { token, hEvent: null },
  ...more,
});

test('several receives pend on one socket while a send completes; completions bring the buffers', async () => {
  for (const shape of ['', 'ifs']) {
    const tester = await Tester.of(shape);
    const { client, server } = await tester.pair(tester.entryOfType(STREAM), OVERLAPPED);
    for (const token of ['0x1', '0x2']) {
      const { result, errno } = await tester.call('WSPRecv', { s: client, lpBuffers: [3], ...as(token) });
      assert.deepEqual([result, errno], [-1, PENDING]);
    }
    const sent = await tester.call('WSPSend', { s: client, lpBuffers: ['414243'], ...as('0x3') });
    assert.equal(sent.errno, null);
    assert.equal(await tester.receive1(server), 'ABC');
    await tester.send1(server, 'onetwo');
    if (shape === 'ifs') {
      assert.deepEqual(
        tester.events.map(({ overlapped, errno, bytes, memory }) => [overlapped, errno, bytes, memory]),
        [
          ['0x1', 0, 3, { '0x1': ['6f6e65'] }],
          ['0x2', 0, 3, { '0x2': ['74776f'] }],
        ],
      );
    } else {
      assert.deepEqual(
        tester.made('WPUCompleteOverlappedRequest').map((upcall) => [upcall.arguments, upcall.memory]),
        [
          [{ s: client, lpOverlapped: '0x1', dwError: 0, cbTransferred: 3 }, { '0x1': ['6f6e65'] }],
          [{ s: client, lpOverlapped: '0x2', dwError: 0, cbTransferred: 3 }, { '0x2': ['74776f'] }],
        ],
      );
    }
    const result = await tester.call('WSPGetOverlappedResult', { s: client, ...as('0x2'), fWait: 0 });
    assert.deepEqual([result.result, result.out['lpcbTransfer']], [1, 3]);
  }
});

test('without the attribute the overlapped parameters are ignored', async () => {
  const tester = await Tester.of('');
  const { client } = await tester.pair(tester.entryOfType(STREAM));
  await tester.must('WSPIoctl', {
    s: client,
    dwIoControlCode: 0x8004667e,
    lpvInBuffer: '01000000',
    ...as('0x9'),
  });
  assert.equal((await tester.call('WSPRecv', { s: client, lpBuffers: [3], ...as('0x1') })).errno, 10035);
  const code = tester.opened?.ixit?.waitingIoctl?.code ?? 0;
  assert.equal(
    (await tester.call('WSPIoctl', { s: client, dwIoControlCode: code, ...as('0x2') })).errno,
    10035,
  );
  const entry = tester.entryOfType(DATAGRAM);
  const s = await tester.socket(entry, { dwFlags: 0x14 });
  await tester.bind(s, entry);
  await tester.must('WSPIoctl', { s, dwIoControlCode: 0x8004667e, lpvInBuffer: '01000000' });
  assert.equal((await tester.call('WSPRecvFrom', { s, lpBuffers: [3], ...as('0x1') })).errno, 10035);
});

test('null overlapped parameters are synchronous on an overlapped socket', async () => {
  const tester = await Tester.of('');
  const { client, server } = await tester.pair(tester.entryOfType(STREAM), OVERLAPPED);
  const receiving = tester.call('WSPRecv', { s: client, lpBuffers: [9] }, 2);
  await tester.send1(server, 'now');
  assert.equal(textOf((await receiving).out), 'now');
});

test('a completion routine is queued instead', async () => {
  const tester = await Tester.of('');
  const { client, server } = await tester.pair(tester.entryOfType(STREAM), OVERLAPPED);
  const routine = { lpCompletionRoutine: '0xcafe', lpThreadId: '0x7' };
  await tester.call('WSPRecv', { s: client, lpBuffers: [3], ...as('0x1', routine) });
  await tester.send1(server, 'abc');
  const [apc] = tester.made('WPUQueueApc');
  assert.deepEqual(apc?.arguments, { lpThreadId: '0x7', lpfnUserApc: '0xcafe', dwContext: '0x1' });
  assert.deepEqual(apc.memory, { '0x1': ['616263'] });
  assert.deepEqual(tester.made('WPUCompleteOverlappedRequest'), []);
});

test('a waiting control code pends until the socket is closed, and is told of before the handle goes', async () => {
  const tester = await Tester.of('');
  const s = await tester.socket(tester.entryOfType(STREAM), OVERLAPPED);
  const code = tester.opened?.ixit?.waitingIoctl?.code ?? 0;
  assert.equal((await tester.call('WSPIoctl', { s, dwIoControlCode: code, ...as('0x5') })).errno, PENDING);
  const early = await tester.call('WSPGetOverlappedResult', { s, ...as('0x5'), fWait: 0 });
  assert.deepEqual([early.result, early.errno], [0, 996]);
  await tester.must('WSPCloseSocket', { s });
  assert.deepEqual(
    tester.upcalls.slice(1).map((upcall) => [upcall.function, upcall.arguments['dwError'] ?? null]),
    [
      ['WPUCompleteOverlappedRequest', 995],
      ['WPUCloseSocketHandle', null],
    ],
  );
});

test('WSPCleanup drops what is pending without a word', async () => {
  const tester = await Tester.of('');
  const { client } = await tester.pair(tester.entryOfType(STREAM), OVERLAPPED);
  await tester.call('WSPRecv', { s: client, lpBuffers: [3], ...as('0x1') });
  await tester.must('WSPCleanup', {});
  assert.deepEqual(tester.made('WPUCompleteOverlappedRequest'), []);
});
