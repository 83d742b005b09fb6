import assert from 'node:assert/strict';
import test from 'node:test';
import { parseShape, referenceAdapter } from '../../providers/reference/reference';
import { Tester } from './tester';

const [STREAM, DATAGRAM, PACKETS] = [1, 2, 5];
const UNCONSTRAINED = { g: 1 };
const CONSTRAINED = { g: 2 };
const SO_GROUP_ID = 0x2001;
const WSAEINVAL = 10022;

test('an ID is readable, its own, and good until the last member is closed', async () => {
  const tester = await Tester.of('');
  const entry = tester.entryOfType(STREAM);
  const first = await tester.socket(entry, UNCONSTRAINED);
  const g = (await tester.option(first, SO_GROUP_ID)) ?? 0;
  assert.ok(g > 2);
  assert.notEqual(await tester.option(await tester.socket(entry, CONSTRAINED), SO_GROUP_ID), g);
  assert.equal(await tester.option(await tester.socket(entry), SO_GROUP_ID), 0);
  const second = await tester.socket(tester.entryOfType(DATAGRAM), { g });
  assert.equal(await tester.option(second, SO_GROUP_ID), g);
  await tester.must('WSPCloseSocket', { s: first });
  const third = await tester.socket(tester.entryOfType(PACKETS), { g });
  await tester.must('WSPCloseSocket', { s: second });
  await tester.must('WSPCloseSocket', { s: third });
  assert.equal((await tester.trySocket(entry, { g })).errno, WSAEINVAL);
});

test('IDs are unique across processes', async () => {
  const adapter = referenceAdapter(parseShape(''));
  const ids = [];
  for (const tester of [await Tester.on(adapter), await Tester.on(adapter)]) {
    ids.push(
      await tester.option(await tester.socket(tester.entryOfType(STREAM), UNCONSTRAINED), SO_GROUP_ID),
    );
  }
  assert.notEqual(ids[0], ids[1]);
});

test('a refused socket is no member of a group', async () => {
  const tester = await Tester.of('');
  const entry = tester.entryOfType(STREAM);
  const first = await tester.socket(entry, UNCONSTRAINED);
  const g = (await tester.option(first, SO_GROUP_ID)) ?? 0;
  tester.react = (upcall) =>
    upcall.function === 'WPUCreateSocketHandle' ? { result: 'INVALID_SOCKET', errno: 10024 } : undefined;
  assert.equal((await tester.trySocket(entry, { g })).errno, 10024);
  tester.react = () => undefined;
  await tester.must('WSPCloseSocket', { s: first });
  assert.equal((await tester.trySocket(entry, { g })).errno, WSAEINVAL);
});

test('a constrained group takes connection-oriented sockets only', async () => {
  const tester = await Tester.of('');
  const datagram = tester.entryOfType(DATAGRAM);
  assert.equal((await tester.trySocket(datagram, CONSTRAINED)).errno, WSAEINVAL);
  const s = await tester.socket(tester.entryOfType(STREAM), CONSTRAINED);
  const g = (await tester.option(s, SO_GROUP_ID)) ?? 0;
  assert.equal((await tester.trySocket(datagram, { g })).errno, WSAEINVAL);
});

test('the address of a constrained group is fixed by the first connect made', async () => {
  const tester = await Tester.of('');
  const entry = tester.entryOfType(STREAM);
  const here = await tester.listener(entry);
  const there = await tester.listener(entry, 'second');
  const one = await tester.socket(entry, CONSTRAINED);
  const g = (await tester.option(one, SO_GROUP_ID)) ?? 0;
  const other = await tester.socket(entry, { g });
  const nobody = await tester.socket(entry);
  const nobodyAt = await tester.bind(nobody, entry, 'second');
  assert.equal((await tester.call('WSPConnect', { s: one, name: nobodyAt })).errno, 10061);
  await tester.must('WSPConnect', { s: one, name: here.name });
  assert.equal((await tester.call('WSPConnect', { s: other, name: there.name })).errno, WSAEINVAL);
  assert.equal((await tester.call('WSPGetPeerName', { s: other, namelen: 16 })).errno, 10057);
  await tester.must('WSPConnect', { s: other, name: here.name });
  await tester.must('WSPConnect', { s: await tester.socket(entry), name: there.name });
});

test('without groups any g but zero is refused, and there is no SO_GROUP_ID', async () => {
  const tester = await Tester.of('no-groups');
  const entry = tester.entryOfType(STREAM);
  assert.equal((await tester.trySocket(entry, UNCONSTRAINED)).errno, WSAEINVAL);
  assert.equal(await tester.option(await tester.socket(entry), SO_GROUP_ID), undefined);
});
