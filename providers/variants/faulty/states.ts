import type { ErrorName } from '../../contract/constants/constants';
import type { ConditionName } from '../../contract/statement/statement';
import { CONFORMING_BEHAVIOUR } from '../../reference/behaviour/conforming-behaviour';
import { around, remembering } from '../changes/around';
import { isRefusal, isRefusedWith, refusal, withCode } from '../changes/results';
import { asksForRole } from '../changes/flags';
import { faulty, type DescribedFault, type FaultyVariant } from '../variant';

/** ERROR_NOT_ENOUGH_MEMORY of the system, which is WSA_NOT_ENOUGH_MEMORY too, but not what the page names. */
const NOT_ENOUGH_MEMORY = 8;

/** A provider that gives another code, or none, while a condition holds. */
function answering(
  condition: ConditionName,
  code: ErrorName | null,
  described: DescribedFault,
): FaultyVariant {
  return faulty({
    ...described,
    shape: '',
    overrides: {
      behaviour: {
        refusalWhileInduced: (which) =>
          which === condition ? code : CONFORMING_BEHAVIOUR.refusalWhileInduced(which),
      },
    },
  });
}

/** WSPSocket while something is wrong around the provider. */
export const STATES = [
  answering('network-down', 'WSAENETUNREACH', {
    id: 'network-down-as-wsaenetunreach',
    title: 'A failed network subsystem is reported as a network that cannot be reached.',
    breaks: ['ERR-1'],
  }),
  answering('no-descriptors', 'WSAENOBUFS', {
    id: 'no-descriptors-as-wsaenobufs',
    title: 'A lack of descriptors is reported as a lack of buffers.',
    breaks: ['ERR-4'],
  }),
  answering('no-buffers', 'WSA_NOT_ENOUGH_MEMORY', {
    id: 'no-buffers-as-wsa-not-enough-memory',
    title: 'A lack of buffers is reported with the code of the system’s allocator.',
    breaks: ['ERR-5'],
  }),
  answering('network-down', null, {
    id: 'creates-while-the-network-is-down-against-its-word',
    title: 'The statement says that no socket can be made while the network is down; one can.',
    breaks: ['ERR-1'],
  }),
  answering('no-descriptors', null, {
    id: 'creates-without-descriptors-against-its-word',
    title: 'The statement says that no socket can be made while there are no descriptors; one can.',
    breaks: ['ERR-4'],
  }),
  answering('no-buffers', null, {
    id: 'creates-without-buffers-against-its-word',
    title: 'The statement says that no socket can be made while there are no buffers; one can.',
    breaks: ['ERR-5'],
  }),
  faulty({
    id: 'network-down-for-good',
    title: 'Once the network was found to be down, nobody looks again until the next WSPStartup.',
    breaks: ['SOCK-5', 'ERR-1'],
    shape: '',
    overrides: {
      wrap: remembering(() => ({ down: false }), {
        WSPSocket: async ({ memory, process, proceed }) => {
          if (memory.down) return refusal('WSAENETDOWN');
          const result = await proceed();
          memory.down = process.network.isInduced('network-down') && isRefusal(result);
          return result;
        },
      }),
    },
  }),
  faulty({
    id: 'wsaenetdown-that-cannot-arise',
    title: 'The statement says that the network cannot be down; wrong flags are refused as if it were.',
    breaks: ['ERR-1'],
    shape: 'cannot-arise',
    overrides: {
      wrap: around({
        WSPSocket: async ({ args, proceed }) => {
          const result = await proceed();
          return asksForRole({ args }) && isRefusal(result) ? refusal('WSAENETDOWN') : result;
        },
      }),
    },
  }),
  faulty({
    id: 'upcall-without-buffers-as-wsa-not-enough-memory',
    title: 'WSAENOBUFS of WPUCreateSocketHandle is handed on as the code of the system’s allocator.',
    breaks: ['ERR-5'],
    shape: 'open-conditions',
    overrides: {
      wrap: around({
        WSPSocket: async ({ proceed }) => {
          const result = await proceed();
          return isRefusedWith(result, 'WSAENOBUFS') ? withCode(result, NOT_ENOUGH_MEMORY) : result;
        },
      }),
    },
  }),
  faulty({
    id: 'network-down-is-looked-at-after-g',
    title: 'While the network is down no group can be made, and such a call is refused as not valid.',
    breaks: ['ERR-1'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: ({ args, process, proceed }) =>
          args['g'] !== 0 && process.network.isInduced('network-down') ? refusal('WSAEINVAL') : proceed(),
      }),
    },
  }),
];
