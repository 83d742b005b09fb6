import { Given, Then, When } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { ERROR_CODES } from '../../providers/contract/constants/constants';
import type { Bytes } from '../../providers/contract/json';
import {
  canReceive,
  isConnectionOriented,
  isReliable,
  keepsBoundaries,
  keepsOrder,
} from '../../providers/contract/structures/entry-traits';
import type { ReturnedCall, SeenCompletion } from '../../providers/ws2_32/provider-process';
import { pairOfEntry, PEER_THREAD, setNonBlocking } from '../questions/endpoints';
import { collect } from '../questions/exchange';
import { lastCall } from '../questions/last-call';
import { codeName, returnOf } from '../questions/open-socket';
import { inTwo, makeRequest } from '../questions/overlapped-request';
import { pairOf } from '../questions/pair-of';
import { judgeBeyondPlainTransfer } from '../questions/plain-transfer';
import type { TransferFunction } from '../questions/transfer';
import {
  arrived,
  completes,
  countOfSend,
  isPending,
  isReceived,
  isReceiving,
  LATER_PAYLOADS,
  MOST_DATAGRAMS,
  needsDirection,
  PAYLOAD,
  received,
  SECOND_PAYLOAD,
  sendFromPeer,
  sendStreamFromPeer,
  transferArguments,
  wrongCountOfReceive,
  wrongCountOfSend,
} from '../questions/transfer';
import type { Subject } from '../support/subject';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { MakeEndpoint } from '../vocabulary/endpoints';
import type { Request } from '../vocabulary/requests';
import type { FlagsOf } from '../vocabulary/roles';

/** How long a call may take that is done at once, in milliseconds. */
const AT_ONCE_MS = 20;
/** How long the tester waits between two looks at a socket, in milliseconds. */
const LOOK_AGAIN_MS = 10;

Given(
  '{endpoint} opened with {flags}',
  async function (this: ConformanceWorld, make: MakeEndpoint, flags: FlagsOf) {
    await this.each(async (subject) => {
      subject.pair = await make(this, subject, flags(subject.entry));
    });
  },
);

When(
  'the client makes an overlapped {request}',
  async function (this: ConformanceWorld, { name, buffers }: Request) {
    await this.each(async (subject) => {
      needsDirection(subject.entry, name);
      await makeRequest(this, subject, name, buffers?.(this, subject.entry));
    });
  },
);

When(
  'the client makes two overlapped requests to receive and one to send',
  async function (this: ConformanceWorld) {
    await this.each(async (subject) => {
      const [receive, send] = functionsOf(subject);
      needsDirection(subject.entry, receive);
      needsDirection(subject.entry, send);
      // what the peer sends in one call fills both requests to receive
      await makeRequest(this, subject, receive, [PAYLOAD.length / 2]);
      await makeRequest(this, subject, receive, [PAYLOAD.length / 2]);
      await makeRequest(this, subject, send, inTwo(send, PAYLOAD));
    });
  },
);

When(
  'the client calls {function} without overlapped parameters',
  async function (this: ConformanceWorld, name: TransferFunction) {
    await this.each(async (subject) => {
      needsDirection(subject.entry, name);
      if (name === 'WSPIoctl' && canReceive(subject.entry)) {
        subject.calls = [await readable(this, subject)];
        return;
      }
      const both = this.run.session.provider.opened.threads === 'many';
      subject.calls = [await (both ? meanwhile(this, subject, name) : inTurn(this, subject, name))];
    });
  },
);

Then('the request is not left pending', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const call = lastCall(subject);
    const { result, errno } = call.returned;
    this.fact(returnOf(call), result === 0 ? 'success' : codeName(errno));
    if (isPending(call))
      throw new AssertionError('expected no overlapped attribute; the request was left pending');
    const token = tokenOf(subject, 0);
    if (call.call.function !== 'WSPIoctl') {
      const pair = pairOf(subject);
      await sendFromPeer(this, pair);
      const data = await arrived(this, pair.client, subject.entry, 1, again(this, subject));
      if (data === undefined && this.provider.completionOf(token) === undefined) {
        throw new Inconclusive('what the peer sent did not arrive, so nothing shows that no request took it');
      }
    }
    if (this.provider.completionOf(token) !== undefined) {
      throw new AssertionError('expected no overlapped attribute; the request completed later');
    }
    this.chose(
      `${result === 0 ? 'success' : codeName(errno)} for ${call.call.function} with an overlapped structure`,
      subject,
    );
  });
});

