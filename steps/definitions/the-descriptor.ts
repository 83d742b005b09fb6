import { Then } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { isIfs } from '../../providers/contract/structures/entry-traits';
import type { Hex } from '../../providers/contract/json';
import type { HandleRecord } from '../../providers/ws2_32/handle-table';
import { asksForRoles, attemptOf, expectAllowedRoles } from '../questions/attempt-of';
import { codeName, descriptorOf, isRefused, returnOf } from '../questions/open-socket';
import { SIZE_OF_SOCKADDR } from '../questions/endpoints';
import { getOption, isNoSocket, SIZE_OF_INT } from '../questions/read-back';
import type { Attempt, Subject } from '../support/subject';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { Use } from '../vocabulary/closings';

Then('no other open socket has this descriptor', async function (this: ConformanceWorld) {
  const seen = new Set<string>();
  await this.each((subject) => {
    const { call } = attemptOf(subject);
    const descriptor = descriptorOf(call);
    const open = socketsOf(subject);
    this.fact(returnOf(call), `${descriptor}, beside ${String(open.length + seen.size)} open sockets`);
    if (seen.has(descriptor) || open.includes(descriptor)) {
      throw new AssertionError(
        `expected a descriptor of its own, got ${descriptor}, which an open socket has`,
      );
    }
    seen.add(descriptor);
    for (const other of open) seen.add(other);
    const { errno } = call.returned;
    this.chose(
      errno === null ? 'leaves lpErrno alone after success' : 'writes lpErrno after success too',
      subject,
    );
  });
});

Then('WSPGetSockOpt and WSPGetSockName know the descriptor', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const s = opened(subject);
    const option = await getOption(this.provider, s, 'SO_TYPE', SIZE_OF_INT);
    const name = await this.provider.call('WSPGetSockName', { s, namelen: SIZE_OF_SOCKADDR });
    for (const answer of [option, name]) {
      const { result, errno } = answer.returned;
      this.fact(returnOf(answer), result === 0 ? 'success' : codeName(errno));
      if (isNoSocket(answer)) {
        throw new AssertionError(`${answer.call.function} on the new descriptor ${s} says WSAENOTSOCK`);
      }
    }
  });
});

Then('WSPCloseSocket closes it {closing}', async function (this: ConformanceWorld, use: Use) {
  await this.each(async (subject) => {
    const s = opened(subject);
    await use(this, subject, s);
    const close = await this.provider.call('WSPCloseSocket', { s });
    const { result, errno } = close.returned;
    this.fact(returnOf(close), result === 0 ? 'success' : codeName(errno));
    if (result !== 0) throw new AssertionError(`WSPCloseSocket on ${s} failed with ${codeName(errno)}`);
  });
});

Then(
  'the descriptor is one that WPUCreateSocketHandle had given and no socket used',
  async function (this: ConformanceWorld) {
    const used = new Set<string>();
    await this.each((subject) => {
      const { call } = succeeded(subject);
      const descriptor = descriptorOf(call);
      const record = call.descriptor;
      this.fact(returnOf(call), `${descriptor}: ${describe(record)}`);
      if (record?.from !== 'WPUCreateSocketHandle' || record.closed || record.holder !== 'provider') {
        throw new AssertionError(
          `expected a descriptor that WPUCreateSocketHandle had given before the return; ${descriptor} is ${describe(record)}`,
        );
      }
      const open = socketsOf(subject);
      if (used.has(descriptor) || open.includes(descriptor)) {
        throw new AssertionError(
          `${descriptor} was given once, and is already the descriptor of an open socket`,
        );
      }
      used.add(descriptor);
      for (const other of open) used.add(other);
      const inThisCall = call.upcalls.some(({ upcall }) => upcall.function === 'WPUCreateSocketHandle');
      this.chose(inThisCall ? 'asks for a descriptor in the call' : 'has a stock of descriptors', subject);
    });
  },
);

Then('WPUModifyIFSHandle was called before the call returned', async function (this: ConformanceWorld) {
  await this.each((subject) => {
    const { call } = succeeded(subject);
    const shown = shownHandle(subject);
    this.fact(returnOf(call), shown ?? 'no handle was shown to WS2_32');
    if (shown === undefined) {
      throw new AssertionError(
        `expected WPUModifyIFSHandle before the return; upcalls in the call: ${call.upcalls.map(({ upcall }) => upcall.function).join(', ') || 'none'}`,
      );
    }
  });
});

