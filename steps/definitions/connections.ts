import { Given, Then, When } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { ERROR_CODES, nameOf, SOCKET_ERROR } from '../../providers/contract/constants/constants';
import { bulkData } from '../../providers/contract/bulk-data';
import type { Bytes, Hex } from '../../providers/contract/json';
import { canReceive, canSend, keepsBoundaries } from '../../providers/contract/structures/entry-traits';
import {
  addressOf,
  listen,
  PEER_THREAD,
  prepared,
  preparedSocket,
  setNonBlocking,
  SIZE_OF_SOCKADDR,
} from '../questions/endpoints';
import { connectToNobody } from '../questions/connect-to-nobody';
import type { Direction } from '../questions/exchange';
import { exchange } from '../questions/exchange';
import { receiveWhileSending, sendBlocking, sendWhileReceiving } from '../questions/full-duplex';
import { judgedConnect } from '../questions/judged-connect';
import { lastCall } from '../questions/last-call';
import { codeName, descriptorOf, returnOf } from '../questions/open-socket';
import { pairOf } from '../questions/pair-of';
import type { TransferFunction } from '../questions/transfer';
import {
  countOfSend,
  isPending,
  isReceiving,
  needsDelivery,
  needsDirection,
  received,
  transferArguments,
} from '../questions/transfer';
import type { Subject } from '../support/subject';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { Pace } from '../vocabulary/paces';
import type { Amount, Lengths } from '../vocabulary/amounts';
import type { FlagsOf } from '../vocabulary/roles';

/** How long the tester waits between two looks at a connection that is cut, in milliseconds. */
const LOOK_AGAIN_MS = 10;
/** How many calls are made on a broken connection: it does not get better by being asked. */
const CALLS_AFTERWARDS = 5;

When(
  'the client calls {function} on the unconnected socket',
  async function (this: ConformanceWorld, name: TransferFunction) {
    await this.each(async (subject) => {
      const { client } = pairOf(subject);
      const { run, provider } = this;
      const { entry } = subject;
      // an address that there is, so that it is not for want of one that the call fails
      const peerAddress =
        name === 'WSPSendTo' ? (await listen(provider, entry, addressOf(run, entry).local)).address : '';
      const args = transferArguments(
        this,
        name,
        { client, peer: client, clientAddress: '', peerAddress },
        null,
      );
      subject.calls = [await this.provider.call(name, args)];
    });
  },
);

Then('that call fails, and nothing is under way', async function (this: ConformanceWorld) {
  await this.each((subject) => {
    const call = lastCall(subject);
    const { result, errno } = call.returned;
    this.fact(returnOf(call), result === SOCKET_ERROR ? codeName(errno) : 'success');
    if (result !== SOCKET_ERROR) {
      throw new AssertionError(
        `expected ${call.call.function} to fail before the socket is connected; it succeeded`,
      );
    }
    if (
      errno === null ||
      nameOf(ERROR_CODES, errno) === undefined ||
      errno === ERROR_CODES.WSAEWOULDBLOCK ||
      isPending(call)
    ) {
      throw new AssertionError(
        `expected ${call.call.function} to be refused for good, got ${codeName(errno)}`,
      );
    }
    this.chose(`${codeName(errno)} for ${call.call.function} before connecting`, subject);
  });
});

Then('no data is reported to have been moved', async function (this: ConformanceWorld) {
  await this.each((subject) => {
    const call = lastCall(subject);
    const { result, errno } = call.returned;
    // systems are known on which a receive then tells of the end of a connection that never was: nothing is moved
    const bytes = isReceiving(call.call.function as TransferFunction)
      ? received(call).length / 2
      : countOfSend(call);
    const done = this.provider.completions.find(
      (completion) => subject.tokens.includes(completion.overlapped) && completion.bytes > 0,
    );
    const outcome = result === SOCKET_ERROR ? codeName(errno) : `success, ${String(bytes)} bytes`;
    this.fact(returnOf(call), outcome);
    if ((result !== SOCKET_ERROR && bytes !== 0) || done !== undefined) {
      throw new AssertionError(
        `expected ${call.call.function} to move no data, since the socket is not connected; got ${outcome}`,
      );
    }
    this.chose(`${outcome} for ${call.call.function} on a socket that is not connected`, subject);
  });
});