Then(
  'the same request is left pending on {endpoint} opened with {flags}',
  async function (this: ConformanceWorld, make: MakeEndpoint, flags: FlagsOf) {
    await this.each(async (subject) => {
      const name = lastCall(subject).call.function as TransferFunction;
      subject.pair = await make(this, subject, flags(subject.entry));
      await setNonBlocking(this.provider, subject.pair.client);
      const call = await makeRequest(this, subject, name);
      this.fact(returnOf(call), call.returned.result === 0 ? 'success' : codeName(call.returned.errno));
      if (!isPending(call)) {
        if (name === 'WSPRecvFrom' && isConnectionOriented(subject.entry))
          throw new NotApplicable('WSPRecvFrom cannot be overlapped on a connection of this provider');
        throw new Inconclusive('the same request is not left pending on an overlapped socket either');
      }
    });
  },
);

Then('the request is left pending, or done at once', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const call = lastCall(subject);
    const { result, errno } = call.returned;
    this.fact(returnOf(call), result === 0 ? 'done' : codeName(errno));
    this.chose(result === 0 ? 'done at once' : 'left pending', subject);
    const name = call.call.function as TransferFunction;
    if (result === 0 && isReceiving(name) && !subject.peerHasSent) {
      throw new AssertionError(
        subject.waited
          ? `${name} was not left pending: it returned when the peer had sent, and was done then`
          : `${name} was done before anything was sent`,
      );
    }
    if (result === 0 || isPending(call)) return;
    if (name === 'WSPIoctl') await expectUnknownIoctl(this, subject);
    throw new AssertionError(
      `expected an overlapped ${name} to be left pending or done, got ${codeName(errno)}`,
    );
  });
});

Then('the request is left pending, where such a socket can receive', async function (this: ConformanceWorld) {
  await this.each((subject) => {
    const call = lastCall(subject);
    const { errno } = call.returned;
    this.fact(returnOf(call), call.returned.result === 0 ? 'done' : codeName(errno));
    if (isPending(call)) return;
    if (errno === ERROR_CODES.WSAEWOULDBLOCK) {
      throw new AssertionError('expected the overlapped attribute; the request was answered WSAEWOULDBLOCK');
    }
    throw new NotApplicable(`a socket with such a role cannot receive as it is: ${codeName(errno)}`);
  });
});

Then('it completes, and the data has passed', async function (this: ConformanceWorld) {
  await this.each((subject) =>
    judgeBeyondPlainTransfer(this, subject, async () => {
      const call = lastCall(subject);
      const name = call.call.function as TransferFunction;
      if (isReceiving(name)) {
        if (!subject.peerHasSent) await sendFromPeer(this, pairOf(subject));
        await expectReceived(this, subject, 0, [PAYLOAD]);
      } else if (isReliable(subject.entry)) {
        await expectAllSent(this, subject);
      } else {
        // some providers end a request to send only when the data has been received
        await expectArrived(this, subject, name);
        if (isPending(call)) await expectCompleted(this, subject, 0);
      }
    }),
  );
});

Then('the one to send completes while the others are pending', async function (this: ConformanceWorld) {
  await this.each((subject) =>
    judgeBeyondPlainTransfer(this, subject, async () => {
      const [first, second, send] = subject.calls;
      if (first === undefined || second === undefined || send === undefined)
        throw new Error('three requests are needed');
      for (const call of [first, second]) {
        this.fact(returnOf(call), call.returned.result === 0 ? 'done' : codeName(call.returned.errno));
        if (!isPending(call)) {
          throw new AssertionError(
            `expected ${call.call.function} to be left pending, got ${codeName(call.returned.errno)}`,
          );
        }
      }
      if (send.returned.result !== 0 && !isPending(send)) {
        throw new AssertionError(
          `expected the request to send to be left pending or done, got ${codeName(send.returned.errno)}`,
        );
      }
      await expectArrived(this, subject, functionsOf(subject)[1]);
      if (isPending(send)) await expectCompleted(this, subject, 2);
      this.fact(returnOf(send), 'the request to send is complete');
      for (const index of [0, 1]) {
        if (this.provider.completionOf(tokenOf(subject, index)) !== undefined) {
          throw new AssertionError('a request to receive completed before anything was sent to it');
        }
      }
    }),
  );
});

