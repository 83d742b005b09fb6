import { Then } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { asksForRoles, attemptOf, expectAllowedRoles } from '../questions/attempt-of';
import { codeName, descriptorOf, isRefused, openSocket, returnOf } from '../questions/open-socket';
import { explicitTwin, leavesToTheEntry } from '../questions/plain-twin';
import {
  describeReadBack,
  differences,
  differencesFromAsked,
  readBack,
  type ReadBack,
} from '../questions/read-back';
import type { Subject } from '../support/subject';
import { Inconclusive, NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';

Then('the socket reads back as one of the entry', async function (this: ConformanceWorld) {
  await this.each((subject) => judgeReadBack(this, subject, (found) => differences(found, subject.entry)));
});

Then(
  'the socket reads back with the values that FROM_PROTOCOL_INFO stands for',
  async function (this: ConformanceWorld) {
    await this.each((subject) =>
      judgeReadBack(this, subject, (found) =>
        differencesFromAsked(found, subject.entry, attemptOf(subject).arguments),
      ),
    );
  },
);

async function judgeReadBack(
  world: ConformanceWorld,
  subject: Subject,
  compare: (found: ReadBack) => readonly string[],
): Promise<void> {
  const { call } = attemptOf(subject);
  expectAllowedRoles(subject);
  if (isRefused(call)) {
    if (asksForRoles(subject))
      throw new NotApplicable('the entry has no socket with these roles (see MPT-6)');
    throw new Inconclusive(`the call was refused with ${codeName(call.returned.errno)}`);
  }
  const found = await readBack(world.provider, descriptorOf(call));
  if (!found.known) throw new Inconclusive('the provider calls the descriptor no socket (see SOCK-2)');
  if (found.types.length === 0 && found.af === undefined) {
    throw new Inconclusive('the provider offers neither SO_TYPE nor SO_PROTOCOL_INFOW');
  }
  world.fact(returnOf(call), `reads back as ${describeReadBack(found)}`);
  const wrong = compare(found);
  if (wrong.length > 0 && leavesToTheEntry(subject)) {
    const twin = await openSocket(world.provider, explicitTwin(subject));
    const plain = isRefused(twin) ? undefined : await readBack(world.provider, descriptorOf(twin));
    if (plain?.known === true && differences(plain, subject.entry).length > 0) {
      throw new Inconclusive(
        `a socket asked for with the entry's own values reads back as ${describeReadBack(plain)} (see SOCK-3)`,
      );
    }
  }
  if (wrong.length > 0) throw new AssertionError(`the socket reads back with ${wrong.join(', ')}`);
}

Then(
  'the structure behind lpProtocolInfo is byte for byte what it was',
  async function (this: ConformanceWorld) {
    await this.each((subject) => {
      const { call, arguments: given } = attemptOf(subject);
      const after = call.returned.in?.lpProtocolInfo ?? null;
      if (after === null) throw new Inconclusive('the adapter did not show the structure after this call');
      const changed = Buffer.from(given.lpProtocolInfo, 'hex').findIndex(
        (byte, offset) => byte !== Buffer.from(after.slice(2 * offset, 2 * offset + 2), 'hex')[0],
      );
      this.fact(returnOf(call), changed < 0 ? '628 bytes unchanged' : `byte ${String(changed)} changed`);
      if (after !== given.lpProtocolInfo) {
        throw new AssertionError(
          `expected the structure behind lpProtocolInfo unchanged; it differs from byte ${String(changed)} on`,
        );
      }
    });
  },
);
