import type { Condition } from '../../contract/statement/statement';
import type { ReferenceOptions } from '../../reference/reference';
import { around, remembering } from '../changes/around';
import { isRefusedWith, refusal } from '../changes/results';
import { legal } from '../variant';

/** The statement of a provider that may create sockets in every state that can be brought about. */
const MAY_CREATE: NonNullable<ReferenceOptions['describe']> = (opened) => {
  const { ixit } = opened;
  const conditions = Object.fromEntries(
    Object.entries(ixit?.conditions ?? {}).map(([name, condition]): [string, Condition] => [
      name,
      condition.by === 'control' ? { ...condition, refusesCreation: false } : condition,
    ]),
  );
  return { ...opened, ixit: { ...ixit, conditions } };
};

const FEW_SOCKETS = 12;

/** What a provider may do while something is wrong around it. */
export const STATES = [
  legal({
    id: 'creates-sockets-in-every-state',
    title: 'A socket can be made while the network is down, and where there are no descriptors or buffers.',
    shape: '',
    overrides: { behaviour: { refusalWhileInduced: () => null }, describe: MAY_CREATE },
  }),
  legal({
    id: 'opens-more-sockets-than-it-says',
    title: 'The limit of descriptors in the statement is a cautious one, and more sockets can be open.',
    shape: 'no-limit',
    overrides: { describe: (opened) => ({ ...opened, ixit: { ...opened.ixit, descriptorLimit: 40 } }) },
  }),
  legal({
    id: 'room-for-twelve-sockets',
    title: 'A process can have twelve sockets open, and the statement says so.',
    shape: '',
    overrides: {
      behaviour: { refusalAtLimit: (open) => (open >= FEW_SOCKETS ? 'WSAEMFILE' : null) },
      describe: (opened) => ({ ...opened, ixit: { ...opened.ixit, descriptorLimit: FEW_SOCKETS } }),
    },
  }),
  legal({
    id: 'creates-sockets-inside-the-hook',
    title: 'WSPSocket works from inside the blocking hook.',
    shape: 'ifs',
    overrides: { behaviour: { refusalInsideHook: () => null } },
  }),
  legal({
    id: 'calls-no-blocking-hook',
    title: 'Blocking calls wait natively, and no blocking hook is ever called.',
    shape: 'no-blocking-hooks',
    overrides: {},
  }),
  legal({
    id: 'says-nothing-of-rare-conditions',
    title: 'The statement does not say how the rare conditions are brought about.',
    shape: 'open-conditions',
    overrides: {},
  }),
  legal({
    id: 'rare-conditions-cannot-arise',
    title: 'The statement says that none of the rare conditions can arise, and gives the reason.',
    shape: 'ifs,cannot-arise',
    overrides: {},
  }),
  legal({
    id: 'in-progress-on-every-thread',
    title: 'While one thread is in a blocking call, WSPSocket is refused on all others too.',
    shape: '',
    overrides: {
      wrap: remembering(() => ({ blocked: 0 }), {
        WSPRecv: async ({ memory, proceed }) => {
          memory.blocked += 1;
          try {
            return await proceed();
          } finally {
            memory.blocked -= 1;
          }
        },
        WSPSocket: ({ memory, proceed }) => (memory.blocked > 0 ? refusal('WSAEINPROGRESS') : proceed()),
      }),
    },
  }),
  legal({
    id: 'wsaemfile-without-buffers',
    title: 'Where WPUCreateSocketHandle fails for want of buffers, the call is refused with WSAEMFILE.',
    shape: 'open-conditions',
    overrides: {
      wrap: around({
        WSPSocket: async ({ proceed }) => {
          const result = await proceed();
          return isRefusedWith(result, 'WSAENOBUFS') ? refusal('WSAEMFILE') : result;
        },
      }),
    },
  }),
];
