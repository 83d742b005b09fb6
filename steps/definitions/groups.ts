import { Then, When } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import {
  ERROR_CODES,
  SG_CONSTRAINED_GROUP,
  SG_UNCONSTRAINED_GROUP,
  SOCKET_ERROR,
} from '../../providers/contract/constants/constants';
import type { Hex } from '../../providers/contract/json';
import type { ProviderProcess, ReturnedCall } from '../../providers/ws2_32/provider-process';
import { asksForRoles, attemptOf, expectAllowedRoles } from '../questions/attempt-of';
import {
  addressOf,
  BACKLOG,
  listen,
  prepared,
  preparedSocket,
  SIZE_OF_SOCKADDR,
  type Listener,
} from '../questions/endpoints';
import { groupId } from '../questions/group-id';
import { groupOf } from '../questions/group-of';
import { judgedConnect } from '../questions/judged-connect';
import { lastCall } from '../questions/last-call';
import {
  codeName,
  descriptorOf,
  isRefused,
  openSocket,
  returnOf,
  socketArguments,
} from '../questions/open-socket';
import { expectPlainTwin } from '../questions/plain-twin';
import { startProvider, stopProvider } from '../questions/start-provider';
import { samePortElsewhere } from '../questions/same-port-elsewhere';
import type { GroupState, Subject } from '../support/subject';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { Destination } from '../vocabulary/groups';

/** The values of g that mean something of their own, so that no group can have them as its ID. */
const NO_IDS = [0, 1, 2];
const GROUPS_IN_A_PROCESS = 3;
/** More groups than the ranges of IDs for two kinds are likely to lie apart. */
const MANY_GROUPS = 40;
/** More than this are not made for one entry. */
const MOST_GROUPS = 3_000;

When(
  'the client makes three groups of kind {groupKind} in each of two fresh processes',
  async function (this: ConformanceWorld, kind: number) {
    const { session } = this.run;
    await stopProvider(session, this.provider);
    await session.endProcess(1);
    this.process = await startProvider(session, 1);
    const first = this.process;
    // the second process begins while groups of the first one are there
    await this.each(async (subject) => {
      await makeGroup(subject, first, kind);
    });
    const second = await startProvider(session, 2);
    this.others.push(second);
    await this.each(async (subject) => {
      for (let made = 1; made < GROUPS_IN_A_PROCESS; made += 1) {
        for (const process of [second, first]) await makeGroup(subject, process, kind);
      }
      await makeGroup(subject, second, kind);
    });
  },
);

When(
  'the client makes groups of both kinds, and more when one of them has ended',
  async function (this: ConformanceWorld) {
    const { provider } = this;
    await this.each(async (subject) => {
      const ended = await makeGroup(subject, provider, SG_UNCONSTRAINED_GROUP);
      for (const kind of [SG_CONSTRAINED_GROUP, SG_UNCONSTRAINED_GROUP])
        await makeGroup(subject, provider, kind);
      await prepared(provider, 'WSPCloseSocket', { s: ended });
      // its ID may be given again
      subject.groupIds.shift();
      for (const kind of [SG_CONSTRAINED_GROUP, SG_UNCONSTRAINED_GROUP])
        await makeGroup(subject, provider, kind);
    });
  },
);

When(
  'the client makes a group of each kind, and then many more that end at once',
  async function (this: ConformanceWorld) {
    const { provider } = this;
    await this.each(async (subject) => {
      const kinds = [SG_CONSTRAINED_GROUP, SG_UNCONSTRAINED_GROUP];
      for (const kind of kinds) await makeGroup(subject, provider, kind);
      const ids = subject.groupIds.slice(-kinds.length).map(({ id }) => id);
      const alive = new Set(subject.groupIds.map(({ id }) => id));
      for (let made = 0; made < groupsToTry(ids); made += 1) {
        for (const kind of kinds) {
          await prepared(provider, 'WSPCloseSocket', { s: await makeGroup(subject, provider, kind) });
          // its ID may be given again, unless a group that is alive has it
          if (!alive.has(subject.groupIds.at(-1)?.id ?? 0)) subject.groupIds.pop();
        }
      }
    });
  },
);