Given(
  'a listening socket, and one opened with {flags}',
  async function (this: ConformanceWorld, flags: FlagsOf) {
    await this.each(async (subject) => {
      const { entry } = subject;
      subject.target = await listen(this.provider, entry, addressOf(this.run, entry).local);
      const client = await preparedSocket(this.provider, entry, { dwFlags: flags(entry) });
      subject.pair = {
        client,
        peer: subject.target.listener,
        clientAddress: '',
        peerAddress: subject.target.address,
      };
    });
  },
);

When('the client connects the one to the other', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { target } = subject;
    if (target === undefined) throw new Error('no Given has made a listening socket');
    const { call, accepting } = await judgedConnect(this, pairOf(subject).client, target);
    subject.calls = [call];
    subject.accepting = accepting;
  });
});

Then(
  'the connection can be accepted, and neither end is called unconnected',
  async function (this: ConformanceWorld) {
    await this.each(async (subject) => {
      const { client, peer: s } = pairOf(subject);
      const accept = { s, addrlen: SIZE_OF_SOCKADDR, lpfnCondition: null };
      const accepted = descriptorOf(
        (await subject.accepting?.outcome()) ??
          (await prepared(this.provider, 'WSPAccept', accept, PEER_THREAD)),
      );
      for (const end of [client, accepted]) {
        const call = await this.provider.call('WSPGetPeerName', { s: end, namelen: SIZE_OF_SOCKADDR });
        const { result, errno } = call.returned;
        this.fact(returnOf(call), result === 0 ? 'an address' : codeName(errno));
        if (result !== 0 && errno === ERROR_CODES.WSAENOTCONN) {
          throw new AssertionError('WSPGetPeerName says that the socket is not connected');
        }
      }
    });
  },
);

When('the client connects to an address at which nobody listens', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const call = await connectToNobody(this, subject.entry, pairOf(subject).client);
    subject.calls = call === undefined ? [] : [call];
  });
});

Then('no connection is made', async function (this: ConformanceWorld) {
  await this.each((subject) => {
    const [call] = subject.calls;
    if (call === undefined) {
      this.fact('WSPConnect', 'not returned within the time that a call may take');
      this.chose('WSPConnect has not returned yet', subject);
      return;
    }
    const { result, errno } = call.returned;
    this.fact(returnOf(call), result === SOCKET_ERROR ? codeName(errno) : 'success');
    if (result !== SOCKET_ERROR)
      throw new AssertionError('expected WSPConnect to fail, since nobody listens there; it succeeded');
    if (errno === null || errno === ERROR_CODES.WSAEWOULDBLOCK)
      throw new AssertionError(`expected WSPConnect to be refused with a code; got ${codeName(errno)}`);
    this.chose(`${codeName(errno)} for an address at which nobody listens`, subject);
  });
});

When(
  'both sides send {amount} {pace}',
  async function (this: ConformanceWorld, amount: Amount, oneByOne: Pace) {
    await this.each((subject) => sendBothWays(this, subject, amount, oneByOne));
  },
);

async function sendBothWays(
  world: ConformanceWorld,
  subject: Subject,
  amount: Amount,
  oneByOne: Pace,
): Promise<void> {
  const { entry, secondPair, sentEarly } = subject;
  const pairs = [pairOf(subject), ...(secondPair === undefined ? [] : [secondPair])];
  const direction = (from: Hex, to: Hex, side: number, early: readonly Bytes[] = []): Direction => ({
    from,
    to,
    pieces: [...early, ...amount(world.run, entry, side)],
    sentBefore: early.length,
    oneByOne,
    inMessages: keepsBoundaries(entry),
    arrived: [],
    problem: undefined,
  });
  for (const { client, peer } of pairs) {
    for (const s of [client, peer]) await setNonBlocking(world.provider, s);
  }
  // each direction of each connection has data of its own
  subject.directions = pairs.flatMap(({ client, peer }, index) => [
    ...(canSend(entry)
      ? [direction(client, peer, 2 * index + 1, index === 0 && sentEarly !== '' ? [sentEarly] : [])]
      : []),
    ...(canReceive(entry) ? [direction(peer, client, 2 * index + 2)] : []),
  ]);
  await exchange(world, subject.directions);
}

