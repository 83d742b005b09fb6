import { Given, Then, When } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { attemptOf } from '../questions/attempt-of';
import { handedDown, lowerCalls, nextInChain } from '../questions/layer-calls';
import { LAYER_USES } from '../questions/layer-uses';
import { codeName, descriptorOf, isRefused, returnOf } from '../questions/open-socket';
import { expectRefusal } from '../questions/refusal';
import { expectWorking } from '../questions/layer-works';
import { NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import type { StructureCheck } from '../vocabulary/chain-structures';
import type { LayerFunction } from '../vocabulary/layer-functions';

Given(
  '{layerFunction} of the next layer always fails with {code}',
  function (this: ConformanceWorld, name: LayerFunction, errno: number) {
    this.provider.script([{ on: name, times: 'always', then: { do: 'fail', errno } }]);
  },
);

When(
  'the client uses {layerFunction} in the chain',
  async function (this: ConformanceWorld, name: LayerFunction) {
    await this.each((subject) => LAYER_USES[name](this, subject));
  },
);

Then('the next layer gets {chainStructure}', async function (this: ConformanceWorld, check: StructureCheck) {
  await this.each((subject) => {
    for (const handed of handedDown(this, subject)) {
      const { upcall } = handed.lower;
      const problem = check(handed);
      this.fact(
        `${upcall.function} of ${handed.next.szProtocol} (upcall ${String(upcall.id)})`,
        problem ?? 'lpProtocolInfo is as expected',
      );
      if (problem !== undefined) throw new AssertionError(`in ${upcall.function}, ${problem}`);
    }
  });
});

Then(
  'a failure of {layerFunction} leads to a refusal or to a socket that works',
  async function (this: ConformanceWorld, name: LayerFunction) {
    this.provider.script([]);
    await this.each(async (subject) => {
      const failed = lowerCalls(this, subject, name).some(({ lower }) => lower.answer.errno !== null);
      if (!failed) {
        throw new NotApplicable(`the layer did not call ${name} of ${nextInChain(this, subject).szProtocol}`);
      }
      const [startup] = subject.calls;
      if (startup?.call.function === 'WSPStartup' && startup.returned.result !== 0) {
        this.fact(returnOf(startup), codeName(Number(startup.returned.result)));
        this.chose('WSPStartup fails too', subject);
        return;
      }
      const { call } = attemptOf(subject);
      if (isRefused(call)) {
        expectRefusal(this, call);
        this.chose(`refuses with ${codeName(call.returned.errno)}`, subject);
      } else {
        await expectWorking(this, descriptorOf(call));
        this.chose('gives a socket that works all the same', subject);
      }
    });
  },
);
