import assert from 'node:assert/strict';
import test from 'node:test';
import { FULL } from '../../providers/reference/shape/shape-options';
import { Tester } from './tester';

const STREAM = 1;

test('a behaviour is overridden one decision at a time', async () => {
  const tester = await Tester.of('', { behaviour: { codeForUnsupported: () => 'WSAEPROTOTYPE' } });
  const entry = tester.entryOfType(STREAM);
  assert.equal((await tester.trySocket(entry, { af: 999 })).errno, 10041);
  assert.equal((await tester.trySocket(entry, { g: 99_999 })).errno, 10022);
});

test('finished functions can be put into others, process by process', async () => {
  const tester = await Tester.of('', {
    wrap: (functions) => ({
      ...functions,
      WSPCleanup: () => ({ result: -1, errno: 10050, out: {} }),
    }),
  });
  assert.equal((await tester.call('WSPCleanup', {})).errno, 10050);
  await tester.socket(tester.entryOfType(STREAM));
});

test('what the provider says of itself can be changed', async () => {
  const tester = await Tester.of('', { describe: (opened) => ({ ...opened, threads: 'one' }) });
  assert.equal(tester.opened?.threads, 'one');
  assert.equal(tester.opened.ixit?.descriptorLimit, FULL.descriptorLimit);
});

test('shapes without an ability do not have it', async () => {
  const bare = await Tester.of(
    'no-multipoint,no-datagram,no-raw,no-read-back,no-waiting-ioctl,no-blocking-hooks',
  );
  assert.deepEqual(
    bare.entries.map((entry) => [entry.iSocketType, entry.dwServiceFlags1 & 0x1c00]),
    [
      [STREAM, 0],
      [5, 0],
    ],
  );
  const entry = bare.entryOfType(STREAM);
  const { client } = await bare.pair(entry);
  assert.equal(await bare.option(client, 0x1008), undefined);
  assert.equal((await bare.call('WSPIoctl', { s: client, dwIoControlCode: 0x28000017 })).errno, 10045);
  assert.equal((await bare.trySocket(entry, { dwFlags: 0x14 })).errno, 10022);
});
