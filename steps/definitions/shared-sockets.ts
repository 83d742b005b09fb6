import { Then, When } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { ERROR_CODES, SOCKET_FLAGS } from '../../providers/contract/constants/constants';
import type { Hex } from '../../providers/contract/json';
import { encodeProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { isConnectionOriented } from '../../providers/contract/structures/entry-traits';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import { attemptOf } from '../questions/attempt-of';
import { pairOfEntry, setNonBlocking, setUp, SIZE_OF_SOCKADDR, type Pair } from '../questions/endpoints';
import { furtherDescriptor, shareArguments } from '../questions/further-descriptor';
import { descriptorOfShared, furtherOf } from '../questions/further-of';
import { groupId } from '../questions/group-id';
import {
  codeName,
  descriptorOf,
  isRefused,
  openSocket,
  returnOf,
  socketArguments,
} from '../questions/open-socket';
import { overlappedRequest } from '../questions/overlapped-request';
import { pairOf } from '../questions/pair-of';
import { describeReadBack, readBack, type ReadBack } from '../questions/read-back';
import { sameAddress } from '../questions/same-address';
import { judgeBeyondPlainTransfer } from '../questions/plain-transfer';
import { judgeListening } from '../questions/shared-acts';
import { judgeRequestLeft, requestOnEach } from '../questions/shared-requests';
import { judgeData, judgeReceiving, judgeReceivingOfSent, judgeSending } from '../questions/shared-data';
import { isPending, needsDirection, transferArguments, type TransferFunction } from '../questions/transfer';
import type { Subject } from '../support/subject';
import { Inconclusive, NotApplicable } from '../support/verdicts';
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
      const { justBefore } = subject;
      subject.justBefore = undefined;
      await justBefore?.();
      const { process, arguments: args } =
        subject.offer === undefined
          ? await furtherDescriptor(this, client, number)
          : { process: this.provider, arguments: subject.offer };
      const { changes, reactions } = particular(subject, ics, ixit);
      subject.furtherProcess = process;
      const given = { ...args, ...changes };
      if (reactions.length > 0) process.script(reactions);
      const call = await openSocket(process, given);
      if (reactions.length > 0) process.script([]);
      // where upcalls were made to fail, or all descriptors are in use, a refusal is what is judged
      const isAwaited = reactions.length > 0 || this.filledUp;
      if (isRefused(call) && !isAwaited && !(await takesFromProtocolInfo(process, subject))) {
        throw new Inconclusive('FROM_PROTOCOL_INFO is refused for other sockets too (see ARG-5)');
      }
      subject.attempt = { arguments: given, call };
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
    // of a socket in no group the option may be refused; of a member it has to tell
    if (before?.is === 'not told' && (after.is === 'told' || subject.group !== undefined)) {
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
      await needsToReceive(this, process, name, untouched, dwFlags);
      throw new AssertionError(
        pends
          ? `expected the request to be left pending, as on ${client}, the socket's first descriptor; got ${codeName(call.returned.errno)}`
          : 'expected no overlapped attribute, as the socket has none; the request was left pending',
      );
    });
  },
);

Then(
  'an overlapped request to receive is left pending on each descriptor',
  async function (this: ConformanceWorld) {
    await this.each((subject) => requestOnEach(this, subject));
  },
);

Then(
  'the request on the {which} descriptor completes when the peer sends',
  async function (this: ConformanceWorld, which: Which) {
    await this.each((subject) =>
      judgeBeyondPlainTransfer(this, subject, () => judgeRequestLeft(this, subject, which)),
    );
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
    if (second === undefined || !(await sameAddress(this, subject.entry, first, second)))
      throw new AssertionError(`expected the address ${first}, got ${second ?? 'none'}`);
  });
});

Then('both descriptors read back alike', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { process, s } = furtherOf(subject);
    const first = await readBack(this.provider, pairOf(subject).client);
    const second = await readBack(process, s);
    const word = (found: ReadBack): string => (found.known ? describeReadBack(found) : 'no socket');
    this.fact('read back by each', `${word(first)}; ${word(second)}`);
    if (!first.known)
      throw new Inconclusive('the provider calls the first descriptor no socket (see SOCK-2)');
    if (isSilent(first)) throw new NotApplicable('the provider offers neither SO_TYPE nor SO_PROTOCOL_INFOW');
    if (isSilent(second) || isReadBackOtherwise(first, second))
      throw new AssertionError(
        `expected ${word(first)}, as through the first descriptor, got ${word(second)}`,
      );
  });
});