/** Enough for a count of one kind of groups to reach what the other one has come to, where that is not far. */
function groupsToTry(ids: readonly number[]): number {
  const distance = Math.max(...ids) - Math.min(...ids) + 1;
  return distance <= MOST_GROUPS ? Math.max(distance, MANY_GROUPS) : MANY_GROUPS;
}

/** Makes a group and notes its ID. @returns its one member */
async function makeGroup(subject: Subject, process: ProviderProcess, g: number): Promise<Hex> {
  const call = await openSocket(process, socketArguments(subject.entry, { g }));
  if (isRefused(call)) {
    throw new Inconclusive(`a group was refused with ${codeName(call.returned.errno)} (see GRP-2 and GRP-3)`);
  }
  const s = descriptorOf(call);
  const id = await groupId(process, s);
  if (id.is === 'not told') throw new Inconclusive('SO_GROUP_ID does not tell the ID (see GRP-4)');
  subject.groupIds.push({ process: process.number, id: id.id });
  return s;
}

/** Somebody who listens at the destination. */
async function targetOf(
  world: ConformanceWorld,
  { entry, connectedTo }: GroupState,
  destination: Destination,
): Promise<Listener> {
  const { second, ...addresses } = addressOf(world.run, entry);
  if (destination === 'same') return connectedTo ?? listen(world.provider, entry, addresses.local);
  if (second === undefined) throw new Inconclusive('the IXIT gives no second address');
  if (destination === 'second') return listen(world.provider, entry, second);
  if (connectedTo === undefined) throw new Error('no Given has connected a member of the group');
  const there = { ...addresses, second };
  const { s, address } = await samePortElsewhere(world, entry, connectedTo.address, there);
  await prepared(world.provider, 'WSPListen', { s, backlog: BACKLOG });
  return { listener: s, address };
}

When(
  'the {member} connects to {destination}',
  async function (this: ConformanceWorld, member: number, destination: Destination) {
    await this.each(async (subject) => {
      const group = groupOf(subject);
      const s = group.members.at(member);
      if (s === undefined) throw new Error('the group has no member');
      const target = await targetOf(this, group, destination);
      subject.target = target;
      const { call } = await judgedConnect(this, s, target);
      subject.calls = [call];
    });
  },
);

Then('the socket is in no group', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { call } = attemptOf(subject);
    if (isRefused(call))
      throw new Inconclusive(
        `the call was refused with ${codeName(call.returned.errno)}, so there is no socket`,
      );
    const id = await groupId(this.provider, descriptorOf(call));
    this.fact(returnOf(call), id.is === 'told' ? `SO_GROUP_ID ${String(id.id)}` : 'SO_GROUP_ID is not told');
    if (id.is === 'told' && id.id !== 0) {
      throw new AssertionError(`expected a socket in no group; SO_GROUP_ID tells ${String(id.id)}`);
    }
    this.chose(id.is === 'told' ? 'SO_GROUP_ID is zero' : 'SO_GROUP_ID is refused', subject);
  });
});

Then('SO_GROUP_ID tells an ID other than 0, 1 and 2', async function (this: ConformanceWorld) {
  const { firstGroupId } = this.run.preparation.abilities;
  if (firstGroupId !== undefined && NO_IDS.includes(firstGroupId))
    throw new AssertionError(
      `expected IDs other than 0, 1 and 2; the first group of the run had the ID ${String(firstGroupId)}`,
    );
  await this.each(async (subject) => {
    const ids = subject.groupIds.length > 0 ? subject.groupIds : [{ id: await idOfNewGroup(this, subject) }];
    for (const { id } of ids) {
      this.fact('return of WSPGetSockOpt', `SO_GROUP_ID ${String(id)}`);
      if (NO_IDS.includes(id)) {
        throw new AssertionError(`expected an ID other than 0, 1 and 2, got ${String(id)}`);
      }
    }
  });
});

