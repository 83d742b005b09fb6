import { Then } from '@cucumber/cucumber';
import { AssertionError } from 'chai';
import { canReceive, isConnectionOriented } from '../../providers/contract/structures/entry-traits';
import { setNonBlocking } from '../questions/endpoints';
import { furtherOf } from '../questions/further-of';
import { codeName, returnOf } from '../questions/open-socket';
import { pairOf } from '../questions/pair-of';
import { setSomeOption, tellOption } from '../questions/some-option';
import { transferArguments } from '../questions/transfer';
import type { Subject } from '../support/subject';
import type { ConformanceWorld } from '../support/world';

Then(
  'what is set on the first descriptor holds for the further one',
  async function (this: ConformanceWorld) {
    await this.each(async (subject) => {
      await judgeOption(this, subject);
      if (canReceive(subject.entry)) await judgeBlocking(this, subject);
    });
  },
);

async function judgeOption(world: ConformanceWorld, subject: Subject): Promise<void> {
  const set = await setSomeOption(world.provider, pairOf(subject).client);
  if (set === undefined) {
    world.fact('returns of WSPSetSockOpt', 'no option that the tester knows can be turned on');
    return;
  }
  const { process, s } = furtherOf(subject);
  const told = await tellOption(process, s, set.option);
  world.fact('return of WSPGetSockOpt', `${set.option} ${told ?? 'not told'} on the further descriptor`);
  if (told !== set.value) {
    throw new AssertionError(
      `${set.option} was turned on through the first descriptor; the further one tells ${told ?? 'none'}`,
    );
  }
}

/** A socket that was told not to block does not; a call that does is judged by not returning. */
async function judgeBlocking(world: ConformanceWorld, subject: Subject): Promise<void> {
  const pair = pairOf(subject);
  await setNonBlocking(world.provider, pair.client);
  const { process, s } = furtherOf(subject);
  const name = isConnectionOriented(subject.entry) ? 'WSPRecv' : 'WSPRecvFrom';
  const call = await process.call(name, transferArguments(world, name, { ...pair, client: s }, null));
  world.fact(returnOf(call), call.returned.result === 0 ? 'done' : codeName(call.returned.errno));
}