When(
  'the client sends bulkBytes of data in calls that block, and the peer receives it, slow to begin',
  async function (this: ConformanceWorld) {
    await this.each(async (subject) => {
      subject.directions = [await sendBlocking(this, subject)];
    });
  },
);

When(
  "the client's {function} waits, and data goes the other way meanwhile",
  async function (this: ConformanceWorld, name: TransferFunction) {
    await this.each(async (subject) => {
      needsDelivery(subject.entry);
      const both = name === 'WSPRecv' ? sendWhileReceiving : receiveWhileSending;
      subject.directions = await both(this, subject);
    });
  },
);

When('the client sends messages of {lengths}', async function (this: ConformanceWorld, lengths: Lengths) {
  await this.each(async (subject) => {
    if (!canSend(subject.entry)) throw new NotApplicable('the entry only receives');
    const { client, peer } = pairOf(subject);
    for (const s of [client, peer]) await setNonBlocking(this.provider, s);
    const pieces = lengths(subject.entry, this.run).map((length, index) =>
      bulkData({ seed: this.run.session.seed + index, offset: 0, length }),
    );
    subject.directions = [
      { from: client, to: peer, pieces, inMessages: true, arrived: [], problem: undefined },
    ];
    await exchange(this, subject.directions);
  });
});

Then('data arrives at each side', async function (this: ConformanceWorld) {
  await this.each((subject) => {
    for (const { arrived, problem } of subject.directions) {
      this.fact('returns of WSPRecv', `${String(arrived.join('').length / 2)} bytes`);
      if (arrived.length === 0)
        throw new AssertionError(`nothing arrived: ${problem ?? 'no call brought any data'}`);
    }
  });
});

Then(
  'each side receives as many bytes of each value as the other has sent',
  async function (this: ConformanceWorld) {
    await this.each((subject) => {
      for (const { pieces, arrived, problem } of subject.directions) {
        this.fact(
          'returns of WSPRecv',
          `${String(arrived.join('').length / 2)} bytes in ${String(arrived.length)} calls`,
        );
        if (problem !== undefined) throw new AssertionError(problem);
        if (!hasBytesOf(arrived.join(''), pieces.join(''))) {
          throw new AssertionError('as many bytes arrived as were sent, but they are others');
        }
      }
    });
  },
);

/** Whether two texts of hex digits hold as many bytes of each value, in whatever order. */
function hasBytesOf(one: Bytes, other: Bytes): boolean {
  if (one === other) return true;
  const counts = new Int32Array(256);
  for (const byte of Buffer.from(one, 'hex')) counts[byte] = (counts[byte] ?? 0) + 1;
  for (const byte of Buffer.from(other, 'hex')) counts[byte] = (counts[byte] ?? 0) - 1;
  return counts.every((count) => count === 0);
}

Then(
  'each side receives the data in the order in which the other has sent it',
  async function (this: ConformanceWorld) {
    await this.each((subject) => {
      for (const { pieces, arrived, problem } of subject.directions) {
        const sent = pieces.join('');
        const got = arrived.join('');
        this.fact('returns of WSPRecv', `${String(got.length / 2)} bytes`);
        if (problem !== undefined || !hasBytesOf(got, sent))
          throw new Inconclusive(`${problem ?? 'other bytes arrived than were sent'} (see DATA-4)`);
        if (got === sent) continue;
        let first = 0;
        while (got[first] === sent[first]) first += 1;
        throw new AssertionError(
          `the data arrived in another order: it differs from byte ${String(Math.floor(first / 2))} on`,
        );
      }
    });
  },
);