Then('the others complete when the peer sends', async function (this: ConformanceWorld) {
  await this.each((subject) =>
    judgeBeyondPlainTransfer(this, subject, async () => {
      await expectAnswered(this, subject, [0, 1], [PAYLOAD, SECOND_PAYLOAD]);
      expectToldOnce(this, subject);
    }),
  );
});

Then('two more requests to receive complete likewise', async function (this: ConformanceWorld) {
  await this.each((subject) =>
    judgeBeyondPlainTransfer(this, subject, async () => {
      const [receive] = functionsOf(subject);
      const indices = [subject.calls.length, subject.calls.length + 1];
      await makeRequest(this, subject, receive, [PAYLOAD.length / 2]);
      await makeRequest(this, subject, receive, inTwo(receive, PAYLOAD));
      await expectAnswered(this, subject, indices, LATER_PAYLOADS);
      expectToldOnce(this, subject);
    }),
  );
});

Then('the call is done when it returns, and the data has passed', async function (this: ConformanceWorld) {
  await this.each((subject) =>
    judgeBeyondPlainTransfer(this, subject, async () => {
      const call = lastCall(subject);
      const name = call.call.function as TransferFunction;
      const { result, errno } = call.returned;
      this.fact(returnOf(call), result === 0 ? 'done' : codeName(errno));
      if (result !== 0 && name === 'WSPIoctl' && !isPending(call)) {
        const refused = `WSPIoctl with FIONREAD is refused with ${codeName(errno)}`;
        const plain = await pairOfEntry(this.run, this.provider, subject.entry);
        const args = transferArguments(this, name, plain, null);
        if ((await this.provider.call(name, args)).returned.result !== 0) throw new Inconclusive(refused);
        throw new AssertionError(`${refused}; of a socket opened with no flags it is not`);
      }
      if (result !== 0)
        throw new AssertionError(`expected ${name} to be done when it returns, got ${codeName(errno)}`);
      if (name === 'WSPIoctl' && canReceive(subject.entry)) await expectReadable(this, subject, call);
      if (name === 'WSPIoctl') return;
      const wrongCount = isReceiving(name)
        ? wrongCountOfReceive(call)
        : wrongCountOfSend(call, PAYLOAD.length / 2);
      if (wrongCount !== undefined) throw new AssertionError(wrongCount);
      if (isReceiving(name)) {
        // beside a pending request a part of what was sent for that one may be left
        const isPart =
          subject.tokens.length > 0 && received(call) !== '' && (PAYLOAD + PAYLOAD).includes(received(call));
        if (!isPart && !isReceived(subject.entry, received(call), PAYLOAD)) {
          throw new AssertionError(
            `expected the bytes ${PAYLOAD} that the peer sent, got ${received(call) || 'none'}`,
          );
        }
      } else if (subject.delivered === undefined) await expectArrived(this, subject, name);
      else if (subject.delivered !== PAYLOAD) {
        throw new AssertionError(`expected the bytes ${PAYLOAD} at the peer, got ${subject.delivered}`);
      }
    }),
  );
});

/** Makes the call while the peer, on another thread, does its part: so the call has something to wait for. */
async function meanwhile(
  world: ConformanceWorld,
  subject: Subject,
  name: TransferFunction,
): ReturnType<ConformanceWorld['provider']['call']> {
  const { provider } = world;
  const pair = pairOf(subject);
  const pending = provider.start(name, transferArguments(world, name, pair, null));
  const isOver = (): boolean => pending.settled() !== undefined;
  if (name === 'WSPIoctl') return pending.outcome();
  if (isReceiving(name)) {
    const { callMs } = world.run.session.provider.ixit.deadlines;
    const copies = subject.tokens.length + (isReliable(subject.entry) ? 1 : MOST_DATAGRAMS);
    for (let sent = 0; sent < copies && !isOver(); sent += 1) {
      const told = provider.completions.length;
      await sendFromPeer(world, pair);
      await world.until(() => isOver() || provider.completions.length > told, callMs / (2 * MOST_DATAGRAMS));
    }
    return pending.outcome();
  }
  await world.until(isOver, AT_ONCE_MS);
  if (!isOver() || pending.settled()?.returned.result === 0) {
    subject.delivered = await arrivedFrom(world, subject, name);
  }
  return pending.outcome();
}

