import { SERVICE_FLAGS, SOCKET_TYPES } from '../../contract/constants/constants';
import type { ReferenceOptions } from '../../reference/reference';
import type { Endpoint } from '../../reference/socket/endpoint';
import { around, remembering, type Body } from '../changes/around';
import { descriptorOf, failure } from '../changes/transfer';
import { buffersOf } from '../../reference/read-arguments';
import { legal, type LegalVariant } from '../variant';

const { XP1_GUARANTEED_DELIVERY, XP1_GUARANTEED_ORDER, XP1_PSEUDO_STREAM, XP1_UNI_RECV, XP1_UNI_SEND } =
  SERVICE_FLAGS;
const MESSAGES = SOCKET_TYPES.SOCK_SEQPACKET;

/** How many messages a socket has sent. */
const sentBy = new WeakMap<Endpoint, number>();

/** Other characteristics for the entries of one type. */
function ofType(type: number, changed: (flags: number) => number): NonNullable<ReferenceOptions['entry']> {
  return (entry) =>
    entry.iSocketType === type ? { ...entry, dwServiceFlags1: changed(entry.dwServiceFlags1) } : entry;
}

/** @param ofClient what the socket that has connected can do; the one that was accepted can do the other */
function oneWay(
  named: Pick<LegalVariant, 'id' | 'title'>,
  flag: number,
  ofClient: 'WSPSend' | 'WSPRecv',
): LegalVariant {
  const refusing =
    (isOfClient: boolean): Body<Set<unknown>> =>
    (call) =>
      call.memory.has(call.args['s']) === isOfClient ? failure('WSAEOPNOTSUPP') : call.proceed();
  return legal({
    ...named,
    shape: 'one-entry',
    overrides: {
      entry: ofType(SOCKET_TYPES.SOCK_STREAM, (flags) => flags | flag),
      wrap: remembering(() => new Set<unknown>(), {
        WSPAccept: async ({ memory, proceed }) => {
          const accepted = await proceed();
          memory.add(accepted.result);
          return accepted;
        },
        WSPSend: refusing(ofClient === 'WSPSend'),
        WSPRecv: refusing(ofClient === 'WSPRecv'),
      }),
    },
  });
}

/** What the entries of a provider may promise, and what they need not. */
export const CHARACTERISTICS = [
  legal({
    id: 'messages-read-as-a-stream',
    title:
      'Messages of a connection have a longest length, and are read without boundaries (XP1_PSEUDO_STREAM).',
    shape: '',
    overrides: {
      entry: ofType(MESSAGES, (flags) => flags | XP1_PSEUDO_STREAM),
      wrap: around({
        WSPSend: (call) => {
          const entry = descriptorOf(call)?.endpoint.entry;
          const length = buffersOf(call.args, 'lpBuffers').join('').length / 2;
          return entry?.iSocketType === MESSAGES && length > entry.dwMessageSize
            ? failure('WSAEMSGSIZE')
            : call.proceed();
        },
      }),
    },
  }),
  legal({
    id: 'connection-that-loses-messages',
    title:
      'An entry for messages over a connection guarantees neither delivery nor order; every second is lost.',
    shape: '',
    overrides: {
      entry: ofType(MESSAGES, (flags) => flags & ~XP1_GUARANTEED_DELIVERY & ~XP1_GUARANTEED_ORDER),
      behaviour: {
        transmit: (sender, data) => {
          if (sender.entry.iSocketType !== MESSAGES) return [data];
          const before = sentBy.get(sender) ?? 0;
          sentBy.set(sender, before + 1);
          return before % 2 === 0 ? [data] : [];
        },
      },
    },
  }),
  oneWay(
    {
      id: 'client-only-sends',
      title: 'Connections carry data one way, from the socket that has connected (XP1_UNI_SEND).',
    },
    XP1_UNI_SEND,
    'WSPSend',
  ),
  oneWay(
    {
      id: 'client-only-receives',
      title: 'Connections carry data one way, to the socket that has connected (XP1_UNI_RECV).',
    },
    XP1_UNI_RECV,
    'WSPRecv',
  ),
];
