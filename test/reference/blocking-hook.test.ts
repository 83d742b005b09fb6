import assert from 'node:assert/strict';
import test from 'node:test';
import type { Result } from '../../providers/contract/messages';
import { Tester, textOf } from './tester';

const STREAM = 1;
const HOOK = { result: 0, errno: null, out: { lplpfnCallback: '0xb10c', lpdwContext: '0x7' } } as const;

function hooked(tester: Tester, inHook: () => Partial<Result> | Promise<Partial<Result>>): void {
  tester.react = ({ function: name }) => {
    if (name === 'WPUQueryBlockingCallback') return HOOK;
    return name === 'blocking-hook' ? inHook() : undefined;
  };
}

test('inside the hook a socket on the same thread is refused, on another one it is not', async () => {
  const tester = await Tester.of('');
  const entry = tester.entryOfType(STREAM);
  const { client } = await tester.pair(entry);
  const codes: (number | null)[] = [];
  hooked(tester, async () => {
    codes.push((await tester.trySocket(entry, {}, 2)).errno, (await tester.trySocket(entry, {}, 3)).errno);
    return { result: 0 };
  });
  const cancelled = await tester.call('WSPRecv', { s: client, lpBuffers: [1] }, 2);
  assert.equal(cancelled.errno, 10004);
  assert.deepEqual(codes, [10036, null]);
  assert.deepEqual(tester.made('blocking-hook')[0]?.arguments, { lpfnCallback: '0xb10c', dwContext: '0x7' });
  assert.equal((await tester.trySocket(entry, {}, 2)).errno, null);
});

test('a hook that lets the call go on is asked again until there is something', async () => {
  const tester = await Tester.of('');
  const { client, server } = await tester.pair(tester.entryOfType(STREAM));
  let runs = 0;
  hooked(tester, async () => {
    runs += 1;
    if (runs === 2) await tester.call('WSPSend', { s: server, lpBuffers: ['41'] }, 3);
    return { result: 1 };
  });
  const received = await tester.call('WSPRecv', { s: client, lpBuffers: [1] }, 2);
  assert.equal(textOf(received.out), 'A');
  assert.equal(runs, 2);
  assert.equal(tester.made('WPUQueryBlockingCallback').length, 1);
});

test('WSPCancelBlockingCall ends the blocking call of its thread', async () => {
  const tester = await Tester.of('');
  const { s } = await tester.listener(tester.entryOfType(STREAM));
  assert.equal((await tester.call('WSPCancelBlockingCall', {}, 2)).errno, 10022);
  hooked(tester, async () => {
    await tester.call('WSPCancelBlockingCall', {}, 2);
    return { result: 1 };
  });
  assert.equal((await tester.call('WSPAccept', { s }, 2)).errno, 10004);
});

test('a socket that need not wait asks for no hook', async () => {
  const tester = await Tester.of('');
  const { client, server } = await tester.pair(tester.entryOfType(STREAM));
  await tester.send1(client, 'x');
  await tester.receive1(server);
  assert.deepEqual(tester.made('WPUQueryBlockingCallback'), []);
});
