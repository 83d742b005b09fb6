import { FROM_PROTOCOL_INFO } from '../../providers/contract/constants/constants';
import { protocolOf, type SocketArguments } from '../questions/open-socket';
import { prepared } from '../questions/endpoints';
import { attemptOf } from '../questions/attempt-of';
import type { Subject } from '../support/subject';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import { definePhrases } from './phrases';

/** What is different when a call that was refused is made once more and has to succeed (its minimal pair). */
export interface Amendment {
  /** Ends what stood in the way, once for all entries. */
  readonly before: (world: ConformanceWorld) => Promise<void> | void;
  /** The arguments of the second call. */
  readonly arguments: (subject: Subject) => SocketArguments;
}

function changing(change: (subject: Subject) => Partial<SocketArguments>): Amendment {
  return {
    before: () => undefined,
    arguments: (subject) => ({ ...attemptOf(subject).arguments, ...change(subject) }),
  };
}

function after(before: Amendment['before']): Amendment {
  return { before, arguments: (subject) => attemptOf(subject).arguments };
}

const upcallsWork = after((world) => {
  world.provider.script([]);
});

/** The entry's own values in place of a wildcard. */
function without(wildcard: number): Amendment {
  return changing((subject) => {
    const { af, type, protocol } = attemptOf(subject).arguments;
    const { entry } = subject;
    return {
      af: af === wildcard ? entry.iAddressFamily : af,
      type: type === wildcard ? entry.iSocketType : type,
      protocol: protocol === wildcard ? protocolOf(entry) : protocol,
    };
  });
}

/** Ends the state that a Given has brought about. */
async function endState(world: ConformanceWorld): Promise<void> {
  const { state } = world;
  if (state === undefined) throw new Error('no Given has brought a state about');
  const problem = await world.run.session.condition('clear', state.condition);
  world.induced.delete(state.condition);
  if (problem !== null) throw new Inconclusive(`"${state.condition}" could not be ended: ${problem}`);
}

/** Closes as many of the sockets that were opened before as there are calls to be made again. */
async function closeSome(world: ConformanceWorld): Promise<void> {
  const subjects = world.remaining();
  const open = subjects.flatMap(({ others }) => others);
  for (const s of open.slice(-subjects.length)) await prepared(world.provider, 'WSPCloseSocket', { s });
}

definePhrases<Amendment>('amendment', {
  "with only the family changed to the entry's": changing(({ entry }) => ({ af: entry.iAddressFamily })),
  "with only the type changed to the entry's": changing(({ entry }) => ({ type: entry.iSocketType })),
  "with only the protocol changed to the entry's": changing(({ entry }) => ({ protocol: protocolOf(entry) })),
  "with the entry's values in place of zero": without(0),
  "with the entry's values in place of FROM_PROTOCOL_INFO": without(FROM_PROTOCOL_INFO),
  'with only g changed to zero': changing(() => ({ g: 0 })),
  'without the flags': changing(({ dwFlags }) => ({ dwFlags })),
  'once some of the sockets are closed': after(closeSome),
  'after the hook': after(() => undefined),
  'after the state is over': after(endState),
  'once WPUCreateSocketHandle works again': upcallsWork,
  'once WPUModifyIFSHandle works again': upcallsWork,
});
