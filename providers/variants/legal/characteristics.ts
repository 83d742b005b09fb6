import { SERVICE_FLAGS, SOCKET_TYPES } from '../../contract/constants/constants';
import type { ReferenceOptions } from '../../reference/reference';
import { around, remembering } from '../changes/around';
import { descriptorOf, failure } from '../changes/transfer';
import { buffersOf } from '../../reference/read-arguments';
import { legal } from '../variant';

const { XP1_GUARANTEED_DELIVERY, XP1_GUARANTEED_ORDER, XP1_PSEUDO_STREAM, XP1_UNI_RECV, XP1_UNI_SEND } =
  SERVICE_FLAGS;
const MESSAGES = SOCKET_TYPES.SOCK_SEQPACKET;

let messages = 0;

/** Other characteristics for the entries of one type. */
function ofType(type: number, changed: (flags: number) => number): NonNullable<ReferenceOptions['entry']> {
  return (entry) =>
    entry.iSocketType === type ? { ...entry, dwServiceFlags1: changed(entry.dwServiceFlags1) } : entry;
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
        transmit: ({ entry }, data) => {
          if (entry.iSocketType !== MESSAGES) return [data];
          messages += 1;
          return messages % 2 === 0 ? [] : [data];
        },
      },
    },
  }),
  legal({
    id: 'client-only-sends',
    title: 'Connections carry data one way, from the socket that has connected (XP1_UNI_SEND).',
    shape: 'one-entry',
    overrides: {
      entry: ofType(SOCKET_TYPES.SOCK_STREAM, (flags) => flags | XP1_UNI_SEND),
      wrap: remembering(() => new Set<unknown>(), {
        WSPAccept: async ({ memory, proceed }) => {
          const accepted = await proceed();
          memory.add(accepted.result);
          return accepted;
        },
        WSPSend: (call) => (call.memory.has(call.args['s']) ? failure('WSAEOPNOTSUPP') : call.proceed()),
        WSPRecv: (call) => (call.memory.has(call.args['s']) ? call.proceed() : failure('WSAEOPNOTSUPP')),
      }),
    },
  }),
  legal({
    id: 'client-only-receives',
    title: 'Connections carry data one way, to the socket that has connected (XP1_UNI_RECV).',
    shape: 'one-entry',
    overrides: {
      entry: ofType(SOCKET_TYPES.SOCK_STREAM, (flags) => flags | XP1_UNI_RECV),
      wrap: remembering(() => new Set<unknown>(), {
        WSPAccept: async ({ memory, proceed }) => {
          const accepted = await proceed();
          memory.add(accepted.result);
          return accepted;
        },
        WSPSend: (call) => (call.memory.has(call.args['s']) ? call.proceed() : failure('WSAEOPNOTSUPP')),
        WSPRecv: (call) => (call.memory.has(call.args['s']) ? failure('WSAEOPNOTSUPP') : call.proceed()),
      }),
    },
  }),
];
