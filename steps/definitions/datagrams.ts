import { Then, When } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import type { Bytes, Hex } from '../../providers/contract/json';
import { attemptOf } from '../questions/attempt-of';
import { isLackOfPrivilege } from '../probes/probe-entries';
import { datagramOfPeer, receiveDatagram, sendArguments, sendDatagram } from '../questions/datagram';
import { codeName, isRefused, returnOf } from '../questions/open-socket';
import { pairOf } from '../questions/pair-of';
import { sameAddress } from '../questions/same-address';
import { thirdOf } from '../questions/third-of';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';

/** Different bytes for each datagram, so that one is not taken for another. */
const TO_PEER: Bytes = 'a1a1a1a1';
const TO_THIRD: Bytes = 'b2b2b2b2';
const FROM_PEER: Bytes = 'c3c3c3c3';
const FROM_THIRD: Bytes = 'd4d4d4d4';
const MARK: Bytes = 'e5e5e5e5';
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
      receiveDatagram(this, to, () => sendDatagram(this, from, data, address), earlier);
    subject.datagrams = [
      { to: 'peer', expected: TO_PEER, got: await deliver(client, peer, peerAddress, TO_PEER) },
      { to: 'third', expected: TO_THIRD, got: await deliver(client, third.s, third.address, TO_THIRD) },
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
    ];
  });
});

Then('the others have received what the client sent', async function (this: ConformanceWorld) {
  await this.each(({ datagrams }) => {
    for (const { to, expected, got } of datagrams) {
      if (to === 'client') continue;
      this.fact('return of WSPRecvFrom', got?.data ?? 'nothing');
      if (got === undefined)
        throw new Inconclusive('no datagram of the client arrived, however often it was sent');
      if (got.data !== expected) throw new AssertionError(`expected the bytes ${expected}, got ${got.data}`);
    }
  });
});

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

When('the client sends a datagram with WSPSend', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { client, peer } = pairOf(subject);
    const first = await this.provider.call('WSPSend', sendArguments(client, TO_PEER));
    if (first.returned.result !== 0) {
      throw new AssertionError(`WSPSend to the peer failed with ${codeName(first.returned.errno)}`);
    }
    const got = await receiveDatagram(this, peer, () => sendDatagram(this, client, TO_PEER));
    subject.datagrams = [{ to: 'peer', expected: TO_PEER, got }];
  });
});

Then('the peer receives it, and the third party does not', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { peer } = pairOf(subject);
    const third = thirdOf(subject);
    const [sent] = subject.datagrams;
    this.fact('return of WSPRecvFrom at the peer', sent?.got?.data ?? 'nothing');
    if (sent?.got !== undefined && sent.got.data !== TO_PEER)
      throw new AssertionError(`expected the bytes ${TO_PEER}, got ${sent.got.data}`);
    const next = await receiveDatagram(this, third.s, () => sendDatagram(this, peer, MARK, third.address));
    this.fact('return of WSPRecvFrom at the third party', next?.data ?? 'nothing');
    if (next === undefined) throw new Inconclusive('nothing arrives at the third party');
    if (next.data !== MARK)
      throw new AssertionError(`the third party received ${next.data}, which was sent to the peer`);
    if (sent?.got === undefined)
      throw new Inconclusive('no datagram arrived at the peer, however often it was sent');
  });
});

When('three times the third party sends, and then the peer', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { client, clientAddress, peer } = pairOf(subject);
    const third = thirdOf(subject);
    for (const data of ROUNDS) {
      await sendDatagram(this, third.s, FROM_THIRD, clientAddress);
      const got = await receiveDatagram(
        this,
        client,
        () => sendDatagram(this, peer, data, clientAddress),
        [],
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

Then('only what the peer has sent is received', async function (this: ConformanceWorld) {
  await this.each(({ datagrams }) => {
    const fromPeer = new Set<string>(ROUNDS);
    for (const { got } of datagrams) {
      this.fact('return of WSPRecv', got?.data ?? 'nothing');
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