/**
 * The call that is judged.
 * @throws NotApplicable where it asked for roles too, and was refused: MPT-6 judges that, and about both at once the page is silent
 */
function madeWithRoles(subject: Subject): ReturnedCall {
  const { call } = attemptOf(subject);
  expectAllowedRoles(subject);
  if (isRefused(call) && asksForRoles(subject))
    throw new NotApplicable(
      `a socket with these roles and a group is refused with ${codeName(call.returned.errno)}`,
    );
  return call;
}

Then('the socket is in a new group', async function (this: ConformanceWorld) {
  const live = new Map<number, string>();
  await this.each(async (subject) => {
    const call = madeWithRoles(subject);
    const id = await toldId(this, descriptorOf(call));
    this.fact(returnOf(call), `SO_GROUP_ID ${String(id)}`);
    if (subject.group?.id === id || live.has(id)) {
      throw new AssertionError(`expected a new group, got ID ${String(id)}, which a group with members has`);
    }
    if (id === 0) throw new AssertionError('expected a group, got ID 0, which names none');
    if (NO_IDS.includes(id))
      throw new Inconclusive(`ID ${String(id)} asks for a new group and names none (see GRP-4)`);
    for (const s of subject.others) {
      if (s === descriptorOf(call)) throw new Inconclusive(`${s} is another socket's too (see SOCK-1)`);
      const other = await groupId(this.provider, s);
      if (other.is === 'told' && other.id === id)
        throw new AssertionError(`expected a new group, got ID ${String(id)}, in whose group ${s} is`);
    }
    live.set(id, subject.entry.szProtocol);
    if (subject.group !== undefined) live.set(subject.group.id, subject.entry.szProtocol);
  });
});

Then('the socket is in the group', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const call = madeWithRoles(subject);
    const id = await toldId(this, descriptorOf(call));
    const expected = groupOf(subject).id;
    this.fact(returnOf(call), `SO_GROUP_ID ${String(id)}`);
    if (id !== expected) {
      throw new AssertionError(`expected SO_GROUP_ID ${String(expected)} of the group, got ${String(id)}`);
    }
  });
});

Then('every member of the group tells its ID', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { id, members } = groupOf(subject);
    for (const s of members) {
      const told = await toldId(this, s);
      this.fact('return of WSPGetSockOpt', `SO_GROUP_ID ${String(told)}`);
      if (told !== id) {
        throw new AssertionError(
          `expected SO_GROUP_ID ${String(id)} of every member, got ${String(told)} of ${s}, which joined before`,
        );
      }
    }
  });
});

Then(
  'the call is refused with {code}, or the socket is in a group of that ID',
  async function (this: ConformanceWorld, code: number) {
    await this.each(async (subject) => {
      const { call, arguments: given } = attemptOf(subject);
      if (isRefused(call)) {
        this.fact(returnOf(call), codeName(call.returned.errno));
        if (call.returned.errno !== code) await expectPlainTwin(this, subject);
        if (call.returned.errno !== code)
          throw new AssertionError(`expected ${codeName(code)}, got ${codeName(call.returned.errno)}`);
        return;
      }
      const id = await toldId(this, descriptorOf(call));
      this.fact(returnOf(call), `SO_GROUP_ID ${String(id)}`);
      if (id !== given.g) {
        throw new AssertionError(
          `expected ${codeName(code)}, or a socket in the group that g ${String(given.g)} names; SO_GROUP_ID tells ${String(id)}`,
        );
      }
      this.chose('has a group of that ID', subject);
    });
  },
);

