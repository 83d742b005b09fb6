import { blockWithHook, hasCalledHook, NO_HOOK, type InHook } from '../questions/block-with-hook';
import { NotApplicable } from '../support/verdicts';
import { BLOCKING } from './blocking';
import type { Situation } from './situation';

/** The ways for the hook to end the call that it is called by. */
const CANCELLATIONS = {
  WSPCancelBlockingCall: {
    then: { do: 'call', function: 'WSPCancelBlockingCall', arguments: {} },
    cancels: true,
  },
  'returning FALSE': { then: { do: 'answer', result: 0 }, cancels: true },
} as const satisfies { readonly [phrase: string]: InHook };

const cancelled =
  (name: keyof typeof BLOCKING, how: keyof typeof CANCELLATIONS): Situation =>
  async (world, subject) => {
    const call = await blockWithHook(world, await BLOCKING[name](world, subject), CANCELLATIONS[how]);
    if (!hasCalledHook(call)) throw new NotApplicable(NO_HOOK);
  };

const TRIED = [
  ['WSPRecv', 'WSPCancelBlockingCall'],
  ['WSPRecv', 'returning FALSE'],
  ['WSPSend', 'WSPCancelBlockingCall'],
  ['WSPAccept', 'WSPCancelBlockingCall'],
  ['WSPAccept', 'returning FALSE'],
  ['WSPRecvFrom', 'returning FALSE'],
] as const;

/** Blocking calls that the client has cancelled. */
export const BLOCKING_SITUATIONS: { readonly [phrase: string]: Situation } = Object.fromEntries(
  TRIED.map(([name, how]) => [
    `${name} has been cancelled from inside the blocking hook by ${how}`,
    cancelled(name, how),
  ]),
);
