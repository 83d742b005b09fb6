import type { ErrorName } from '../../contract/constants/constants';
import type { Unsupported } from '../../reference/behaviour/reference-behaviour';
import { CONFORMING_BEHAVIOUR } from '../../reference/behaviour/conforming-behaviour';
import { around, remembering } from '../changes/around';
import { inLaterProcesses } from '../changes/later-process';
import { givenEntry } from '../changes/new-socket';
import { isRefusal, isRefusedWith, refusal } from '../changes/results';
import { faulty, type DescribedFault, type FaultyVariant } from '../variant';

/** A provider with another code for one cause. */
function wrongCode(
  what: Unsupported,
  code: ErrorName,
  described: DescribedFault & { readonly shape?: string },
): FaultyVariant {
  return faulty({
    shape: '',
    ...described,
    overrides: {
      behaviour: {
        codeForUnsupported: (which) =>
          which === what ? code : CONFORMING_BEHAVIOUR.codeForUnsupported(which),
      },
    },
  });
}

/** A provider that says another code than the right one where one of the arguments is zero. */
function besideZero(
  described: DescribedFault,
  zero: 'af' | 'type',
  right: ErrorName,
  wrong: ErrorName,
): FaultyVariant {
  return faulty({
    ...described,
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ args, proceed }) => {
          const made = await proceed();
          return args[zero] === 0 && isRefusedWith(made, right) ? refusal(wrong) : made;
        },
      }),
    },
  });
}

/** Wrong codes for an unsupported family, type or protocol. */
export const ARGUMENT_CODES = [
  faulty({
    id: 'later-processes-get-another-code',
    title:
      'In a process that starts while another one uses the provider, every refusal of WSPSocket says WSAEFAULT.',
    breaks: ['ERR-2', 'ERR-6', 'ERR-7', 'ERR-8', 'ERR-9'],
    shape: '',
    overrides: {
      wrap: inLaterProcesses({
        WSPSocket: async ({ proceed }) => {
          const made = await proceed();
          return isRefusal(made) ? refusal('WSAEFAULT') : made;
        },
      }),
    },
  }),
  wrongCode('family', 'WSAEPFNOSUPPORT', {
    id: 'family-refused-with-wsaepfnosupport',
    title: 'An unsupported family is taken for an unsupported protocol family.',
    breaks: ['ERR-2', 'ERR-10'],
  }),
  wrongCode('type', 'WSAEINVAL', {
    id: 'type-refused-with-wsaeinval',
    title: 'An unsupported type is called an invalid parameter.',
    breaks: ['ERR-8', 'ERR-10'],
    // SOCK_RAW is then a type that exists and is not offered
    shape: 'no-raw',
  }),
  wrongCode('protocol', 'WSAEPROTOTYPE', {
    id: 'protocol-refused-with-wsaeprototype',
    title: 'An unknown protocol is called one of the wrong type.',
    breaks: ['ERR-6'],
  }),
  wrongCode('combination', 'WSAEPROTONOSUPPORT', {
    id: 'mismatch-refused-with-wsaeprotonosupport',
    title: 'A protocol that exists, but for another type, is called unsupported.',
    breaks: ['ERR-7'],
  }),
  faulty({
    id: 'type-of-another-family-refused-with-wsaeafnosupport',
    title: 'Where the type belongs to another family, the family is blamed.',
    breaks: ['ERR-8'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ args, process, proceed }) => {
          const result = await proceed();
          const isKnown = process.parts.entries.some(({ iSocketType }) => iSocketType === args['type']);
          return isKnown && isRefusedWith(result, 'WSAESOCKTNOSUPPORT') ? refusal('WSAEAFNOSUPPORT') : result;
        },
      }),
    },
  }),
  faulty({
    id: 'protocol-code-wrong-for-one-entry',
    title: 'One of the entries has a check of its own, which refuses an unsupported protocol with WSAEINVAL.',
    breaks: ['ERR-6'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async (call) => {
          const result = await call.proceed();
          const wrong = isRefusedWith(result, 'WSAEPROTONOSUPPORT') && givenEntry(call).iSocketType === 5;
          return wrong ? refusal('WSAEINVAL') : result;
        },
      }),
    },
  }),
  faulty({
    id: 'family-code-wrong-the-second-time',
    title: 'The first refusal of a family has the right code, every later one that of a table not reset.',
    breaks: ['ERR-2', 'ERR-10'],
    shape: '',
    overrides: {
      wrap: remembering(() => ({ refused: false }), {
        WSPSocket: async ({ memory, proceed }) => {
          const result = await proceed();
          if (!isRefusedWith(result, 'WSAEAFNOSUPPORT')) return result;
          const wrong = memory.refused;
          memory.refused = true;
          return wrong ? refusal('WSAEINVAL') : result;
        },
      }),
    },
  }),
  faulty({
    id: 'unassigned-family-refused-with-wsaeinval',
    title: 'A family beyond the table of known ones is called an invalid parameter.',
    breaks: ['ERR-2', 'ERR-10'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ args, proceed }) => {
          const result = await proceed();
          const isUnknown = Number(args['af']) > 40 && isRefusedWith(result, 'WSAEAFNOSUPPORT');
          return isUnknown ? refusal('WSAEINVAL') : result;
        },
      }),
    },
  }),
  faulty({
    id: 'two-wrong-values-refused-with-wsaeinval',
    title: 'Where more than one value is unsupported, no cause is named any more.',
    breaks: ['ERR-10'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ args, process, proceed }) => {
          const result = await proceed();
          const offered = process.parts.entries.map((entry) => [entry.iAddressFamily, entry.iSocketType]);
          const asked = [args['af'], args['type']];
          const strange = asked.filter(
            (value, index) => Number(value) > 0 && !offered.some((pair) => pair[index] === value),
          );
          const isRefused = result.errno !== null;
          const protocolIsStrange = Number(args['protocol']) > 255 || args['protocol'] === 1;
          return isRefused && strange.length + (protocolIsStrange ? 1 : 0) > 1
            ? refusal('WSAEINVAL')
            : result;
        },
      }),
    },
  }),
  besideZero(
    {
      id: 'type-beside-family-zero-as-wsaeafnosupport',
      title: 'Where the family is zero, no entry for the type is taken for no entry of the family.',
      breaks: ['ERR-8'],
    },
    'af',
    'WSAESOCKTNOSUPPORT',
    'WSAEAFNOSUPPORT',
  ),
  besideZero(
    {
      id: 'protocol-beside-type-zero-as-wsaeprototype',
      title: 'Where the type is zero, a protocol that no entry has is said to be of the wrong type.',
      breaks: ['ERR-6'],
    },
    'type',
    'WSAEPROTONOSUPPORT',
    'WSAEPROTOTYPE',
  ),
];
