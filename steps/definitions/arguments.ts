import { Then } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { ERROR_CODES } from '../../providers/contract/constants/constants';
import { attemptOf } from '../questions/attempt-of';
import { judgeUnsupported } from '../questions/judge-unsupported';
import { codeName, descriptorOf, isRefused, openSocket, returnOf } from '../questions/open-socket';
import { explicitTwin } from '../questions/plain-twin';
import type { Subject } from '../support/subject';
import { describeReadBack, differences, readBack } from '../questions/read-back';
import type { ArgumentName } from '../questions/unsupported-values';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';

const WORD: { readonly [name in ArgumentName]: string } = {
  af: 'family',
  type: 'type',
  protocol: 'protocol',
};

/** Codes of a state that the provider is in, whatever the arguments are. */
const NOT_OF_ARGUMENTS: readonly (number | null)[] = [
  ERROR_CODES.WSA_NOT_ENOUGH_MEMORY,
  ERROR_CODES.WSAEINTR,
  ERROR_CODES.WSAEACCES,
  ERROR_CODES.WSAEMFILE,
  ERROR_CODES.WSAEWOULDBLOCK,
  ERROR_CODES.WSAEINPROGRESS,
  ERROR_CODES.WSAENETDOWN,
  ERROR_CODES.WSAENETUNREACH,
  ERROR_CODES.WSAENETRESET,
  ERROR_CODES.WSAENOBUFS,
  ERROR_CODES.WSAETIMEDOUT,
  ERROR_CODES.WSAEPROCLIM,
  ERROR_CODES.WSAEUSERS,
  ERROR_CODES.WSAEDQUOT,
  ERROR_CODES.WSASYSNOTREADY,
  ERROR_CODES.WSANOTINITIALISED,
  ERROR_CODES.WSAEPROVIDERFAILEDINIT,
  ERROR_CODES.WSASYSCALLFAILURE,
];

Then(
  'the provider heeds or ignores the {argument}, as it declared',
  async function (this: ConformanceWorld, argument: ArgumentName) {
    const declared = this.run.session.provider.ics.heeds?.[argument];
    const word = WORD[argument];
    await this.each(async (subject) => {
      const treatment = await judgeUnsupported(this, subject, argument);
      if (treatment.is === 'unknown') throw new Inconclusive(treatment.reason);
      if (treatment.is === 'neither') {
        throw new Inconclusive(
          `the provider neither refused nor ignored the ${word}: it gave ${treatment.found}`,
        );
      }
      if (treatment.is === 'refused' && NOT_OF_ARGUMENTS.includes(treatment.errno)) {
        throw new Inconclusive(
          `the refusal carries ${codeName(treatment.errno)}, which is not about the ${word}: whether it is heeded cannot be told`,
        );
      }
      const heeds = treatment.is !== 'ignored';
      this.chose(`${heeds ? 'heeds' : 'ignores'} the ${word}`, subject);
      if (declared === undefined || declared === heeds) return;
      throw new AssertionError(
        declared
          ? `expected a refusal, since the statement says that the provider heeds the ${word}; it ignored it`
          : `expected a socket of the entry, since the statement says that the provider ignores the ${word}; ${treatment.is === 'refused' ? `it refused with ${codeName(treatment.errno)}` : 'it took the value'}`,
      );
    });
  },
);

Then(
  'the {argument} is refused with {codes}, or it is ignored',
  async function (this: ConformanceWorld, argument: ArgumentName, codes: readonly number[]) {
    const declared = this.run.session.provider.ics.heeds?.[argument];
    const word = WORD[argument];
    await this.each(async (subject) => {
      const treatment = await judgeUnsupported(this, subject, argument);
      switch (treatment.is) {
        case 'refused':
          if (!isOneOf(treatment.errno, codes)) await expectSupportedTwin(this, subject, argument);
          expectOneOf(treatment.errno, codes);
          if (codes.length > 1)
            this.chose(`${codeName(treatment.errno)} for an unsupported ${word}`, subject);
          return;
        case 'ignored':
          if (declared === true) {
            throw new AssertionError(
              `expected a refusal with ${codes.map(codeName).join(' or ')}, since the statement says that the provider heeds the ${word}; it ignored it`,
            );
          }
          this.chose(`ignores the ${word}`, subject);
          throw new NotApplicable(`the provider ignores the ${word}`);
        case 'unknown':
          throw new Inconclusive(treatment.reason);
        case 'taken':
        case 'neither':
          throw new AssertionError(
            `expected a refusal with ${codes.map(codeName).join(' or ')}, or a socket of the entry; got ${treatment.found}`,
          );
      }
    });
  },
);

Then('a refusal carries {codes}', async function (this: ConformanceWorld, codes: readonly number[]) {
  await this.each((subject) => {
    const { call } = attemptOf(subject);
    if (!isRefused(call)) {
      this.chose('accepts the combination', subject);
      throw new NotApplicable('the provider accepts the combination');
    }
    const { errno } = call.returned;
    this.fact(returnOf(call), `INVALID_SOCKET, ${codeName(errno)}`);
    expectOneOf(errno, codes);
    if (codes.length > 1) this.chose(codeName(errno), subject);
  });
});

Then(
  'what the provider makes of the {argument} is recorded',
  async function (this: ConformanceWorld, argument: ArgumentName) {
    await this.each(async (subject) => {
      const { call, arguments: given } = attemptOf(subject);
      const offered = `${WORD[argument]} ${String(given[argument])}`;
      if (isRefused(call)) {
        this.fact(returnOf(call), `INVALID_SOCKET, ${codeName(call.returned.errno)}`);
        this.chose(`refuses ${offered} with ${codeName(call.returned.errno)}`, subject);
        return;
      }
      const found = await readBack(this.provider, descriptorOf(call));
      this.fact(returnOf(call), `a descriptor; it reads back as ${describeReadBack(found)}`);
      const taken = differences(found, subject.entry).length === 0;
      this.chose(
        `takes ${offered} ${taken ? "for the entry's own" : 'for something else than the entry says'}`,
        subject,
      );
    });
  },
);

/**
 * A code is judged only where the one argument is the reason for the refusal.
 * @throws Inconclusive where the same call with the entry's own value is refused alike
 */
async function expectSupportedTwin(
  world: ConformanceWorld,
  subject: Subject,
  argument: ArgumentName,
): Promise<void> {
  const { arguments: given, call } = attemptOf(subject);
  const twin = await openSocket(world.provider, { ...given, [argument]: explicitTwin(subject)[argument] });
  if (!isRefused(twin) || twin.returned.errno !== call.returned.errno) return;
  throw new Inconclusive(
    `the same call with the entry's own ${WORD[argument]} is refused with ${codeName(call.returned.errno)} too`,
  );
}

function isOneOf(errno: number | null, codes: readonly number[]): boolean {
  return errno !== null && codes.includes(errno);
}

function expectOneOf(errno: number | null, codes: readonly number[]): void {
  if (!isOneOf(errno, codes)) {
    throw new AssertionError(
      `expected INVALID_SOCKET with ${codes.map(codeName).join(' or ')}, got ${codeName(errno)}`,
    );
  }
}