Then('the descriptor is the handle that WPUModifyIFSHandle gave', async function (this: ConformanceWorld) {
  await this.each((subject) => {
    const { call } = succeeded(subject);
    if (shownHandle(subject) === undefined)
      throw new Inconclusive('WPUModifyIFSHandle was not called (see DESC-2)');
    const descriptor = descriptorOf(call);
    this.fact(returnOf(call), `${descriptor}: ${describe(call.descriptor)}`);
    if (call.descriptor?.from !== 'WPUModifyIFSHandle') {
      throw new AssertionError(
        `expected a handle that WPUModifyIFSHandle gave, got ${descriptor}, which it did not give`,
      );
    }
  });
});

/**
 * How a handle of the new socket was shown to WS2_32 before the return: in this
 * call, or before it where the descriptor is one that the upcall gave, or one
 * that was proposed in it.
 */
function shownHandle(subject: Subject): string | undefined {
  const { call } = succeeded(subject);
  if (call.descriptor?.from === 'WPUModifyIFSHandle')
    return 'the descriptor is a handle that the upcall gave';
  if (call.upcalls.some(({ upcall }) => upcall.function === 'WPUModifyIFSHandle'))
    return 'the upcall was made in the call';
  return call.proposed ? 'the descriptor was proposed in an earlier upcall' : undefined;
}

Then('the descriptor was given for a catalog entry of the provider', async function (this: ConformanceWorld) {
  const { own } = this.run.session.catalog;
  await this.each((subject) => {
    const { call } = succeeded(subject);
    const record = call.descriptor;
    if (record === undefined) {
      throw new Inconclusive('the descriptor came from no upcall (see DESC-2, DESC-3 and DESC-4)');
    }
    this.fact(returnOf(call), `${record.from} named entry ${String(record.dwCatalogEntryId)}`);
    if (!own.has(record.dwCatalogEntryId)) {
      throw new AssertionError(
        `expected an entry of the provider (${[...own].join(', ')}) in ${record.from}, got ${String(record.dwCatalogEntryId)}`,
      );
    }
  });
});

Then('the descriptor is a file handle that was shown to WS2_32', async function (this: ConformanceWorld) {
  await this.each((subject) => {
    const { call } = succeeded(subject);
    const shown = isIfs(subject.entry) && shownHandle(subject) !== undefined;
    this.fact(returnOf(call), shown ? 'WPUModifyIFSHandle was called' : describe(call.descriptor));
    this.chose(shown ? 'file handles' : 'descriptors of WS2_32', subject);
    if (!shown)
      throw new AssertionError('the provider is no installable file system, which the page encourages');
  });
});

Then(
  'the second round left no more descriptors held than the first',
  async function (this: ConformanceWorld) {
    if (!this.run.session.provider.opened.observes.upcalls)
      throw new Inconclusive('the adapter does not show upcalls');
    await this.each(({ entry, heldBefore, heldAfter }) => {
      // the handles of a file system are its own
      if (isIfs(entry)) return;
      this.fact('upcalls', `descriptors held: ${String(heldBefore)}, then ${String(heldAfter)}`);
      if (heldAfter > heldBefore) {
        throw new AssertionError(
          `the refused calls of the second round left ${String(heldAfter - heldBefore)} descriptors acquired, neither returned nor closed`,
        );
      }
    });
  },
);

/** The sockets that a Given has opened in the process that the call is made in, and that are open still. */
function socketsOf({ others, group, pair, furtherProcess, closedOne }: Subject): readonly Hex[] {
  const isElsewhere = furtherProcess !== undefined && furtherProcess.number !== 1;
  const ofPair = pair === undefined || closedOne ? [] : [pair.client, pair.peer];
  return isElsewhere ? [] : [...others, ...ofPair, ...(group?.members ?? [])];
}

/** The attempt, where it made a socket; rules about descriptors say nothing of a refusal. */
function succeeded(subject: Subject): Attempt {
  const attempt = attemptOf(subject);
  expectAllowedRoles(subject);
  if (isRefused(attempt.call)) {
    if (asksForRoles(subject))
      throw new NotApplicable('the entry has no socket with these roles (see MPT-6)');
    throw new Inconclusive(`the call was refused with ${codeName(attempt.call.returned.errno)}`);
  }
  return attempt;
}

function opened(subject: Subject): ReturnType<typeof descriptorOf> {
  return descriptorOf(succeeded(subject).call);
}

function describe(record: HandleRecord | undefined): string {
  if (record === undefined) return 'not from an upcall';
  if (record.holder !== 'provider') return `of the ${record.holder}, from no upcall of the provider`;
  return record.closed ? `from ${record.from}, but closed since` : `from ${record.from}`;
}
