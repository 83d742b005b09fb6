import { SOCKET_FLAGS } from '../../contract/constants/constants';
import { isBase } from '../../contract/structures/entry-traits';
import { decodeProtocolInfo, encodeProtocolInfo } from '../../contract/structures/protocol-info';
import { AS_FILE_SYSTEM } from '../changes/as-file-system';
import { legal } from '../variant';

/** What a layered provider may do. */
export const LAYERS = [
  legal({
    id: 'layer-as-it-should-be',
    title: 'A layered provider that hands everything on.',
    layer: {},
  }),
  legal({
    id: 'layer-that-is-a-file-system',
    title: 'The layer has file handles, and has those of the next layer modified.',
    layer: { describe: AS_FILE_SYSTEM },
  }),
  legal({
    id: 'layer-asks-for-overlapped-sockets',
    title: 'The layer adds WSA_FLAG_OVERLAPPED to dwFlags on the way down.',
    layer: { behaviour: { flagsForNext: (dwFlags) => dwFlags | SOCKET_FLAGS.WSA_FLAG_OVERLAPPED } },
  }),
  legal({
    id: 'layer-tries-again',
    title: 'The layer makes a call to the next layer once more, where it failed.',
    layer: { behaviour: { afterLowerFailure: (_name, _failure, again) => again() } },
  }),
  legal({
    id: 'layer-tries-again-with-other-values',
    title:
      'A call that the base refuses is made once more, with its entry from the catalog as it stands there.',
    layer: {
      behaviour: {
        afterLowerFailure: (_name, _failure, again, { given, next }) =>
          again(isBase(next) ? encodeProtocolInfo(next) : given),
      },
    },
  }),
  legal({
    id: 'layer-fills-in-the-values',
    title:
      'The base gets its own entry, with family, type, protocol and dwProviderReserved of the structure given.',
    layer: {
      behaviour: {
        structureForBase: ({ given, next }) => {
          const { iAddressFamily, iSocketType, iProtocol, dwProviderReserved } = decodeProtocolInfo(given);
          return encodeProtocolInfo({ ...next, iAddressFamily, iSocketType, iProtocol, dwProviderReserved });
        },
        structureOfDuplicate: ({ written, chain }) => {
          const { dwProviderReserved } = decodeProtocolInfo(written);
          return encodeProtocolInfo({ ...chain, dwProviderReserved });
        },
      },
    },
  }),
  legal({
    id: 'layer-without-shared-sockets',
    title: 'The layer refuses WSPDuplicateSocket itself.',
    layer: {
      wrap: (functions) => ({
        ...functions,
        WSPDuplicateSocket: () => ({ result: -1, errno: 10_045, out: {} }),
      }),
    },
  }),
];
