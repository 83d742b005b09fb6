import { Then, When } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { SOCKET_FLAGS } from '../../providers/contract/constants/constants';
import type { Hex } from '../../providers/contract/json';
import { encodeProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { isConnectionOriented } from '../../providers/contract/structures/entry-traits';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import { attemptOf } from '../questions/attempt-of';
import { pairOfEntry, PEER_THREAD, setNonBlocking, SIZE_OF_SOCKADDR } from '../questions/endpoints';
import { furtherDescriptor, shareArguments } from '../questions/further-descriptor';
import { furtherOf } from '../questions/further-of';
import { groupId } from '../questions/group-id';
import { codeName, isRefused, openSocket, returnOf, socketArguments } from '../questions/open-socket';
import { overlappedRequest } from '../questions/overlapped-request';
import { pairOf } from '../questions/pair-of';
import { judgeBeyondPlainTransfer } from '../questions/plain-transfer';
import {
  arrived,
  arrivedIn,
  isPending,
  needsDirection,
  PAYLOAD,
  sendFromPeer,
  startFromPeer,
  transferArguments,
} from '../questions/transfer';
import type { Subject } from '../support/subject';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { ParticularOf } from '../vocabulary/particulars';
import type { Which } from '../vocabulary/places';

When(
  'the client opens a further descriptor {where} with {particular}',
  async function (this: ConformanceWorld, number: number, particular: ParticularOf) {
    const { ics, ixit } = this.run.session.provider;
    await this.each(async (subject) => {
      const { client } = pairOf(subject);
      subject.groupBefore = await groupId(this.provider, client);
      const { process, arguments: args } = await furtherDescriptor(this, client, number);
      const { changes } = particular(subject, ics, ixit);
      subject.furtherProcess = process;
      const call = await openSocket(process, { ...args, ...changes });
      if (isRefused(call) && !(await takesFromProtocolInfo(process, subject))) {
        throw new Inconclusive('FROM_PROTOCOL_INFO is refused for other sockets too (see ARG-5)');
      }
      subject.attempt = { arguments: args, call };
    });
  },
);

Then('the group of the socket is what it was', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { process, s } = furtherOf(subject);
    const before = subject.groupBefore;
    const after = await groupId(process, s);
    const word = (id: typeof after | undefined): string => (id?.is === 'told' ? String(id.id) : 'not told');
    this.fact(returnOf(attemptOf(subject).call), `SO_GROUP_ID ${word(before)}, then ${word(after)}`);
    if (before?.is === 'not told' && this.run.preparation.abilities.groups) {
      throw new Inconclusive('SO_GROUP_ID does not tell the group of the socket (see GRP-4)');
    }
    if (word(before) !== word(after)) {
      throw new AssertionError(`expected SO_GROUP_ID ${word(before)} as before, got ${word(after)}`);
    }
  });
});

Then(
  'an overlapped request on the further descriptor {pends}',
  async function (this: ConformanceWorld, pends: boolean) {
    await this.each(async (subject) => {
      const { process, s } = furtherOf(subject);
      const name = isConnectionOriented(subject.entry) ? 'WSPRecv' : 'WSPRecvFrom';
      needsDirection(subject.entry, name);
      const { client } = pairOf(subject);
      const { entry } = subject;
      await setNonBlocking(process, s);
      const shared = { ...pairOf(subject), client: s };
      const { call } = await overlappedRequest(this, process, entry, name, shared);
      this.fact(returnOf(call), call.returned.result === 0 ? 'done' : codeName(call.returned.errno));
      if (isPending(call) === pends) return;
      // the flags of the further descriptor may have changed the first one too: an untouched socket is the control
      const dwFlags = pends ? SOCKET_FLAGS.WSA_FLAG_OVERLAPPED : 0;
      const untouched = await pairOfEntry(this.run, this.provider, entry, { dwFlags });
      await setNonBlocking(this.provider, untouched.client);
      const control = await overlappedRequest(this, this.provider, entry, name, untouched);
      if (isPending(control.call) !== pends) {
        throw new Inconclusive(
          `the same request is ${pends ? 'not ' : ''}left pending on an unshared socket either (see FLAG-1 and FLAG-2)`,
        );
      }
      throw new AssertionError(
        pends
          ? `expected the request to be left pending, as on ${client}, the socket's first descriptor; got ${codeName(call.returned.errno)}`
          : 'expected no overlapped attribute, as the socket has none; the request was left pending',
      );
    });
  },
);