function isSilent({ types, af }: ReadBack): boolean {
  return types.length === 0 && af === undefined;
}

/** Whether two descriptors tell different things; what one of them does not tell is no difference. */
function isReadBackOtherwise(first: ReadBack, second: ReadBack): boolean {
  const differ = (one: number | undefined, other: number | undefined): boolean =>
    one !== undefined && other !== undefined && one !== other;
  return (
    differ(first.af, second.af) ||
    differ(first.protocol, second.protocol) ||
    second.types.some((type) => first.types.length > 0 && !first.types.includes(type))
  );
}

Then('the {which} descriptor can be closed', async function (this: ConformanceWorld, which: Which) {
  await this.each(async (subject) => {
    const { process, s } = descriptorOfShared(this, subject, which);
    const close = await process.call('WSPCloseSocket', { s });
    const { result, errno } = close.returned;
    this.fact(returnOf(close), result === 0 ? 'success' : codeName(errno));
    if (result !== 0) {
      const problem = `WSPCloseSocket on the ${which} descriptor failed with ${codeName(errno)}`;
      if (await isRefusedUnshared(this, subject))
        throw new Inconclusive(`${problem}; so it does on a socket that is not shared (see SOCK-2)`);
      throw new AssertionError(problem);
    }
    subject.closedOne = true;
  });
});

/** Whether WSPCloseSocket fails as well on a socket that is not shared and is connected, or bound where it has no connections. */
async function isRefusedUnshared({ run, provider }: ConformanceWorld, { entry }: Subject): Promise<boolean> {
  const { client: s } = await pairOfEntry(run, provider, entry);
  return (await provider.call('WSPCloseSocket', { s })).returned.result !== 0;
}

Then(
  'a connection can be accepted through the {which} descriptor',
  async function (this: ConformanceWorld, which: Which) {
    await this.each((subject) => judgeListening(this, subject, descriptorOfShared(this, subject, which)));
  },
);

Then(
  'what the peer sends can be received by the {which} descriptor',
  async function (this: ConformanceWorld, which: Which) {
    await this.each(async (subject) => {
      needsDirection(subject.entry, 'WSPRecv');
      await judgeData(this, subject, which, subject.peerHasSent ? judgeReceivingOfSent : judgeReceiving);
      subject.peerHasSent = false;
    });
  },
);

Then(
  'what the {which} descriptor sends arrives at the peer',
  async function (this: ConformanceWorld, which: Which) {
    await this.each(async (subject) => {
      needsDirection(subject.entry, 'WSPSend');
      await judgeData(this, subject, which, judgeSending);
    });
  },
);

/** Whether an ordinary socket can be opened in the way that a further descriptor has to be: with FROM_PROTOCOL_INFO. */
async function takesFromProtocolInfo(process: ProviderProcess, { entry }: Subject): Promise<boolean> {
  const { af, type, protocol } = shareArguments(encodeProtocolInfo(entry));
  return !isRefused(await openSocket(process, socketArguments(entry, { af, type, protocol })));
}

/**
 * Rules out that further descriptors cannot receive at all: then an answer other than "pending" has another reason.
 * @param pair an unshared socket with the attributes of the one that is judged, which does not block
 * @throws Inconclusive where such a descriptor, made with the flags of its socket, cannot receive either
 */
async function needsToReceive(
  world: ConformanceWorld,
  process: ProviderProcess,
  name: TransferFunction,
  pair: Pair,
  dwFlags: number,
): Promise<void> {
  const { arguments: args } = await furtherDescriptor(world, pair.client, process.number);
  const further = setUp(await openSocket(process, { ...args, dwFlags }));
  const shared = { ...pair, client: descriptorOf(further) };
  await setNonBlocking(process, shared.client);
  const { returned } = await process.call(name, transferArguments(world, name, shared, null));
  if (returned.result === 0 || returned.errno === ERROR_CODES.WSAEWOULDBLOCK) return;
  throw new Inconclusive(
    `a further descriptor with the flags of its socket cannot receive at all: ${codeName(returned.errno)} (see SHR-3)`,
  );
}

async function name(process: ProviderProcess, s: Hex): Promise<string | undefined> {
  const call = await process.call('WSPGetSockName', { s, namelen: SIZE_OF_SOCKADDR });
  const told = call.returned.out['name'];
  return call.returned.result === 0 && typeof told === 'string' ? told : undefined;
}