Then('another socket of the entry can join that group', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { call, arguments: given } = attemptOf(subject);
    const g = await toldId(this, descriptorOf(call));
    const joiner = await openSocket(this.provider, { ...given, g });
    this.fact(returnOf(joiner), isRefused(joiner) ? codeName(joiner.returned.errno) : 'a descriptor');
    if (isRefused(joiner)) {
      throw new AssertionError(
        `expected that a socket can join group ${String(g)}; it is refused with ${codeName(joiner.returned.errno)}`,
      );
    }
  });
});

Then('all these groups have different IDs', async function (this: ConformanceWorld) {
  const seen = new Map<number, number>();
  await this.each((subject) => {
    for (const { id, process } of subject.groupIds) {
      this.fact(`return of WSPGetSockOpt in process ${String(process)}`, `SO_GROUP_ID ${String(id)}`);
      if (NO_IDS.includes(id)) throw new Inconclusive(`${String(id)} is no ID of a group (see GRP-4)`);
      const other = seen.get(id);
      if (other !== undefined) {
        throw new AssertionError(
          `ID ${String(id)} is given in process ${String(process)}, and names another group in process ${String(other)}`,
        );
      }
      seen.set(id, process);
    }
  });
});

Then('the connection is made', async function (this: ConformanceWorld) {
  await this.each((subject) => {
    const call = lastCall(subject);
    const { result, errno } = call.returned;
    this.fact(returnOf(call), result === 0 ? 'success' : codeName(errno));
    if (result !== 0)
      throw new AssertionError(
        `expected the connection to be made; WSPConnect failed with ${codeName(errno)}`,
      );
  });
});

Then('the connection is refused, and the socket stays unconnected', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const call = lastCall(subject);
    const { result, errno } = call.returned;
    this.fact(returnOf(call), result === SOCKET_ERROR ? codeName(errno) : 'success');
    if (result !== SOCKET_ERROR) {
      throw new AssertionError(
        'expected WSPConnect to fail, since the group is connected elsewhere; it succeeded',
      );
    }
    if (errno === null || errno === ERROR_CODES.WSAEWOULDBLOCK) {
      throw new AssertionError(`expected WSPConnect to be refused with a code; got ${codeName(errno)}`);
    }
    this.chose(`${codeName(errno)} for a connection to another address`, subject);
    const s = call.call.arguments['s'] ?? null;
    const peer = await this.provider.call('WSPGetPeerName', { s, namelen: SIZE_OF_SOCKADDR });
    if (peer.returned.result === 0) {
      throw new AssertionError('expected the socket to stay unconnected; WSPGetPeerName tells a peer');
    }
  });
});

Then('a socket without a group connects there', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { target } = subject;
    if (target === undefined) throw new Error('no When has connected yet');
    const s = await preparedSocket(this.provider, groupOf(subject).entry);
    const { call } = await judgedConnect(this, s, target);
    const { result, errno } = call.returned;
    this.fact(returnOf(call), result === 0 ? 'success' : codeName(errno));
    if (result !== 0) {
      throw new Inconclusive(`a socket without a group cannot connect there either: ${codeName(errno)}`);
    }
  });
});

async function idOfNewGroup(world: ConformanceWorld, subject: Subject): Promise<number> {
  const id = await groupId(world.provider, descriptorUnlessRefused(subject));
  if (id.is === 'not told' && id.noSocket)
    throw new Inconclusive('the provider calls the descriptor no socket (see SOCK-2)');
  if (id.is === 'not told')
    throw new AssertionError('expected SO_GROUP_ID to tell the ID of the new group; it failed');
  return id.id;
}

function descriptorUnlessRefused(subject: Subject): Hex {
  const { call } = attemptOf(subject);
  if (isRefused(call)) {
    throw new Inconclusive(
      `the call was refused with ${codeName(call.returned.errno)} (see GRP-2 and GRP-3)`,
    );
  }
  return descriptorOf(call);
}

async function toldId(world: ConformanceWorld, s: Hex): Promise<number> {
  const id = await groupId(world.provider, s);
  if (id.is === 'not told') throw new Inconclusive('SO_GROUP_ID does not tell the ID (see GRP-4)');
  return id.id;
}
