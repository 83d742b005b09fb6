import { Given, Then, When } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { ERROR_CODES } from '../../providers/contract/constants/constants';
import { isConnectionOriented } from '../../providers/contract/structures/entry-traits';
import { PEER_THREAD, setNonBlocking } from '../questions/endpoints';
import { lastCall } from '../questions/last-call';
import { codeName, returnOf } from '../questions/open-socket';
import { overlappedRequest } from '../questions/overlapped-request';
import { pairOf } from '../questions/pair-of';
import { judgeBeyondPlainTransfer } from '../questions/plain-transfer';
import type { TransferFunction } from '../questions/transfer';
import {
  arrived,
  completes,
  isPending,
  isReceived,
  isReceiving,
  MOST_DATAGRAMS,
  needsDirection,
  PAYLOAD,
  received,
  SECOND_PAYLOAD,
  sendFromPeer,
  transferArguments,
} from '../questions/transfer';
import type { Subject } from '../support/subject';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { MakeEndpoint } from '../vocabulary/endpoints';
import type { FlagsOf } from '../vocabulary/roles';

/** How long a call may take that is done at once, in milliseconds. */
const AT_ONCE_MS = 20;

Given(
  '{endpoint} opened with {flags}',
  async function (this: ConformanceWorld, make: MakeEndpoint, flags: FlagsOf) {
    await this.each(async (subject) => {
      subject.pair = await make(this, subject, flags(subject.entry));
    });
  },
);

When(
  'the client makes an overlapped {function} request',
  async function (this: ConformanceWorld, name: TransferFunction) {
    await this.each(async (subject) => {
      needsDirection(subject.entry, name);
      await request(this, subject, name);
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
      await request(this, subject, receive);
      await request(this, subject, receive);
      await request(this, subject, send);
    });
  },
);

When(
  'the client calls {function} without overlapped parameters',
  async function (this: ConformanceWorld, name: TransferFunction) {
    await this.each(async (subject) => {
      needsDirection(subject.entry, name);
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
      const call = await request(this, subject, name);
      this.fact(returnOf(call), call.returned.result === 0 ? 'success' : codeName(call.returned.errno));
      if (!isPending(call)) {
        throw new Inconclusive('the same request is not left pending on an overlapped socket either');
      }
    });
  },
);

