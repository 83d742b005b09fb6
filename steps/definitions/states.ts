import { Given, Then, When } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { ERROR_CODES } from '../../providers/contract/constants/constants';
import type { ConditionName } from '../../providers/contract/statement/statement';
import { attemptOf } from '../questions/attempt-of';
import { blockWithHook, NO_HOOK, type InHook } from '../questions/block-with-hook';
import { whereGiven } from '../questions/codes-given';
import { codeName, isRefused, returnOf, socketArguments } from '../questions/open-socket';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { Blocking } from '../vocabulary/blocking';
import type { DescriptorUpcall } from '../vocabulary/upcalls';

/** Which code belongs to which state. */
const CODES: { readonly [name in ConditionName]?: number } = {
  'network-down': ERROR_CODES.WSAENETDOWN,
  'no-descriptors': ERROR_CODES.WSAEMFILE,
  'no-buffers': ERROR_CODES.WSAENOBUFS,
};

Given('{condition}', async function (this: ConformanceWorld, condition: ConditionName) {
  const { session } = this.run;
  const how = session.provider.ixit.conditions[condition];
  if (how === undefined) throw new Inconclusive(`the IXIT does not say how "${condition}" is brought about`);
  if (how.by === 'cannot-arise') {
    const code = CODES[condition];
    const where = code === undefined ? undefined : whereGiven(session, code);
    if (where === undefined) throw new NotApplicable(`the supplier says that it cannot arise: ${how.reason}`);
    throw new AssertionError(
      `the supplier says that "${condition}" cannot arise, but WSPSocket gave ${codeName(code ?? null)} in "${where}"`,
    );
  }
  await bringAbout(this, condition, how.refusesCreation);
});

Given(
  '{condition}, where that can be brought about',
  async function (this: ConformanceWorld, condition: ConditionName) {
    const how = this.run.session.provider.ixit.conditions[condition];
    // what its own rule leaves open or rules out is not asked for again by others
    if (how === undefined || how.by === 'cannot-arise') {
      throw new NotApplicable(`the IXIT brings "${condition}" about in no way`);
    }
    await bringAbout(this, condition, how.refusesCreation);
  },
);

async function bringAbout(
  world: ConformanceWorld,
  condition: ConditionName,
  refusesCreation = false,
): Promise<void> {
  world.induced.add(condition);
  const problem = await world.run.session.condition('induce', condition);
  if (problem !== null) throw new Inconclusive(`"${condition}" could not be brought about: ${problem}`);
  world.state = { condition, refusesCreation };
}

Then(
  'the call is refused with {code}, where the state refuses it',
  async function (this: ConformanceWorld, code: number) {
    await this.each((subject) => {
      const { call } = attemptOf(subject);
      const { errno } = call.returned;
      this.fact(returnOf(call), isRefused(call) ? codeName(errno) : 'a descriptor');
      if (!isRefused(call)) {
        if (this.state?.refusesCreation === true) {
          throw new AssertionError(
            `expected a refusal with ${codeName(code)}, since the IXIT says that the state refuses it; got a descriptor`,
          );
        }
        this.chose('creates sockets in this state', subject);
        throw new NotApplicable('the provider creates sockets in this state');
      }
      if (errno !== code) throw new AssertionError(`expected ${codeName(code)}, got ${codeName(errno)}`);
    });
  },
);

Then(
  'the refusal for want of {upcall} carries {code}, or leaves this open',
  async function (this: ConformanceWorld, upcall: DescriptorUpcall, code: number) {
    await this.each((subject) => {
      const { call } = attemptOf(subject);
      const { errno } = call.returned;
      if (!call.upcalls.some((made) => made.upcall.function === upcall)) {
        throw new NotApplicable(`the provider did not call ${upcall} in this call`);
      }
      if (!isRefused(call)) throw new Inconclusive('the call was not refused (see DESC-6)');
      this.fact(returnOf(call), codeName(errno));
      if (errno === code) return;
      // READING, "Descriptors and upcalls": the page calls WSAENOBUFS "cannot be created", WSAEMFILE is near to it
      if (code === ERROR_CODES.WSAENOBUFS && errno !== ERROR_CODES.WSAEMFILE) {
        throw new AssertionError(`expected ${codeName(code)}, got ${codeName(errno)}`);
      }
      throw new Inconclusive(`the upcall failed with ${codeName(code)}, the call with ${codeName(errno)}`);
    });
  },
);

When(
  'the client blocks in {blocking}, and opens a socket from inside the blocking hook',
  async function (this: ConformanceWorld, blocking: Blocking) {
    await this.each(async (subject) => {
      const args = socketArguments(subject.entry);
      const opening = { do: 'call', function: 'WSPSocket', arguments: { ...args } } as const;
      const inHook: InHook = { then: opening, cancels: false };
      const outer = await blockWithHook(this, await blocking(this, subject), inHook);
      const [inner] = this.provider.nestedIn(outer);
      if (inner === undefined) throw new NotApplicable(NO_HOOK);
      subject.attempt = { arguments: args, call: inner };
    });
  },
);

Then(
  'the call inside the hook, if it is refused, carries WSAEINPROGRESS',
  async function (this: ConformanceWorld) {
    await this.each((subject) => {
      const { call } = attemptOf(subject);
      const { errno } = call.returned;
      this.fact(returnOf(call), isRefused(call) ? codeName(errno) : 'a descriptor');
      if (!isRefused(call)) {
        this.chose('creates sockets inside a blocking hook', subject);
        throw new NotApplicable('the provider creates sockets inside a blocking hook');
      }
      if (errno !== ERROR_CODES.WSAEINPROGRESS) {
        throw new AssertionError(`expected WSAEINPROGRESS, got ${codeName(errno)}`);
      }
    });
  },
);
