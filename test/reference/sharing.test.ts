import assert from 'node:assert/strict';
import test from 'node:test';
import type { Arguments, Hex } from '../../providers/contract/json';
import { parseShape, referenceAdapter } from '../../providers/reference/reference';
import { Tester } from './tester';

const STREAM = 1;
const SO_GROUP_ID = 0x2001;
const BY_ENTRY = { af: -1, type: -1, protocol: -1 };

async function share(from: Tester, s: Hex, to: Tester, more: Arguments = {}): Promise<Hex> {
  const { lpProtocolInfo } = await from.must('WSPDuplicateSocket', {
    s,
    dwProcessId: to.opened?.processId ?? 0,
  });
  const made = await to.call('WSPSocket', { ...BY_ENTRY, lpProtocolInfo: lpProtocolInfo ?? null, ...more });
  assert.equal(made.errno, null);
  return made.result as Hex;
}

test('one underlying socket, two descriptors, each closed by itself', async () => {
  for (const shape of ['', 'ifs']) {
    const adapter = referenceAdapter(parseShape(shape));
    const [here, there] = [await Tester.on(adapter), await Tester.on(adapter)];
    const { client, server } = await here.pair(here.entryOfType(STREAM));
    const shared = await share(here, client, there);
    await here.send1(client, 'one ');
    await there.send1(shared, 'two');
    assert.equal(await here.receive1(server), 'one two');
    await here.must('WSPCloseSocket', { s: client });
    await here.send1(server, 'back');
    assert.equal(await there.receive1(shared), 'back');
    await there.must('WSPCloseSocket', { s: shared });
    assert.equal(await here.receive1(server), '');
  }
});

test('g and dwFlags have no effect', async () => {
  const tester = await Tester.of('');
  const entry = tester.entryOfType(STREAM);
  const overlapped = await tester.socket(entry, { dwFlags: 1, g: 1 });
  const g = await tester.option(overlapped, SO_GROUP_ID);
  const shared = await share(tester, overlapped, tester, { dwFlags: 0x1e, g: 99_999 });
  assert.equal(await tester.option(shared, SO_GROUP_ID), g);
  const waiting = { dwIoControlCode: 0x28000017, lpOverlapped: { token: '0x1', hEvent: null } };
  assert.equal((await tester.call('WSPIoctl', { s: shared, ...waiting })).errno, 997);
  const plain = await tester.socket(entry);
  const sharedPlain = await share(tester, plain, tester, { dwFlags: 1 });
  await tester.must('WSPIoctl', { s: sharedPlain, dwIoControlCode: 0x8004667e, lpvInBuffer: '01000000' });
  assert.equal((await tester.call('WSPIoctl', { s: plain, ...waiting })).errno, 10035);
});

test('a group lives until the last descriptor of its last member is closed', async () => {
  const tester = await Tester.of('');
  const entry = tester.entryOfType(STREAM);
  const s = await tester.socket(entry, { g: 1 });
  const g = (await tester.option(s, SO_GROUP_ID)) ?? 0;
  const shared = await share(tester, s, tester);
  await tester.must('WSPCloseSocket', { s });
  await tester.must('WSPCloseSocket', { s: await tester.socket(entry, { g }) });
  await tester.must('WSPCloseSocket', { s: shared });
  assert.equal((await tester.trySocket(entry, { g })).errno, 10022);
});

test('an entry is for one process and one use', async () => {
  const adapter = referenceAdapter(parseShape(''));
  const [here, there] = [await Tester.on(adapter), await Tester.on(adapter)];
  const s = await here.socket(here.entryOfType(STREAM));
  const { lpProtocolInfo = null } = await here.must('WSPDuplicateSocket', {
    s,
    dwProcessId: there.opened?.processId ?? 0,
  });
  assert.equal((await here.call('WSPSocket', { ...BY_ENTRY, lpProtocolInfo })).errno, 10022);
  assert.equal((await there.call('WSPSocket', { ...BY_ENTRY, lpProtocolInfo })).errno, null);
  assert.equal((await there.call('WSPSocket', { ...BY_ENTRY, lpProtocolInfo })).errno, 10022);
  assert.equal((await here.call('WSPDuplicateSocket', { s, dwProcessId: 1 })).errno, 10022);
});

test('a shape without shared sockets refuses WSPDuplicateSocket', async () => {
  const tester = await Tester.of('no-shared-sockets');
  const s = await tester.socket(tester.entryOfType(STREAM));
  const dwProcessId = tester.opened?.processId ?? 0;
  assert.equal((await tester.call('WSPDuplicateSocket', { s, dwProcessId })).errno, 10045);
});
