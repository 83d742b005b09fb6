import assert from 'node:assert/strict';
import test from 'node:test';
import { Tester, textOf } from './tester';

const [STREAM, DATAGRAM, PACKETS] = [1, 2, 5];

const hex = (text: string): string => Buffer.from(text).toString('hex');

test('before connecting, data is refused with WSAENOTCONN', async () => {
  const tester = await Tester.of('');
  for (const type of [STREAM, PACKETS]) {
    const entry = tester.entryOfType(type);
    const s = await tester.socket(entry);
    const lpTo =
      tester.opened?.ixit?.addresses?.find(({ family }) => family === entry.iAddressFamily)?.local ?? '';
    assert.equal((await tester.call('WSPSend', { s, lpBuffers: ['00'] })).errno, 10057);
    assert.equal((await tester.call('WSPSendTo', { s, lpBuffers: ['00'], lpTo })).errno, 10057);
    assert.equal((await tester.call('WSPRecv', { s, lpBuffers: [4] })).errno, 10057);
    assert.equal((await tester.call('WSPRecvFrom', { s, lpBuffers: [4], lpFromlen: 16 })).errno, 10057);
  }
});

test('a stream: bytes in order both ways, and the end of it', async () => {
  const tester = await Tester.of('');
  const { client, server } = await tester.pair(tester.entryOfType(STREAM));
  await tester.send1(client, 'ab');
  await tester.send1(client, 'cd');
  await tester.send1(server, 'xyz');
  assert.equal(await tester.receive1(server, 3), 'abc');
  assert.equal(await tester.receive1(server), 'd');
  assert.equal(await tester.receive1(client), 'xyz');
  await tester.must('WSPShutdown', { s: client, how: 1 });
  assert.equal(await tester.receive1(server), '');
  assert.equal((await tester.send1(client, 'more')).errno, 10058);
});

test('packets keep their boundaries; one that is too long for the buffers says so', async () => {
  const tester = await Tester.of('');
  const entry = tester.entryOfType(PACKETS);
  const { client, server } = await tester.pair(entry);
  await tester.send1(client, 'ab');
  await tester.send1(client, '');
  await tester.send1(client, 'cdef');
  assert.equal(await tester.receive1(server), 'ab');
  assert.equal(await tester.receive1(server), '');
  const cut = await tester.call('WSPRecv', { s: server, lpBuffers: [1, 1] });
  assert.deepEqual([cut.errno, textOf(cut.out)], [10040, 'cd']);
  assert.equal((await tester.send1(client, 'x'.repeat(entry.dwMessageSize + 1))).errno, 10040);
});

test('a bulk transfer larger than the buffers waits for room and loses nothing', async () => {
  const tester = await Tester.of('');
  const { client, server } = await tester.pair(tester.entryOfType(STREAM));
  const bulk = Array.from({ length: 50_000 }, (_, index) => String(index)).join(' ');
  const sending = tester.send1(client, bulk);
  let received = '';
  while (received.length < bulk.length) received += await tester.receive1(server, 10_000);
  assert.equal((await sending).out['lpNumberOfBytesSent'], bulk.length);
  assert.ok(received === bulk);
});

test('a blocking receive and a blocking accept wait', async () => {
  const tester = await Tester.of('');
  const entry = tester.entryOfType(STREAM);
  const { s, name } = await tester.listener(entry);
  const accepting = tester.call('WSPAccept', { s, addrlen: 16 }, 2);
  const client = await tester.socket(entry);
  await tester.must('WSPConnect', { s: client, name });
  const accepted = await accepting;
  const receiving = tester.call('WSPRecv', { s: accepted.result, lpBuffers: [10] }, 2);
  await tester.send1(client, 'late');
  assert.equal(textOf((await receiving).out), 'late');
  assert.deepEqual(await tester.must('WSPGetPeerName', { s: client, namelen: 16 }), { name });
  assert.equal(
    accepted.out['addr'],
    (await tester.must('WSPGetPeerName', { s: accepted.result, namelen: 16 }))['name'],
  );
});

