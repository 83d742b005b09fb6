import assert from 'node:assert/strict';
import test from 'node:test';
import { Tester } from './tester';

const STREAM = 1;
const WSAETIMEDOUT = 10060;

test('a condition refuses new sockets with its code until it is cleared', async () => {
  const tester = await Tester.of('');
  const entry = tester.entryOfType(STREAM);
  for (const [condition, code] of [
    ['network-down', 10050],
    ['no-descriptors', 10024],
    ['no-buffers', 10055],
  ] as const) {
    assert.equal(await tester.control('induce', condition), 'done');
    assert.equal((await tester.trySocket(entry)).errno, code);
    assert.equal(await tester.control('clear', condition), 'done');
    assert.equal((await tester.trySocket(entry)).errno, null);
  }
  assert.equal(await tester.control('induce', 'nonsense'), 'refused');
});

test('undelivered data breaks the connection: WSAETIMEDOUT from then on', async () => {
  const tester = await Tester.of('');
  const { client } = await tester.pair(tester.entryOfType(STREAM));
  await tester.control('induce', 'broken-connection');
  assert.equal((await tester.send1(client, 'lost')).errno, null);
  const waiting = await tester.call('WSPRecv', { s: client, lpBuffers: [1] });
  assert.equal(waiting.errno, WSAETIMEDOUT);
  await tester.control('clear', 'broken-connection');
  assert.equal((await tester.send1(client, 'x')).errno, WSAETIMEDOUT);
  assert.equal((await tester.call('WSPRecv', { s: client, lpBuffers: [1] })).errno, WSAETIMEDOUT);
  await tester.must('WSPCloseSocket', { s: client });
});

test('a cut that is mended in time loses nothing', async () => {
  const tester = await Tester.of('');
  const { client, server } = await tester.pair(tester.entryOfType(STREAM));
  await tester.control('induce', 'broken-connection');
  await tester.send1(client, 'late ');
  await tester.send1(client, 'but in order');
  await tester.control('clear', 'broken-connection');
  assert.equal(await tester.receive1(server), 'late but in order');
});

test('a shape without control knows no conditions', async () => {
  const tester = await Tester.of('minimal');
  assert.equal(await tester.control('induce', 'network-down'), 'refused');
});
