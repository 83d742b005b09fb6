import { SOCKET_FLAGS } from '../../contract/constants/constants';
import type { Arguments } from '../../contract/json';
import { chooseEntry } from '../../reference/behaviour/choose-entry';
import { numberOf } from '../../reference/read-arguments';
import { around } from '../changes/around';
import { disguised } from '../changes/disguise';
import { refusal } from '../changes/results';
import { faulty } from '../variant';

function withoutOverlapped(args: Arguments): number {
  return numberOf(args, 'dwFlags') & ~SOCKET_FLAGS.WSA_FLAG_OVERLAPPED;
}

/** Zero for the family or the type is not the wild card that it has to be. */
export const ZERO = [
  faulty({
    id: 'family-zero-refused',
    title: 'A family of zero is looked up in the table like any other, and not found.',
    breaks: ['ARG-4'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: ({ args, proceed }) => (args['af'] === 0 ? refusal('WSAEAFNOSUPPORT') : proceed()),
      }),
    },
  }),
  faulty({
    id: 'type-zero-refused',
    title: 'Zero is accepted for the family, but not for the type.',
    breaks: ['ARG-4'],
    shape: 'ifs',
    overrides: {
      wrap: around({
        WSPSocket: ({ args, proceed }) => (args['type'] === 0 ? refusal('WSAESOCKTNOSUPPORT') : proceed()),
      }),
    },
  }),
  faulty({
    id: 'both-zero-refused',
    title: 'Family and type may each be zero, but one of them has to say something.',
    breaks: ['ARG-4'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: ({ args, proceed }) =>
          args['af'] === 0 && args['type'] === 0 ? refusal('WSAEINVAL') : proceed(),
      }),
    },
  }),
  faulty({
    id: 'zero-forgets-the-overlapped-flag',
    title: 'Where the family is zero, the socket is made by a way on which WSA_FLAG_OVERLAPPED is lost.',
    breaks: ['FLAG-2'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: ({ args, proceed }) =>
          proceed({ args: args['af'] === 0 ? { ...args, dwFlags: withoutOverlapped(args) } : args }),
      }),
    },
  }),
  faulty({
    id: 'both-zero-make-the-first-entry',
    title:
      'Where family and type are zero, the first entry of the catalog is taken, whatever lpProtocolInfo is.',
    breaks: ['ARG-4', 'GRP-7', 'FLAG-2'],
    shape: '',
    overrides: {
      behaviour: {
        chooseEntry: (question) => {
          const { request, entries } = question;
          const [first] = entries;
          return request.af === 0 && request.type === 0 && first !== undefined
            ? { kind: 'chosen', entry: first, characteristics: first }
            : chooseEntry(question);
        },
      },
    },
  }),
  faulty({
    id: 'type-zero-reads-back-as-zero',
    title: 'The socket keeps the zero that was passed for the type, and SO_TYPE says so.',
    breaks: ['ARG-4', 'ARG-6'],
    shape: '',
    overrides: {
      wrap: disguised(
        () => null,
        ({ args }) =>
          () =>
            args['type'] === 0 ? { iSocketType: 0 } : undefined,
      ),
    },
  }),
  faulty({
    id: 'zero-refused-for-one-entry',
    title: 'One of the entries has a check of its own, which does not know zero for the type.',
    breaks: ['ARG-4'],
    shape: '',
    overrides: {
      behaviour: {
        chooseEntry: (question) => {
          const { request, codeFor } = question;
          return request.type === 0 && request.info.dwCatalogEntryId === 2005
            ? { kind: 'refusal', errno: codeFor('type') === 'WSAESOCKTNOSUPPORT' ? 10044 : 10022, out: {} }
            : chooseEntry(question);
        },
      },
    },
  }),
  faulty({
    id: 'zero-beside-from-protocol-info-refused',
    title: 'Zero and FROM_PROTOCOL_INFO are each known, but not the one beside the other.',
    breaks: ['ARG-4', 'ARG-5'],
    shape: 'no-raw',
    overrides: {
      wrap: around({
        WSPSocket: ({ args, proceed }) => {
          const values = [args['af'], args['type'], args['protocol']];
          return values.includes(0) && values.includes(-1) ? refusal('WSAEINVAL') : proceed();
        },
      }),
    },
  }),
];
