import { Then, When } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { bulkData } from '../../providers/contract/bulk-data';
import type { Bytes, Hex } from '../../providers/contract/json';
import { attemptOf } from '../questions/attempt-of';
import { isLackOfPrivilege } from '../probes/probe-entries';
import {
  BEFORE,
  datagramFrom,
  datagramFromAnybody,
  datagramIn,
  datagramInTwoFrom,
  datagramOfPeer,
  receiveDatagram,
  sendArguments,
  sendDatagram,
  sendToAnybody,
  sendToPeer,
  startReceive,
} from '../questions/datagram';
import { PEER_THREAD, setBlocking } from '../questions/endpoints';
import { longestMessage } from '../questions/longest-message';
import { codeName, isRefused, returnOf } from '../questions/open-socket';
import { pairOf } from '../questions/pair-of';
import { sameAddress } from '../questions/same-address';
import { thirdOf } from '../questions/third-of';
import { MOST_DATAGRAMS } from '../questions/transfer';
import type { SentDatagram, Subject } from '../support/subject';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';

/** Different bytes for each datagram, so that one is not taken for another. */
const TO_PEER: Bytes = 'a1a1a1a1';
const TO_THIRD: Bytes = 'b2b2b2b2';
const FROM_PEER: Bytes = 'c3c3c3c3';
const FROM_THIRD: Bytes = 'd4d4d4d4';
const MARK: Bytes = 'e5e5e5e5';
/** What both others have sent when the client begins to read. */
const MORE_FROM_PEER: readonly Bytes[] = ['c4c4c4c4', 'c5c5c5c5'];
const MORE_FROM_THIRD: Bytes = 'd6d6d6d6';
/** Lengths at which buffers and frames are known to end, in bytes, and more than any datagram has. */
const LENGTHS = [64, 1500, 65_536] as const;
/** The length of a datagram that is sent in three buffers and received in two, in bytes. */
const GATHERED_LENGTH = 200;
/** More datagrams than were sent: a provider that still has some makes them up. */
const MOST_TO_READ = 20;
/** How long a receive has time to begin to wait, in milliseconds. */
const TO_BEGIN_MS = 20;
/** More hex digits than a reader would read. */
const LONGEST_SHOWN = 64;
/** How long the tester waits between two looks at a socket, in milliseconds. */
const LOOK_AGAIN_MS = 10;
/** What the peer sends in the three rounds. */
const ROUNDS: readonly Bytes[] = ['01010101', '02020202', '03030303'];

When('the client and both others send to each other', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { client, clientAddress, peer, peerAddress } = pairOf(subject);
    const third = thirdOf(subject);
    const deliver = (
      from: Hex,
      to: Hex,
      address: Bytes,
      data: Bytes,
      earlier: readonly Bytes[] = [],
    ): ReturnType<typeof receiveDatagram> =>
      receiveDatagram(this, to, () => sendToAnybody(this, from, data, address), earlier, datagramFromAnybody);
    const atPeer = await deliver(client, peer, peerAddress, TO_PEER);
    const atThird = await deliver(client, third.s, third.address, TO_THIRD);
    subject.datagrams = [
      { to: 'peer', expected: TO_PEER, got: atPeer },
      // what does not arrive where it was sent may have arrived where it was not
      ...(atThird === undefined ? await strayed(this, peer) : []),
      { to: 'third', expected: TO_THIRD, got: atThird },
      ...(atThird === undefined ? [] : await longer(this, subject)),
      {
        to: 'client',
        expected: FROM_PEER,
        from: peerAddress,
        got: await deliver(peer, client, clientAddress, FROM_PEER),
      },
      {
        to: 'client',
        expected: FROM_THIRD,
        from: third.address,
        got: await deliver(third.s, client, clientAddress, FROM_THIRD, [FROM_PEER]),
      },
      ...(await queued(this, subject)),
    ];
  });
});

/** A datagram for the third party that has come to the peer. */
async function strayed(world: ConformanceWorld, peer: Hex): Promise<readonly SentDatagram[]> {
  for (let read = 0; read < MOST_TO_READ; read += 1) {
    const got = await datagramFrom(world, peer);
    if (got === undefined) break;
    if (got.data === TO_THIRD) return [{ to: 'peer', expected: TO_PEER, got }];
  }
  return [];
}