Then('the request is left pending, or done at once', async function (this: ConformanceWorld) {
  await this.each((subject) => {
    const call = lastCall(subject);
    const { result, errno } = call.returned;
    this.fact(returnOf(call), result === 0 ? 'done' : codeName(errno));
    this.chose(result === 0 ? 'done at once' : 'left pending', subject);
    const name = call.call.function as TransferFunction;
    if (result === 0 && isReceiving(name)) {
      throw new AssertionError(`${name} was done before anything was sent`);
    }
    if (result === 0 || isPending(call)) return;
    if (name === 'WSPIoctl') throw new Inconclusive(`WSPIoctl is refused with ${codeName(errno)}`);
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
        await sendFromPeer(this, pairOf(subject));
        await expectReceived(this, subject, 0, [PAYLOAD]);
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
      const pair = pairOf(subject);
      await sendFromPeer(this, pair);
      await expectReceived(this, subject, 0, [PAYLOAD]);
      await sendFromPeer(this, pair, SECOND_PAYLOAD);
      const rest = PAYLOAD.slice(
        this.provider.completionOf(tokenOf(subject, 0))?.memory[tokenOf(subject, 0)]?.join('').length ?? 0,
      );
      await expectReceived(this, subject, 1, [rest + SECOND_PAYLOAD, PAYLOAD]);
      for (const token of subject.tokens) {
        const told = this.provider.completions.filter(({ overlapped }) => overlapped === token).length;
        if (told > 1) throw new AssertionError(`a request completed ${String(told)} times`);
      }
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
        throw new Inconclusive(`WSPIoctl with FIONREAD is refused with ${codeName(errno)}`);
      }
      if (result !== 0)
        throw new AssertionError(`expected ${name} to be done when it returns, got ${codeName(errno)}`);
      if (isReceiving(name)) {
        if (!isReceived(subject.entry, received(call), PAYLOAD)) {
          throw new AssertionError(
            `expected the bytes ${PAYLOAD} that the peer sent, got ${received(call) || 'none'}`,
          );
        }
      } else if (name !== 'WSPIoctl' && subject.delivered === undefined)
        await expectArrived(this, subject, name);
      else if (name !== 'WSPIoctl' && subject.delivered !== PAYLOAD) {
        throw new AssertionError(
          `expected the bytes ${PAYLOAD} at the peer, got ${subject.delivered ?? 'none'}`,
        );
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
    const copies = isConnectionOriented(subject.entry) ? 1 : MOST_DATAGRAMS;
    for (let sent = 0; sent < copies && !isOver(); sent += 1) {
      await sendFromPeer(world, pair);
      await world.until(isOver, callMs / (2 * MOST_DATAGRAMS));
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
  const copies = isConnectionOriented(subject.entry) ? 1 : MOST_DATAGRAMS;
  for (let sent = 0; isReceiving(name) && sent < copies; sent += 1) await sendFromPeer(world, pair);
  return world.provider.call(name, transferArguments(world, name, pair, null));
}

/** Makes an overlapped request and keeps the call, with a token of its own. */
async function request(
  world: ConformanceWorld,
  subject: Subject,
  name: TransferFunction,
): ReturnType<ConformanceWorld['provider']['call']> {
  const { call, token } = await overlappedRequest(
    world,
    world.provider,
    subject.entry,
    name,
    pairOf(subject),
  );
  subject.calls = [...subject.calls, call];
  subject.tokens = [...subject.tokens, token];
  return call;
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
  return isConnectionOriented(subject.entry) ? undefined : () => sendFromPeer(world, pairOf(subject));
}

async function expectCompleted(world: ConformanceWorld, subject: Subject, index: number): Promise<void> {
  const token = tokenOf(subject, index);
  if (!(await completes(world, token))) {
    throw new AssertionError('the request was left pending and did not complete in time');
  }
  const completion = world.provider.completionOf(token);
  world.fact('completion', `code ${String(completion?.errno)}, ${String(completion?.bytes)} bytes`);
  if (completion?.errno !== 0) {
    throw new AssertionError(`the request completed with ${codeName(completion?.errno ?? null)}`);
  }
  expectCount(completion.bytes, PAYLOAD.length / 2);
}

/** The client learns from the count how much of its buffers was used. */
function expectCount(told: number, moved: number): void {
  if (told === moved) return;
  throw new AssertionError(
    `the request completed with a count of ${String(told)} bytes; ${String(moved)} were moved`,
  );
}

/** A pending request to receive completes with one of these payloads (an earlier datagram may have been sent twice). */
async function expectReceived(
  world: ConformanceWorld,
  subject: Subject,
  index: number,
  payloads: readonly string[],
): Promise<void> {
  const token = tokenOf(subject, index);
  const came = await completes(world, token, again(world, subject));
  if (!came) throw new AssertionError('the peer has sent, and the pending request did not complete in time');
  const completion = world.provider.completionOf(token);
  const data = completion?.memory[token]?.join('') ?? '';
  world.fact('completion', `code ${String(completion?.errno)}, ${data || 'no bytes'}`);
  if (completion?.errno !== 0 || !payloads.some((payload) => isReceived(subject.entry, data, payload))) {
    throw new AssertionError(
      `expected the request to complete with the bytes ${payloads.join(' or ')}, got ${codeName(completion?.errno ?? null)} and ${data || 'none'}`,
    );
  }
  expectCount(completion.bytes, data.length / 2);
}

async function expectArrived(
  world: ConformanceWorld,
  subject: Subject,
  name: TransferFunction,
): Promise<void> {
  const data = await arrivedFrom(world, subject, name);
  world.fact('return of WSPRecv at the peer', data ?? 'nothing');
  if (data === undefined && !isConnectionOriented(subject.entry)) {
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
  const resend = isConnectionOriented(subject.entry)
    ? undefined
    : () => world.provider.call(name, transferArguments(world, name, pair, null));
  return arrived(world, pair.peer, subject.entry, PEER_THREAD, resend);
}