test('datagrams: two peers with their addresses; connected: only the one', async () => {
  const tester = await Tester.of('');
  for (const type of [DATAGRAM, 3, 4]) {
    const entry = tester.entryOfType(type);
    const [s, one, other] = [
      await tester.socket(entry),
      await tester.socket(entry),
      await tester.socket(entry),
    ];
    const [at, oneAt, otherAt] = [
      await tester.bind(s, entry),
      await tester.bind(one, entry),
      await tester.bind(other, entry),
    ];
    const receiveFrom = async (): Promise<unknown[]> => {
      const out = await tester.must('WSPRecvFrom', { s, lpBuffers: [99], lpFromlen: 128 });
      return [textOf(out), out['lpFrom']];
    };
    await tester.must('WSPSendTo', { s: one, lpBuffers: [hex('from one')], lpTo: at });
    await tester.must('WSPSendTo', { s: other, lpBuffers: [hex('from other')], lpTo: at });
    assert.deepEqual(await receiveFrom(), ['from one', oneAt]);
    assert.deepEqual(await receiveFrom(), ['from other', otherAt]);
    await tester.must('WSPSendTo', { s, lpBuffers: [hex('back')], lpTo: otherAt });
    assert.equal(await tester.receive1(other), 'back');
    await tester.must('WSPConnect', { s, name: oneAt });
    await tester.must('WSPSendTo', { s: other, lpBuffers: [hex('not heard')], lpTo: at });
    await tester.must('WSPSendTo', { s: one, lpBuffers: [hex('heard')], lpTo: at });
    assert.equal(await tester.receive1(s), 'heard');
    await tester.send1(s, 'to the peer');
    assert.equal(await tester.receive1(one), 'to the peer');
  }
});

test('FIONBIO: nothing there is WSAEWOULDBLOCK', async () => {
  const tester = await Tester.of('');
  const { client, server } = await tester.pair(tester.entryOfType(STREAM));
  await tester.must('WSPIoctl', { s: client, dwIoControlCode: 0x8004667e, lpvInBuffer: '01000000' });
  assert.equal((await tester.call('WSPRecv', { s: client, lpBuffers: [1] })).errno, 10035);
  await tester.send1(server, 'four');
  const told = await tester.must('WSPIoctl', { s: client, dwIoControlCode: 0x4004667f, cbOutBuffer: 4 });
  assert.equal(told['lpvOutBuffer'], '04000000');
});

test('closing a connection is seen by the peer', async () => {
  const tester = await Tester.of('');
  const { client, server } = await tester.pair(tester.entryOfType(STREAM));
  await tester.must('WSPCloseSocket', { s: client });
  assert.equal(await tester.receive1(server), '');
  assert.equal((await tester.send1(server, 'x')).errno, 10054);
});

test('a condition function rejects, defers, accepts', async () => {
  const tester = await Tester.of('');
  const entry = tester.entryOfType(STREAM);
  const { s, name } = await tester.listener(entry);
  const client = await tester.socket(entry);
  await tester.must('WSPConnect', { s: client, name });
  const accept = (decision: number): ReturnType<Tester['call']> =>
    tester.call('WSPAccept', { s, addrlen: 0, lpfnCondition: { decision, g: 0 } });
  assert.equal((await accept(2)).errno, 11002);
  assert.equal((await accept(0)).errno, null);
  const another = await tester.socket(entry);
  await tester.must('WSPConnect', { s: another, name });
  assert.equal((await accept(1)).errno, 10061);
  assert.equal((await tester.call('WSPRecv', { s: another, lpBuffers: [1] })).errno, 10054);
});

test('addresses as text and back', async () => {
  const tester = await Tester.of('');
  for (const { family, local } of tester.opened?.ixit?.addresses ?? []) {
    const text = await tester.must('WSPAddressToString', { lpsaAddress: local, lpdwAddressStringLength: 99 });
    const back = await tester.must('WSPStringToAddress', {
      AddressString: text['lpszAddressString'] ?? null,
      AddressFamily: family,
      lpAddressLength: 128,
    });
    assert.equal(back['lpAddress'], local);
  }
});

test('WSPSelect waits until something is ready', async () => {
  const tester = await Tester.of('');
  const { client, server } = await tester.pair(tester.entryOfType(STREAM));
  const none = await tester.call('WSPSelect', { readfds: [client, server], timeout: 1 });
  assert.deepEqual([none.result, none.out['readfds']], [0, []]);
  const selecting = tester.call('WSPSelect', { readfds: [client, server], timeout: null }, 2);
  await tester.send1(client, 'x');
  const ready = await selecting;
  assert.deepEqual([ready.result, ready.out['readfds']], [1, [server]]);
});

test('WSPEventSelect sets the event object when data has come', async () => {
  const tester = await Tester.of('');
  const { client, server } = await tester.pair(tester.entryOfType(STREAM));
  await tester.must('WSPEventSelect', { s: server, hEventObject: '0xe1', lNetworkEvents: 0x1 });
  await tester.send1(client, 'x');
  assert.deepEqual(tester.made('WPUSetEvent')[0]?.arguments, { hEvent: '0xe1' });
  const { lNetworkEvents } = await tester.must('WSPEnumNetworkEvents', { s: server });
  assert.equal(lNetworkEvents, 1);
});