/** Makes the call when the peer has done its part: for a provider that serves one call at a time. */
async function inTurn(
  world: ConformanceWorld,
  subject: Subject,
  name: TransferFunction,
): ReturnType<ConformanceWorld['provider']['call']> {
  const pair = pairOf(subject);
  const copies = isReliable(subject.entry) ? 1 : MOST_DATAGRAMS;
  for (const token of isReceiving(name) ? subject.tokens : []) {
    // what is sent first is for the request that is pending
    await sendFromPeer(world, pair);
    await completes(world, token, again(world, subject));
  }
  for (let sent = 0; isReceiving(name) && sent < copies; sent += 1) await sendFromPeer(world, pair);
  return world.provider.call(name, transferArguments(world, name, pair, null));
}

/** Asks with FIONREAD, and without waiting, until something that the peer has sent can be read. */
async function readable(
  world: ConformanceWorld,
  subject: Subject,
  pair = pairOf(subject),
): ReturnType<ConformanceWorld['provider']['call']> {
  const { callMs } = world.run.session.provider.ixit.deadlines;
  const sendings = isReliable(subject.entry) ? 1 : MOST_DATAGRAMS;
  const ask = (): ReturnType<typeof world.provider.call> =>
    world.provider.call('WSPIoctl', transferArguments(world, 'WSPIoctl', pair, null));
  let call = await ask();
  for (let sent = 0; sent < sendings && isNothing(call); sent += 1) {
    await sendFromPeer(world, pair);
    call = await ask();
    for (let waited = 0; waited < callMs / sendings && isNothing(call); waited += LOOK_AGAIN_MS) {
      await world.pause(LOOK_AGAIN_MS);
      call = await ask();
    }
  }
  return call;
}

/** Whether a DWORD is told, and it is 0. */
function isNothing(call: ReturnedCall): boolean {
  return call.returned.result === 0 && /^0*$/.test(outBuffer(call));
}

function outBuffer({ returned }: ReturnedCall): Bytes {
  const bytes = returned.out['lpvOutBuffer'];
  return typeof bytes === 'string' ? bytes : '';
}

/** The peer has sent, so that FIONREAD has something to tell: more than nothing, unless it tells nothing of any socket. */
async function expectReadable(world: ConformanceWorld, subject: Subject, call: ReturnedCall): Promise<void> {
  world.fact(returnOf(call), `FIONREAD tells ${outBuffer(call)}`);
  if (!isNothing(call)) return;
  const plain = await readable(world, subject, await pairOfEntry(world.run, world.provider, subject.entry));
  if (plain.returned.result !== 0 || isNothing(plain))
    throw new Inconclusive(
      'FIONREAD does not tell either what can be read from a socket opened with no flags',
    );
  throw new AssertionError('the peer has sent, and FIONREAD tells that nothing can be read');
}

/**
 * An overlapped WSPIoctl was refused: the provider may not know the code.
 * @throws AssertionError where it does, by the IXIT or when it is not overlapped; else Inconclusive
 */
async function expectUnknownIoctl(world: ConformanceWorld, subject: Subject): Promise<never> {
  const code = codeName(lastCall(subject).returned.errno);
  const told = `expected an overlapped WSPIoctl to be left pending or done, got ${code}`;
  if (world.run.session.provider.ixit.waitingIoctl !== undefined)
    throw new AssertionError(`${told}; the IXIT names its control code as one that waits`);
  const plain = await world.provider.call(
    'WSPIoctl',
    transferArguments(world, 'WSPIoctl', pairOf(subject), null),
  );
  if (plain.returned.result === 0)
    throw new AssertionError(`${told}; the same code works without overlapped parameters`);
  throw new Inconclusive(`WSPIoctl is refused with ${code}`);
}

