import type { Bytes } from '../../contract/json';
import { decodeProtocolInfo, encodeProtocolInfo } from '../../contract/structures/protocol-info';
import { textOf } from '../../reference/read-arguments';
import { around, remembering } from '../changes/around';
import { givenEntry, isForFurther } from '../changes/new-socket';
import { isRefusal, refusal } from '../changes/results';
import { failure } from '../changes/transfer';
import { legal } from '../variant';

/** The mark of WSPDuplicateSocket, as a text instead of a number. */
const MARK = /^shared socket (\d+)$/;

/** The structure as the reference knows it, with the mark in dwProviderReserved. */
function withOwnMark(structure: Bytes): Bytes {
  const info = decodeProtocolInfo(structure);
  const [, mark] = MARK.exec(info.szProtocol) ?? [];
  return mark === undefined ? structure : encodeProtocolInfo({ ...info, dwProviderReserved: Number(mark) });
}

/** What a provider may do about shared sockets. */
export const SHARED_SOCKETS = [
  legal({
    id: 'structure-of-a-duplicate-is-good-once',
    title: 'A structure of WSPDuplicateSocket makes one descriptor; a second call with it is refused.',
    shape: '',
    overrides: {
      wrap: remembering(() => new Set<number>(), {
        WSPSocket: async (call) => {
          const { dwProviderReserved } = givenEntry(call);
          if (call.memory.has(dwProviderReserved)) return refusal('WSAEINVAL');
          const made = await call.proceed();
          if (isForFurther(call) && !isRefusal(made)) call.memory.add(dwProviderReserved);
          return made;
        },
      }),
    },
  }),
  legal({
    id: 'structure-of-a-duplicate-keeps-the-socket',
    title:
      'A socket lives on, and so does its group, while nobody has used a structure that WSPDuplicateSocket made of it.',
    shape: '',
    overrides: { behaviour: { staysWhileOffered: () => true } },
  }),
  legal({
    id: 'mark-of-a-duplicate-in-szprotocol',
    title: 'WSPDuplicateSocket leaves its mark in szProtocol, and dwProviderReserved is zero.',
    shape: '',
    overrides: {
      wrap: around({
        WSPDuplicateSocket: async ({ proceed }) => {
          const made = await proceed();
          const { lpProtocolInfo } = made.out;
          if (typeof lpProtocolInfo !== 'string') return made;
          const info = decodeProtocolInfo(lpProtocolInfo);
          const szProtocol = `shared socket ${String(info.dwProviderReserved)}`;
          return {
            ...made,
            out: { lpProtocolInfo: encodeProtocolInfo({ ...info, szProtocol, dwProviderReserved: 0 }) },
          };
        },
        WSPSocket: ({ args, proceed }) =>
          proceed({ args: { ...args, lpProtocolInfo: withOwnMark(textOf(args, 'lpProtocolInfo')) } }),
      }),
    },
  }),
  legal({
    id: 'sockets-shared-within-a-process-only',
    title: 'WSPDuplicateSocket is refused for any process but the one that calls it.',
    shape: '',
    overrides: {
      wrap: around({
        WSPDuplicateSocket: ({ args, process, proceed }) =>
          Number(args['dwProcessId']) === process.processId ? proceed() : failure('WSAEINVAL'),
      }),
    },
  }),
  legal({
    id: 'sockets-shared-with-other-processes-only',
    title: 'WSPDuplicateSocket is refused for the process that calls it.',
    shape: '',
    overrides: {
      wrap: around({
        WSPDuplicateSocket: ({ args, process, proceed }) =>
          Number(args['dwProcessId']) === process.processId ? failure('WSAEINVAL') : proceed(),
      }),
    },
  }),
];
