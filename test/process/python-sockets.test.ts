import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import test, { after, before } from 'node:test';
import { expect } from 'chai';
import {
  ERROR_CODES,
  IOCTLS,
  SOL_SOCKET,
  SOCKET_OPTIONS,
} from '../../providers/contract/constants/constants';
import type { Arguments, Json } from '../../providers/contract/json';
import type { Return } from '../../providers/contract/messages';
import { decodeProtocolInfo, encodeProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { reviewIcs } from '../../providers/contract/statement/review-ics';
import { processAdapter } from '../../providers/process/process-adapter';
import { ProviderLost } from '../../providers/ws2_32/provider-lost';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import { Recorder } from '../../providers/ws2_32/recorder';
import { TestSession } from '../../providers/ws2_32/test-session';

const PROVIDER = join(__dirname, '../../providers/process/samples/python-sockets/provider.py');
const NONE = { lpOverlapped: null, lpCompletionRoutine: null, lpThreadId: null };
const POLL_MS = 5;
/** The thread of the client that a second, overlapping call is made on. */
const OTHER_THREAD = { thread: 2 };

let session: TestSession;
let provider: ProviderProcess;

before(async () => {
  session = new TestSession(processAdapter(`python3 '${PROVIDER}'`), null, new Recorder(null), 1);
  provider = await session.process();
  await succeed('WSPStartup', { wVersionRequested: 0x0202, lpProtocolInfo: info(0) });
});

after(async () => {
  await succeed('WSPCleanup', {});
  await session.close();
});

function info(entry: number): string {
  const found = session.provider.ics.entries[entry];
  if (found === undefined) throw new Error(`no entry ${String(entry)}`);
  return encodeProtocolInfo(found);
}

async function call(name: string, args: Arguments, options?: { thread: number }): Promise<Return> {
  return (await provider.call(name, args, options)).returned;
}

async function succeed(name: string, args: Arguments): Promise<Return> {
  const returned = await call(name, args);
  expect([name, returned.errno]).to.deep.equal([name, null]);
  return returned;
}

async function fail(name: string, args: Arguments): Promise<number | null> {
  const returned = await call(name, args);
  expect(returned.result).to.be.oneOf([-1, 'INVALID_SOCKET']);
  return returned.errno;
}

async function open(entry: number, dwFlags = 0): Promise<Json> {
  const args = { af: -1, type: -1, protocol: -1, lpProtocolInfo: info(entry), g: 0, dwFlags };
  return (await succeed('WSPSocket', args)).result;
}

async function bound(entry: number, dwFlags = 0): Promise<{ s: Json; name: Json }> {
  const s = await open(entry, dwFlags);
  await succeed('WSPBind', { s, name: session.provider.ixit.addresses[0]?.local ?? null });
  const { out } = await succeed('WSPGetSockName', { s, namelen: 16 });
  return { s, name: out['name'] ?? null };
}

async function connectedPair(dwFlags = 0): Promise<readonly [Json, Json]> {
  const listener = await bound(0, dwFlags);
  await succeed('WSPListen', { s: listener.s, backlog: 5 });
  const client = await open(0, dwFlags);
  await succeed('WSPConnect', { s: client, name: listener.name });
  const accepted = await succeed('WSPAccept', { s: listener.s, addrlen: 16, lpfnCondition: null });
  const { out } = await succeed('WSPGetPeerName', { s: client, namelen: 16 });
  expect(out['name']).to.equal(listener.name);
  await succeed('WSPCloseSocket', { s: listener.s });
  return [client, accepted.result];
}

function send(s: Json, data: string, overlapped: Arguments = NONE): Promise<Return> {
  return call('WSPSend', { s, lpBuffers: [data], dwFlags: 0, ...overlapped });
}

function receive(s: Json, overlapped: Arguments = NONE, options?: { thread: number }): Promise<Return> {
  return call('WSPRecv', { s, lpBuffers: [2, 64], lpFlags: 0, ...overlapped }, options);
}

const request = (token: string): Arguments => ({ ...NONE, lpOverlapped: { token, hEvent: null } });

async function setNonBlocking(s: Json): Promise<void> {
  const io = { dwIoControlCode: IOCTLS.FIONBIO, lpvInBuffer: '01000000', cbOutBuffer: 0, ...NONE };
  await succeed('WSPIoctl', { s, ...io });
}

test('its statement has no defect', () => {
  expect(reviewIcs(session.provider.ics)).to.deep.equal([]);
});

test('options come from the operating system', async () => {
  const s = await open(1);
  const option = { s, level: SOL_SOCKET };
  const type = await succeed('WSPGetSockOpt', { ...option, optname: SOCKET_OPTIONS.SO_TYPE, optlen: 4 });
  expect(type.out['optval']).to.equal('02000000');
  const named = { ...option, optname: SOCKET_OPTIONS.SO_PROTOCOL_INFOW };
  const { out } = await succeed('WSPGetSockOpt', { ...named, optlen: 628 });
  const { optval } = out as { optval: string };
  expect(decodeProtocolInfo(optval).szProtocol).to.equal('Python sockets [UDP/IP]');
  expect(await fail('WSPGetSockOpt', { ...named, optlen: 627 })).to.equal(ERROR_CODES.WSAEFAULT);
  const broadcast = { ...option, optname: SOCKET_OPTIONS.SO_BROADCAST };
  await succeed('WSPSetSockOpt', { ...broadcast, optval: '01000000' });
  const told = await succeed('WSPGetSockOpt', { ...broadcast, optlen: 4 });
  expect(told.out['optval']).to.equal('01000000');
});

test('a stream carries data both ways, and its end', async () => {
  const [client, server] = await connectedPair();
  expect((await send(client, '68656c6c6f')).out).to.deep.equal({ lpNumberOfBytesSent: 5 });
  expect((await receive(server)).out).to.deep.equal({
    lpBuffers: ['6865', '6c6c6f'],
    lpNumberOfBytesRecvd: 5,
    lpFlags: 0,
  });
  await send(server, '01');
  expect((await receive(client)).out['lpBuffers']).to.deep.equal(['01', '']);
  await succeed('WSPShutdown', { s: client, how: 1 });
  expect((await receive(server)).out['lpNumberOfBytesRecvd']).to.equal(0);
  expect((await send(client, '00')).errno).to.equal(ERROR_CODES.WSAESHUTDOWN);
});

test('a stream that is not connected carries nothing', async () => {
  const s = await open(0);
  expect((await send(s, '00')).errno).to.equal(ERROR_CODES.WSAENOTCONN);
  expect((await receive(s)).errno).to.equal(ERROR_CODES.WSAENOTCONN);
  expect(await fail('WSPGetPeerName', { s, namelen: 16 })).to.equal(ERROR_CODES.WSAENOTCONN);
  expect(await fail('WSPGetSockName', { s, namelen: 16 })).to.equal(ERROR_CODES.WSAEINVAL);
  expect(await fail('WSPListen', { s, backlog: 1 })).to.equal(ERROR_CODES.WSAEINVAL);
});

test('a blocking send of more than fits waits for the reader', async () => {
  const [client, server] = await connectedPair();
  const bytes = 8_000_000 / 2;
  const sending = provider.start('WSPSend', {
    s: client,
    lpBuffers: ['ab'.repeat(bytes)],
    dwFlags: 0,
    ...NONE,
  });
  let received = 0;
  while (received < bytes) {
    const args = { s: server, lpBuffers: [1_000_000], lpFlags: 0, ...NONE };
    received += Number((await call('WSPRecv', args, OTHER_THREAD)).out['lpNumberOfBytesRecvd']);
  }
  expect((await sending.outcome()).returned.out['lpNumberOfBytesSent']).to.equal(bytes);
});

test('datagrams: two peers, their addresses, and one that is cut off', async () => {
  const [one, two, other] = [await bound(1), await bound(1), await bound(1)];
  for (const peer of [two, other]) {
    const to = { dwFlags: 0, lpTo: one.name, ...NONE };
    await succeed('WSPSendTo', { s: peer.s, lpBuffers: ['616263'], ...to });
    const { out } = await succeed('WSPRecvFrom', {
      s: one.s,
      lpBuffers: [9],
      lpFlags: 0,
      lpFromlen: 16,
      ...NONE,
    });
    expect(out).to.include({ lpFrom: peer.name, lpNumberOfBytesRecvd: 3 });
  }
  await succeed('WSPConnect', { s: two.s, name: one.name });
  await send(two.s, '01020304');
  const cut = await call('WSPRecv', { s: one.s, lpBuffers: [2], lpFlags: 0, ...NONE });
  expect([cut.result, cut.errno, cut.out['lpBuffers']]).to.deep.equal([
    -1,
    ERROR_CODES.WSAEMSGSIZE,
    ['0102'],
  ]);
  const unbound = await open(1);
  expect((await receive(unbound)).errno).to.equal(ERROR_CODES.WSAEINVAL);
});

test('non-blocking: WSAEWOULDBLOCK, and lpOverlapped ignored without the attribute', async () => {
  const [client] = await connectedPair();
  await setNonBlocking(client);
  expect((await receive(client)).errno).to.equal(ERROR_CODES.WSAEWOULDBLOCK);
  expect((await receive(client, request('0xa0'))).errno).to.equal(ERROR_CODES.WSAEWOULDBLOCK);
});

test('overlapped: several requests pend at once, end in their order, and are aborted by a close', async () => {
  const [client, server] = await connectedPair(1);
  provider.completions.length = 0;
  for (const token of ['0xa1', '0xa2', '0xa3']) {
    expect((await receive(server, request(token))).errno).to.equal(ERROR_CODES.WSA_IO_PENDING);
  }
  const seen = async (count: number): Promise<void> => {
    while (provider.completions.length < count) await sleep(POLL_MS);
  };
  expect((await send(client, '0102', request('0xb1'))).result).to.equal(0);
  await seen(1);
  await send(client, '0304');
  await seen(2);
  await succeed('WSPCloseSocket', { s: server });
  await seen(3);
  expect(
    provider.completions.map(({ overlapped, errno, bytes, memory }) => [overlapped, errno, bytes, memory]),
  ).to.deep.equal([
    ['0xa1', 0, 2, { '0xa1': ['0102', ''] }],
    ['0xa2', 0, 2, { '0xa2': ['0304', ''] }],
    ['0xa3', ERROR_CODES.WSA_OPERATION_ABORTED, 0, { '0xa3': [] }],
  ]);
});

test('a socket that is closed releases the thread that waits for it', async () => {
  const { s } = await bound(1);
  const waiting = provider.start('WSPRecv', { s, lpBuffers: [1], lpFlags: 0, ...NONE });
  await call('WSPGetSockName', { s, namelen: 16 }, OTHER_THREAD);
  await call('WSPCloseSocket', { s }, OTHER_THREAD);
  expect((await waiting.outcome()).returned.errno).to.equal(ERROR_CODES.WSAEINTR);
  expect(await fail('WSPCloseSocket', { s })).to.equal(ERROR_CODES.WSAENOTSOCK);
});

test('the condition function rejects and defers', async () => {
  const listener = await bound(0);
  await succeed('WSPListen', { s: listener.s, backlog: 5 });
  await succeed('WSPConnect', { s: await open(0), name: listener.name });
  const accept = (decision: number): Arguments => ({
    s: listener.s,
    addrlen: 16,
    lpfnCondition: { decision, g: 0 },
  });
  expect(await fail('WSPAccept', accept(2))).to.equal(ERROR_CODES.WSATRY_AGAIN);
  expect(await fail('WSPAccept', accept(1))).to.equal(ERROR_CODES.WSAECONNREFUSED);
  await setNonBlocking(listener.s);
  expect(await fail('WSPAccept', accept(0))).to.equal(ERROR_CODES.WSAEWOULDBLOCK);
});

test('the operating system has no descriptors left, and has them again', async () => {
  const plain = { af: 2, type: 1, protocol: 6, lpProtocolInfo: info(0), g: 0, dwFlags: 0 };
  expect(await provider.control('induce', 'no-descriptors')).to.equal(null);
  expect(await fail('WSPSocket', plain)).to.equal(ERROR_CODES.WSAEMFILE);
  expect(await provider.control('clear', 'no-descriptors')).to.equal(null);
  await succeed('WSPSocket', plain);
  expect(await provider.control('induce', 'no-buffers')).to.equal('unknown condition no-buffers');
});

test('a connection that is cut is broken, and every later call says so', async () => {
  const [client] = await connectedPair();
  expect(await provider.control('induce', 'broken-connection')).to.equal(null);
  await send(client, '00');
  expect((await receive(client)).errno).to.equal(ERROR_CODES.WSAETIMEDOUT);
  expect((await send(client, '00')).errno).to.equal(ERROR_CODES.WSAETIMEDOUT);
  expect((await receive(client)).errno).to.equal(ERROR_CODES.WSAETIMEDOUT);
  expect(await provider.control('clear', 'broken-connection')).to.equal(null);
});

test('a second cleanup has no startup to match', async () => {
  await succeed('WSPCleanup', {});
  expect(await fail('WSPCleanup', {})).to.equal(ERROR_CODES.WSANOTINITIALISED);
  const again = await succeed('WSPStartup', { wVersionRequested: 0x0303, lpProtocolInfo: info(0) });
  expect(again.out['lpWSPData']).to.include({ wVersion: 0x0202 });
  const old = await call('WSPStartup', { wVersionRequested: 0x0101, lpProtocolInfo: info(0) });
  expect(old.result).to.equal(ERROR_CODES.WSAVERNOTSUPPORTED);
});

test('no call was lost', () => {
  expect(provider.lost).not.to.be.instanceOf(ProviderLost);
});