function functionsOf({ entry }: Subject): readonly [TransferFunction, TransferFunction] {
  return isConnectionOriented(entry) ? ['WSPRecv', 'WSPSend'] : ['WSPRecvFrom', 'WSPSendTo'];
}

function tokenOf({ tokens }: Subject, index: number): `0x${string}` {
  const token = tokens[index];
  if (token === undefined) throw new Error('no When has made that request');
  return token;
}

/** Sends once more, where datagrams may be lost. */
function again(world: ConformanceWorld, subject: Subject): (() => Promise<unknown>) | undefined {
  return isReliable(subject.entry) ? undefined : () => sendFromPeer(world, pairOf(subject));
}

async function expectCompleted(world: ConformanceWorld, subject: Subject, index: number): Promise<void> {
  const { bytes } = await completionFor(world, subject, index);
  expectCount(bytes, dataOf(subject, index).length / 2);
}

/** The completion of a request: with success, and told for the client's socket. */
async function completionFor(
  world: ConformanceWorld,
  subject: Subject,
  index: number,
  resend?: () => Promise<unknown>,
): Promise<SeenCompletion> {
  const token = tokenOf(subject, index);
  await completes(world, token, resend);
  const completion = world.provider.completionOf(token);
  if (completion === undefined)
    throw new AssertionError('the request was left pending and did not complete in time');
  world.fact('completion', `code ${String(completion.errno)}, ${String(completion.bytes)} bytes`);
  if (completion.errno !== 0)
    throw new AssertionError(`the request completed with ${codeName(completion.errno)}`);
  const { client } = pairOf(subject);
  if (completion.s !== null && completion.s !== client) {
    throw new AssertionError(
      `the request was made with ${client}, and WPUCompleteOverlappedRequest names ${completion.s}`,
    );
  }
  return completion;
}

/** The data that a call was given to send. */
function dataOf({ calls }: Subject, index: number): Bytes {
  const buffers = calls[index]?.call.arguments['lpBuffers'];
  return Array.isArray(buffers) ? buffers.join('') : '';
}

/**
 * The peer receives, in their order, what the requests of the scenario were to
 * send. Some providers end a request to send only when the data has been received.
 */
async function expectAllSent(world: ConformanceWorld, subject: Subject): Promise<void> {
  const { peer } = pairOf(subject);
  await setNonBlocking(world.provider, peer);
  const indices = subject.calls.map((_call, index) => index);
  const counts = (): readonly (number | undefined)[] =>
    subject.calls.map((call, index) =>
      isPending(call) ? world.provider.completionOf(tokenOf(subject, index))?.bytes : countOfSend(call),
    );
  const isAll = (bytes: Bytes): boolean =>
    counts().every((count) => count !== undefined) &&
    bytes.length >= 2 * counts().reduce((sum: number, count = 0) => sum + count, 0);
  const got = await collect(world, peer, isAll);
  world.fact('returns of WSPRecv at the peer', `${String(got.length / 2)} bytes`);
  let sent: Bytes = '';
  for (const index of indices) {
    const call = subject.calls[index];
    const given = dataOf(subject, index);
    const count =
      call !== undefined && isPending(call)
        ? (await completionFor(world, subject, index)).bytes
        : (counts()[index] ?? 0);
    const isPart = !keepsBoundaries(subject.entry) && count >= 1 && count <= given.length / 2;
    if (!isPart) expectCount(count, given.length / 2);
    sent += given.slice(0, 2 * count);
  }
  if (got !== sent) {
    throw new AssertionError(
      sent.startsWith(got)
        ? `expected ${String(sent.length / 2)} bytes at the peer, got ${String(got.length / 2)}`
        : 'other bytes arrived at the peer than were sent, or in another order',
    );
  }
}

/** The client learns from the count how much of its buffers was used. */
function expectCount(told: number, moved: number): void {
  if (told === moved) return;
  throw new AssertionError(
    `the request completed with a count of ${String(told)} bytes; ${String(moved)} were moved`,
  );
}