/** Longer datagrams to the peer, and one in several buffers; one that is lost says nothing. */
async function longer(world: ConformanceWorld, subject: Subject): Promise<readonly SentDatagram[]> {
  const { client, peer, peerAddress } = pairOf(subject);
  const { seed } = world.run.session;
  const sent = await deliverLengths(world, subject, (data) =>
    sendToAnybody(world, client, data, peerAddress),
  );
  const earlier = [TO_PEER, ...sent.map(({ expected }) => expected)];
  const expected = bulkData({ seed, offset: 1, length: longestMessage(subject.entry, GATHERED_LENGTH) });
  const gathered = [expected.slice(0, 2), expected.slice(2, 8), expected.slice(8)].filter(
    (part) => part !== '',
  );
  const send = (): Promise<void> => sendToAnybody(world, client, gathered, peerAddress);
  const got = await receiveDatagram(world, peer, send, earlier, datagramInTwoFrom);
  return got === undefined ? sent : [...sent, { to: 'peer', expected, got }];
}

/** Datagrams of several lengths to the peer, each looked for before the next is sent. */
async function deliverLengths(
  world: ConformanceWorld,
  subject: Subject,
  send: (data: Bytes) => Promise<void>,
): Promise<readonly SentDatagram[]> {
  const { peer } = pairOf(subject);
  const lengths = LENGTHS.map((length) => longestMessage(subject.entry, length));
  const sent: SentDatagram[] = [];
  let earlier = [TO_PEER, BEFORE.toThird];
  for (const length of new Set(lengths)) {
    const expected = bulkData({ seed: world.run.session.seed, offset: 0, length });
    const got = await receiveDatagram(world, peer, () => send(expected), earlier);
    if (got !== undefined) sent.push({ to: 'peer', expected, got });
    earlier = [...earlier, expected];
  }
  return sent;
}

/** Both others send before the client reads: each datagram comes by itself, and with its own sender. */
async function queued(world: ConformanceWorld, subject: Subject): Promise<readonly SentDatagram[]> {
  const { client, clientAddress, peer, peerAddress } = pairOf(subject);
  const third = thirdOf(subject);
  for (const data of MORE_FROM_PEER) await sendToAnybody(world, peer, data, clientAddress);
  await sendToAnybody(world, third.s, MORE_FROM_THIRD, clientAddress);
  const fromPeer = [FROM_PEER, ...MORE_FROM_PEER];
  const fromThird = [FROM_THIRD, MORE_FROM_THIRD];
  const read: SentDatagram[] = [];
  // the last one is waited for, since the network may take its time
  const looks = Math.ceil(world.run.session.provider.ixit.deadlines.callMs / LOOK_AGAIN_MS / MOST_DATAGRAMS);
  let idle = 0;
  while (read.length < MOST_TO_READ && idle < looks && read.at(-1)?.got?.data !== MORE_FROM_THIRD) {
    const got = await datagramFrom(world, client);
    if (got === undefined) {
      idle += 1;
      await world.pause(LOOK_AGAIN_MS);
      continue;
    }
    const isKnown = [...fromPeer, ...fromThird].includes(got.data);
    const expected = isKnown ? got.data : [...fromPeer, ...fromThird].join(' or ');
    read.push({
      to: 'client',
      expected,
      from: fromThird.includes(got.data) ? third.address : peerAddress,
      got,
    });
  }
  return read;
}

Then('the others have received what the client sent', async function (this: ConformanceWorld) {
  await this.each(({ datagrams }) => {
    for (const { to, expected, got } of datagrams) {
      if (to === 'client') continue;
      this.fact('return of WSPRecvFrom', got === undefined ? 'nothing' : inWords(got.data));
      if (got === undefined)
        throw new Inconclusive('no datagram of the client arrived, however often it was sent');
      if (got.data !== expected)
        throw new AssertionError(`expected the bytes ${inWords(expected)}, got ${inWords(got.data)}`);
    }
  });
});

function inWords(data: Bytes): string {
  return data.length > LONGEST_SHOWN
    ? `${data.slice(0, LONGEST_SHOWN)}… (${String(data.length / 2)} bytes)`
    : data;
}

Then(
  'the client has received from both, with the addresses of both',
  async function (this: ConformanceWorld) {
    await this.each(async (subject) => {
      for (const { to, expected, from, got } of subject.datagrams) {
        if (to !== 'client') continue;
        this.fact('return of WSPRecvFrom', got === undefined ? 'nothing' : `${got.data} from ${got.from}`);
        if (got === undefined)
          throw new Inconclusive('no datagram arrived at the client, however often it was sent');
        if (got.data !== expected)
          throw new AssertionError(`expected the bytes ${expected}, got ${got.data}`);
        if (from !== undefined && !(await sameAddress(this, subject.entry, got.from, from))) {
          throw new AssertionError(`expected the sender's address ${from}, got ${got.from || 'none'}`);
        }
      }
    });
  },
);

When('the client sends datagrams of several lengths with WSPSend', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { client, peer } = pairOf(subject);
    const first = await this.provider.call('WSPSend', sendArguments(client, TO_PEER));
    if (first.returned.result !== 0) {
      throw new AssertionError(`WSPSend to the peer failed with ${codeName(first.returned.errno)}`);
    }
    const got = await receiveDatagram(this, peer, () => sendDatagram(this, client, TO_PEER), [
      BEFORE.toThird,
    ]);
    subject.datagrams = [
      { to: 'peer', expected: TO_PEER, got },
      ...(await deliverLengths(this, subject, (data) => sendToPeer(this, client, data))),
    ];
  });
});