Then('both descriptors tell the same address', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { process, s } = furtherOf(subject);
    const first = await name(this.provider, pairOf(subject).client);
    const second = await name(process, s);
    this.fact('returns of WSPGetSockName', `${first ?? 'none'}, ${second ?? 'none'}`);
    if (first === undefined)
      throw new Inconclusive('WSPGetSockName tells no address of the first descriptor');
    if (first !== second) throw new AssertionError(`expected the address ${first}, got ${second ?? 'none'}`);
  });
});

Then('the {which} descriptor can be closed', async function (this: ConformanceWorld, which: Which) {
  await this.each(async (subject) => {
    const { process, s } = descriptorOfShared(this, subject, which);
    const close = await process.call('WSPCloseSocket', { s });
    const { result, errno } = close.returned;
    this.fact(returnOf(close), result === 0 ? 'success' : codeName(errno));
    if (result !== 0)
      throw new AssertionError(`WSPCloseSocket on the ${which} descriptor failed with ${codeName(errno)}`);
  });
});

Then(
  'what the peer sends can be received by the {which} descriptor',
  async function (this: ConformanceWorld, which: Which) {
    await this.each((subject) =>
      judgeBeyondPlainTransfer(this, subject, async () => {
        needsDirection(subject.entry, 'WSPRecv');
        const { process, s } = descriptorOfShared(this, subject, which);
        const pair = pairOf(subject);
        const sending = startFromPeer(this, pair);
        const again = isConnectionOriented(subject.entry) ? undefined : () => sendFromPeer(this, pair);
        const data = await arrivedIn(this, process, s, subject.entry, 1, again);
        const sent = await sending.outcome();
        if (sent.returned.result !== 0) {
          throw new AssertionError(`the peer cannot send any more: ${codeName(sent.returned.errno)}`);
        }
        this.fact('return of WSPRecv', data ?? 'nothing');
        if (data === undefined && !isConnectionOriented(subject.entry)) {
          throw new Inconclusive('no datagram arrived, however often it was sent');
        }
        if (data !== PAYLOAD)
          throw new AssertionError(`expected the bytes ${PAYLOAD}, got ${data ?? 'none'}`);
      }),
    );
  },
);

Then(
  'what the {which} descriptor sends arrives at the peer',
  async function (this: ConformanceWorld, which: Which) {
    await this.each((subject) =>
      judgeBeyondPlainTransfer(this, subject, async () => {
        const name = isConnectionOriented(subject.entry) ? 'WSPSend' : 'WSPSendTo';
        needsDirection(subject.entry, name);
        const { process, s } = descriptorOfShared(this, subject, which);
        const pair = pairOf(subject);
        const send = (): ReturnType<typeof process.call> =>
          process.call(name, transferArguments(this, name, { ...pair, client: s }, null));
        const sent = await send();
        this.fact(returnOf(sent), sent.returned.result === 0 ? 'success' : codeName(sent.returned.errno));
        if (sent.returned.result !== 0) {
          throw new AssertionError(`the ${which} descriptor cannot send: ${codeName(sent.returned.errno)}`);
        }
        const again = isConnectionOriented(subject.entry) ? undefined : send;
        const data = await arrived(this, pair.peer, subject.entry, PEER_THREAD, again);
        if (data === undefined && !isConnectionOriented(subject.entry)) {
          throw new Inconclusive('no datagram arrived, however often it was sent');
        }
        if (data !== PAYLOAD)
          throw new AssertionError(`expected the bytes ${PAYLOAD} at the peer, got ${data ?? 'none'}`);
      }),
    );
  },
);

/** Whether an ordinary socket can be opened in the way that a further descriptor has to be: with FROM_PROTOCOL_INFO. */
async function takesFromProtocolInfo(process: ProviderProcess, { entry }: Subject): Promise<boolean> {
  const { af, type, protocol } = shareArguments(encodeProtocolInfo(entry));
  return !isRefused(await openSocket(process, socketArguments(entry, { af, type, protocol })));
}

/** The first or the further descriptor of the shared socket, and the process that it is in. */
function descriptorOfShared(
  world: ConformanceWorld,
  subject: Subject,
  which: Which,
): { readonly process: ProviderProcess; readonly s: Hex } {
  const other = furtherOf(subject);
  return which === 'further' ? other : { process: world.provider, s: pairOf(subject).client };
}

async function name(process: ProviderProcess, s: Hex): Promise<string | undefined> {
  const call = await process.call('WSPGetSockName', { s, namelen: SIZE_OF_SOCKADDR });
  const told = call.returned.out['name'];
  return call.returned.result === 0 && typeof told === 'string' ? told : undefined;
}