/** A request to receive is done, or completes, with one of these payloads (an earlier datagram may have been sent twice). */
async function expectReceived(
  world: ConformanceWorld,
  subject: Subject,
  index: number,
  payloads: readonly string[],
): Promise<void> {
  const data = await receivedBy(world, subject, index);
  if (!payloads.some((payload) => isReceived(subject.entry, data, payload))) {
    throw new AssertionError(
      `expected the request to complete with the bytes ${payloads.join(' or ')}, got ${data || 'none'}`,
    );
  }
}

/** What a request to receive has brought, once the peer has sent. */
async function receivedBy(world: ConformanceWorld, subject: Subject, index: number): Promise<Bytes> {
  const call = subject.calls[index];
  const token = tokenOf(subject, index);
  if (call?.returned.result === 0) {
    const wrongCount = wrongCountOfReceive(call);
    if (wrongCount !== undefined) throw new AssertionError(wrongCount);
    return received(call);
  }
  const completion = await completionFor(world, subject, index, again(world, subject));
  const data = completion.memory[token]?.join('') ?? '';
  world.fact('completion', data || 'no bytes');
  expectCount(completion.bytes, data.length / 2);
  return data;
}

/** The peer sends these payloads, and the requests to receive, in their order, complete with them. */
async function expectAnswered(
  world: ConformanceWorld,
  subject: Subject,
  indices: readonly number[],
  payloads: readonly [Bytes, Bytes],
): Promise<void> {
  const { entry } = subject;
  const pair = pairOf(subject);
  for (const index of indices) {
    const call = subject.calls[index];
    const isLeft = call?.returned.result === 0 && (!isReliable(entry) || subject.unread !== '');
    if (call !== undefined && !isPending(call) && !isLeft)
      throw new AssertionError(
        `expected ${call.call.function} to be left pending, got ${codeName(call.returned.errno)}`,
      );
  }
  subject.sentByPeer = [...subject.sentByPeer, ...payloads];
  if (!isReliable(entry) || !keepsOrder(entry)) {
    for (const [at, index] of indices.entries()) {
      await sendFromPeer(world, pair, payloads[at]);
      await expectReceived(world, subject, index, subject.sentByPeer);
    }
    return;
  }
  // both at once: a provider that mixes the requests up does so where both can be served
  if (keepsBoundaries(entry)) for (const payload of payloads) await sendFromPeer(world, pair, payload);
  else await sendStreamFromPeer(world, pair, payloads.join(''));
  subject.unread += payloads.join('');
  for (const index of indices) {
    const data = await receivedBy(world, subject, index);
    const isRight = keepsBoundaries(entry)
      ? subject.unread.startsWith(data) && data.length === PAYLOAD.length
      : subject.unread.startsWith(data);
    if (data === '' || !isRight) {
      throw new AssertionError(
        `expected the request to complete with the next of the bytes ${subject.unread}, got ${data || 'none'}`,
      );
    }
    subject.unread = subject.unread.slice(data.length);
  }
}

function expectToldOnce(world: ConformanceWorld, { tokens }: Subject): void {
  for (const token of tokens) {
    const told = world.provider.completions.filter(({ overlapped }) => overlapped === token).length;
    if (told > 1) throw new AssertionError(`a request completed ${String(told)} times`);
  }
}

async function expectArrived(
  world: ConformanceWorld,
  subject: Subject,
  name: TransferFunction,
): Promise<void> {
  const data = await arrivedFrom(world, subject, name);
  world.fact('return of WSPRecv at the peer', data ?? 'nothing');
  if (data === undefined && !isReliable(subject.entry)) {
    throw new Inconclusive('no datagram arrived at the peer, however often it was sent');
  }
  if (data !== PAYLOAD)
    throw new AssertionError(`expected the bytes ${PAYLOAD} at the peer, got ${data ?? 'none'}`);
}

/** What arrives at the peer of what the client sends. */
function arrivedFrom(
  world: ConformanceWorld,
  subject: Subject,
  name: TransferFunction,
): ReturnType<typeof arrived> {
  const pair = pairOf(subject);
  const resend = isReliable(subject.entry)
    ? undefined
    : () => world.provider.call(name, transferArguments(world, name, pair, null));
  return arrived(world, pair.peer, subject.entry, PEER_THREAD, resend);
}