Then('the peer receives them, and the third party does not', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { peer } = pairOf(subject);
    const third = thirdOf(subject);
    for (const { expected, got } of subject.datagrams) {
      this.fact('return of WSPRecvFrom at the peer', got === undefined ? 'nothing' : inWords(got.data));
      if (got !== undefined && got.data !== expected)
        throw new AssertionError(`expected the bytes ${inWords(expected)}, got ${inWords(got.data)}`);
    }
    const next = await receiveDatagram(this, third.s, () => sendDatagram(this, peer, MARK, third.address), [
      BEFORE.toThird,
    ]);
    this.fact('return of WSPRecvFrom at the third party', next?.data ?? 'nothing');
    if (next === undefined) throw new Inconclusive('nothing arrives at the third party');
    if (next.data !== MARK)
      throw new AssertionError(`the third party received ${next.data}, which was sent to the peer`);
    if (subject.datagrams[0]?.got === undefined)
      throw new Inconclusive('no datagram arrived at the peer, however often it was sent');
  });
});

When('three times the third party sends, and then the peer', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { client, clientAddress, peer } = pairOf(subject);
    const third = thirdOf(subject);
    for (const data of ROUNDS) {
      await this.within(third.process, () => sendDatagram(this, third.s, FROM_THIRD, clientAddress));
      const got = await receiveDatagram(
        this,
        client,
        () => sendDatagram(this, peer, data, clientAddress),
        [BEFORE.toClient],
        datagramOfPeer,
      );
      subject.datagrams = [...subject.datagrams, { to: 'client', expected: data, got }];
    }
    // a look behind the last round: what the third party sent may have been kept back
    subject.datagrams = [
      ...subject.datagrams,
      { to: 'client', expected: '', got: await datagramOfPeer(this, client) },
    ];
  });
});

When(
  'the third party sends, and then the peer, while a receive waits',
  async function (this: ConformanceWorld) {
    await this.each(async (subject) => {
      const { client, clientAddress, peer } = pairOf(subject);
      const third = thirdOf(subject);
      const [data = ''] = ROUNDS;
      await setBlocking(this.provider, client, true);
      const receiving = startReceive(this, client);
      const isOver = (): boolean => receiving.settled() !== undefined;
      const { callMs } = this.run.session.provider.ixit.deadlines;
      await this.until(isOver, TO_BEGIN_MS);
      for (let sent = 0; sent < MOST_DATAGRAMS && !isOver(); sent += 1) {
        await this.within(third.process, () =>
          sendDatagram(this, third.s, FROM_THIRD, clientAddress, PEER_THREAD),
        );
        await sendDatagram(this, peer, data, clientAddress, PEER_THREAD);
        await this.until(isOver, callMs / (2 * MOST_DATAGRAMS));
      }
      const call = receiving.settled();
      const got = call === undefined ? undefined : datagramIn(call);
      subject.datagrams = [{ to: 'client', expected: data, got }];
      if (call !== undefined) return;
      // datagrams may be lost, and then nothing but this ends the receive
      await this.provider.call('WSPCloseSocket', { s: client }, { thread: PEER_THREAD });
      await this.until(isOver, callMs);
    });
  },
);

Then('only what the peer has sent is received', async function (this: ConformanceWorld) {
  await this.each(({ datagrams }) => {
    const fromPeer = new Set<string>(ROUNDS);
    for (const { got } of datagrams) {
      this.fact('return of WSPRecv', got?.data ?? 'nothing');
      // what was sent before the connect may have come twice, and the second time after it
      if (got?.data === BEFORE.toClient) continue;
      if (got !== undefined && !fromPeer.has(got.data)) {
        throw new AssertionError(`the client received ${got.data}, which the peer has not sent`);
      }
    }
    if (datagrams.every(({ got }) => got === undefined)) {
      throw new Inconclusive('no datagram of the peer arrived, however often it was sent');
    }
  });
});

Then('a raw socket is opened', async function (this: ConformanceWorld) {
  await this.each((subject) => {
    const { call } = attemptOf(subject);
    const { errno } = call.returned;
    this.fact(returnOf(call), isRefused(call) ? codeName(errno) : 'a descriptor');
    if (!isRefused(call)) return;
    if (isLackOfPrivilege(subject.entry, errno)) {
      throw new Inconclusive('a raw socket was refused with WSAEACCES: it may need a privilege');
    }
    throw new AssertionError(`expected a raw socket; it is refused with ${codeName(errno)}`);
  });
});