Then('the peer receives just these messages, each by itself', async function (this: ConformanceWorld) {
  await this.each((subject) => {
    for (const { pieces, arrived, problem } of subject.directions) {
      const lengths = (parts: readonly string[]): string =>
        parts
          .map((part) => part.length / 2)
          .sort((one, other) => one - other)
          .join(', ');
      this.fact('returns of WSPRecv', `messages of ${lengths(arrived)} bytes`);
      if (problem !== undefined) throw new Inconclusive(`${problem} (see DATA-4)`);
      if (lengths(arrived) !== lengths(pieces)) {
        throw new AssertionError(`expected messages of ${lengths(pieces)} bytes, got ${lengths(arrived)}`);
      }
    }
  });
});

When(
  'the connection is cut under what the client sends, and looked at until it is broken',
  async function (this: ConformanceWorld) {
    await cutUntilBroken(this);
  },
);

When(
  'the connection is cut under what the client sends, and mended when it is broken',
  async function (this: ConformanceWorld) {
    await cutUntilBroken(this);
    const problem = await this.run.session.condition('clear', 'broken-connection');
    if (problem !== null) throw new Inconclusive(`the cut could not be ended: ${problem}`);
    this.induced.delete('broken-connection');
  },
);

Then(
  '{function} fails with {code}',
  async function (this: ConformanceWorld, name: TransferFunction, code: number) {
    await this.each(async (subject) => {
      needsDirection(subject.entry, name);
      const broken = lastCall(subject);
      if (broken.returned.errno === ERROR_CODES.WSAEWOULDBLOCK || broken.returned.result === 0) {
        throw new AssertionError('the time limit of the IXIT has passed, and the connection is not broken');
      }
      this.chose(`${codeName(broken.returned.errno)} from the call in which the break shows`, subject);
      for (let made = 0; made < CALLS_AFTERWARDS; made += 1) {
        const call = await this.provider.call(name, transferArguments(this, name, pairOf(subject), null));
        const { result, errno } = call.returned;
        this.fact(returnOf(call), result === 0 ? 'success' : codeName(errno));
        if (result !== SOCKET_ERROR || errno !== code) {
          throw new AssertionError(
            `expected ${name} to fail with ${codeName(code)}, got ${result === 0 ? 'success' : codeName(errno)}`,
          );
        }
      }
    });
  },
);

/** Sends once, then looks at the connection until a call fails or the time limit has passed; gives the last call. */
async function untilBroken(
  world: ConformanceWorld,
  subject: Subject,
  withinMs: number,
): ReturnType<ConformanceWorld['provider']['call']> {
  const pair = pairOf(subject);
  const { provider } = world;
  let call = await provider.call('WSPSend', transferArguments(world, 'WSPSend', pair, null));
  const looks = Math.ceil(withinMs / LOOK_AGAIN_MS) + 1;
  for (let look = 0; look < looks; look += 1) {
    await world.pause(LOOK_AGAIN_MS);
    const look = canReceive(subject.entry) ? 'WSPRecv' : 'WSPSend';
    call = await provider.call(look, transferArguments(world, look, pair, null));
    const { result, errno } = call.returned;
    if (result === SOCKET_ERROR && errno !== ERROR_CODES.WSAEWOULDBLOCK) return call;
  }
  return call;
}

/** Cuts all connections, and looks at each until it is broken. */
async function cutUntilBroken(world: ConformanceWorld): Promise<void> {
  const { session } = world.run;
  const how = session.provider.ixit.conditions['broken-connection'];
  if (how === undefined) throw new Inconclusive('the IXIT does not say how a connection is cut');
  if (how.by === 'cannot-arise')
    throw new NotApplicable(`the supplier says that it cannot arise: ${how.reason}`);
  const { withinMs } = how;
  if (withinMs === undefined)
    throw new Inconclusive(
      'the IXIT does not say within what time a connection counts as broken (conditions.broken-connection.withinMs)',
    );
  for (const subject of world.remaining()) {
    const { client } = pairOf(subject);
    await setNonBlocking(world.provider, client);
  }
  world.induced.add('broken-connection');
  const problem = await session.condition('induce', 'broken-connection');
  if (problem !== null) throw new Inconclusive(`a connection could not be cut: ${problem}`);
  await world.each(async (subject) => {
    // where the client cannot send, nothing of its own can stay undelivered
    needsDirection(subject.entry, 'WSPSend');
    subject.calls = [await untilBroken(world, subject, withinMs)];
  });
}
