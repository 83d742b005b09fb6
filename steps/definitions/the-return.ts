import { Then } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { FROM_PROTOCOL_INFO } from '../../providers/contract/constants/constants';
import { isLackOfPrivilege } from '../probes/probe-entries';
import type { ReturnedCall } from '../../providers/ws2_32/provider-process';
import { asksForRoles, attemptOf, expectAllowedRoles } from '../questions/attempt-of';
import {
  codeName,
  descriptorOf,
  isRefused,
  openSocket,
  resultOf,
  returnOf,
  socketArguments,
} from '../questions/open-socket';
import { expectRefusal } from '../questions/refusal';
import { expectPlainTwin } from '../questions/plain-twin';
import { readBack } from '../questions/read-back';
import type { Subject } from '../support/subject';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { Amendment } from '../vocabulary/amendments';
import type { DescriptorUpcall } from '../vocabulary/upcalls';

Then('the call returns a descriptor', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { call } = attemptOf(subject);
    if (isRefused(call) && isLackOfPrivilege(subject.entry, call.returned.errno)) {
      throw new NotApplicable('a raw socket was refused with WSAEACCES: it may need a privilege');
    }
    if (isRefused(call)) await expectPlainTwin(this, subject);
    const descriptor = descriptorOf(call);
    this.fact(returnOf(call), descriptor);
  });
});

Then(
  'the call returns a descriptor, where the same call {amendment} does',
  async function (this: ConformanceWorld, amendment: Amendment) {
    await amendment.before(this);
    await this.each(async (subject) => {
      const { call } = attemptOf(subject);
      expectAllowedRoles(subject);
      if (!isRefused(call)) {
        this.fact(returnOf(call), descriptorOf(call));
        return;
      }
      const twin = await openSocket(this.provider, amendment.arguments(subject));
      this.fact(returnOf(twin), isRefused(twin) ? codeName(twin.returned.errno) : 'a descriptor');
      if (isRefused(twin)) {
        if (asksForRoles(subject))
          throw new NotApplicable('the entry has no socket with these roles (see MPT-6)');
        throw new Inconclusive(
          `refused with ${codeName(call.returned.errno)}, and so is the call that this one is compared with`,
        );
      }
      throw new AssertionError(
        `expected a descriptor, got INVALID_SOCKET with ${codeName(call.returned.errno)}`,
      );
    });
  },
);

Then('a refusal is INVALID_SOCKET with a Winsock code', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const attempt = attemptOf(subject);
    if (isRefused(attempt.call)) {
      expectRefusal(this, attempt.call);
      return;
    }
    const found = await readBack(this.provider, descriptorOf(attempt.call));
    this.fact(returnOf(attempt.call), `${resultOf(attempt.call)}, no refusal`);
    if (found.known) throw new NotApplicable('the provider does not refuse such a call');
    throw new AssertionError(
      `expected INVALID_SOCKET or a working descriptor, got ${resultOf(attempt.call)}, which the provider itself calls no socket`,
    );
  });
});

Then(
  'the call is refused where {upcall} was called in it',
  async function (this: ConformanceWorld, upcall: DescriptorUpcall) {
    await this.each((subject) => {
      const attempt = attemptOf(subject);
      if (!attempt.call.upcalls.some((made) => made.upcall.function === upcall)) {
        throw new NotApplicable(`the provider did not call ${upcall} in this call`);
      }
      if (isFromStock(attempt.call)) {
        throw new NotApplicable('the provider fell back on a descriptor that the upcall had given it before');
      }
      expectRefusal(this, attempt.call);
      this.chose(`${codeName(attempt.call.returned.errno)} where ${upcall} fails`, subject);
    });
  },
);

Then('the call is refused with {code}', async function (this: ConformanceWorld, code: number) {
  await this.each(async (subject) => {
    const { call } = attemptOf(subject);
    expectRefusal(this, call);
    if (call.returned.errno !== code) await expectPlainTwin(this, subject);
    if (call.returned.errno !== code) {
      throw new AssertionError(`expected ${codeName(code)}, got ${codeName(call.returned.errno)}`);
    }
  });
});

Then('the same call {amendment} succeeds', async function (this: ConformanceWorld, amendment: Amendment) {
  await amendment.before(this);
  await this.each(async (subject) => {
    const twin = await openSocket(this.provider, amendment.arguments(subject));
    this.fact(returnOf(twin), isRefused(twin) ? codeName(twin.returned.errno) : 'a descriptor');
    if (isRefused(twin)) await expectPlainTwin(this, subject);
    if (isRefused(twin)) {
      if (await needsValues(this, subject, amendment)) {
        throw new Inconclusive('FROM_PROTOCOL_INFO is refused in other calls too (see ARG-5)');
      }
      throw new AssertionError(
        `expected this call to succeed; it is refused with ${codeName(twin.returned.errno)}, so what was changed was not the reason`,
      );
    }
  });
});

/** Whether the call that has to succeed was refused for FROM_PROTOCOL_INFO alone, which it gave three times. */
async function needsValues(
  world: ConformanceWorld,
  subject: Subject,
  amendment: Amendment,
): Promise<boolean> {
  const { af, type, protocol, ...others } = amendment.arguments(subject);
  if ([af, type, protocol].some((value) => value !== FROM_PROTOCOL_INFO)) return false;
  return !isRefused(await openSocket(world.provider, socketArguments(subject.entry, others)));
}

/** Whether the descriptor is one that WPUCreateSocketHandle gave in an earlier call: the page only asks for "prior to returning". */
function isFromStock({ descriptor }: ReturnedCall): boolean {
  return (
    descriptor?.from === 'WPUCreateSocketHandle' && !descriptor.closed && descriptor.holder === 'provider'
  );
}
