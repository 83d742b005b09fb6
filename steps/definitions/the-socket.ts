import { Then } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { attemptOf } from '../questions/attempt-of';
import { codeName, descriptorOf, isRefused, returnOf } from '../questions/open-socket';
import { describeReadBack, differences, readBack } from '../questions/read-back';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';

Then('the socket reads back as one of the entry', async function (this: ConformanceWorld) {
  await this.each(async (subject) => {
    const { call } = attemptOf(subject);
    if (isRefused(call)) {
      throw new Inconclusive(`the call was refused with ${codeName(call.returned.errno)}`);
    }
    const found = await readBack(this.provider, descriptorOf(call));
    if (!found.known) throw new Inconclusive('the provider calls the descriptor no socket (see SOCK-2)');
    if (found.types.length === 0 && found.af === undefined) {
      throw new Inconclusive('the provider offers neither SO_TYPE nor SO_PROTOCOL_INFOW');
    }
    this.fact(returnOf(call), `reads back as ${describeReadBack(found)}`);
    const wrong = differences(found, subject.entry);
    if (wrong.length > 0) throw new AssertionError(`the socket reads back with ${wrong.join(', ')}`);
  });
});

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
