import { ERROR_CODES, INVALID_SOCKET, SOCKET_FLAGS } from '../../contract/constants/constants';
import type { Json } from '../../contract/json';
import type { SpiFunction } from '../../contract/service-provider/service-provider';
import { isBase } from '../../contract/structures/entry-traits';
import { decodeProtocolInfo, encodeProtocolInfo } from '../../contract/structures/protocol-info';
import type { LayeredOptions } from '../../layered/layered';
import { textOf } from '../../reference/read-arguments';
import { AS_FILE_SYSTEM } from '../changes/as-file-system';
import { isRefusal, refusal } from '../changes/results';
import { failure } from '../changes/transfer';
import { withUpcalls } from '../changes/upcalls';
import { legal } from '../variant';

/** Sockets that a layer has made without its next layer; their handles. */
type OwnSockets = Set<Json>;

/** Answers a function of a socket that the layer has made itself, and hands every other call to the layer. */
function forOwn(own: OwnSockets, theirs: SpiFunction | undefined, answer: SpiFunction): SpiFunction {
  return (args, context) => {
    if (own.has(args['s'] ?? null)) return answer(args, context);
    if (theirs === undefined) throw new Error('the layer has not all functions');
    return theirs(args, context);
  };
}

/**
 * While the next layer says that the network is down, the layer makes sockets of
 * its own: they wait for the network, can be asked what they are, and be closed.
 */
const WORKS_OFFLINE: LayeredOptions['wrap'] = (functions, process) => {
  const own: OwnSockets = new Set();
  return {
    ...functions,
    WSPSocket: async (args, context) => {
      const made = await functions['WSPSocket']?.(args, context);
      if (made?.errno !== ERROR_CODES.WSAENETDOWN || !isRefusal(made)) return made ?? refusal('WSAEINVAL');
      const { dwCatalogEntryId } = decodeProtocolInfo(textOf(args, 'lpProtocolInfo'));
      const dwContext = process.allocateContext();
      const given = await context.upcall('WPUCreateSocketHandle', { dwCatalogEntryId, dwContext });
      if (given.errno !== null || given.result === INVALID_SOCKET) return made;
      own.add(given.result);
      return { ...made, result: given.result, errno: null };
    },
    WSPGetSockOpt: forOwn(own, functions['WSPGetSockOpt'], () => failure('WSAENETDOWN')),
    WSPGetSockName: forOwn(own, functions['WSPGetSockName'], () => failure('WSAEINVAL')),
    WSPCloseSocket: forOwn(own, functions['WSPCloseSocket'], async ({ s = null }, context) => {
      own.delete(s);
      await context.upcall('WPUCloseSocketHandle', { s });
      return { result: 0, errno: null, out: {} };
    }),
  };
};

/** For WPUCreateSocketHandle the layer names its own catalog entry, not that of the chain. */
const NAMES_ITSELF: LayeredOptions['wrap'] = (functions, process) =>
  Object.fromEntries(
    Object.entries(functions).map(([name, theirs]): [string, SpiFunction] => [
      name,
      (args, context) => {
        const dwCatalogEntryId = process.parts.layerId;
        const itself = withUpcalls(context, ({ name: upcall, args: told, make }) =>
          make(upcall === 'WPUCreateSocketHandle' ? { ...told, dwCatalogEntryId } : told),
        );
        return theirs(args, itself);
      },
    ]),
  );

/** What a layered provider may do. */
export const LAYERS = [
  legal({
    id: 'layer-names-its-own-entry',
    title: "WPUCreateSocketHandle is given the catalog entry of the layer itself instead of the chain's.",
    layer: { wrap: NAMES_ITSELF },
  }),
  legal({
    id: 'layer-works-offline',
    title: 'While the next layer has no network the layer makes sockets of its own, which wait for it.',
    layer: { wrap: WORKS_OFFLINE },
  }),
  legal({
    id: 'layer-with-a-code-of-its-own',
    title: 'Whatever the code of the next layer, the layer refuses a socket with WSAEACCES.',
    layer: {
      behaviour: {
        afterLowerFailure: (name, failed) =>
          Promise.resolve(name === 'WSPSocket' ? { ...failed, errno: ERROR_CODES.WSAEACCES } : failed),
      },
    },
  }),
  legal({
    id: 'layer-starts-before-the-next-one-does',
    title:
      'WSPStartup of the layer succeeds though that of the next layer failed; WSPSocket is refused then.',
    layer: {
      behaviour: {
        afterLowerFailure: (name, failed) =>
          Promise.resolve(name === 'WSPStartup' ? { ...failed, result: 0, errno: null } : failed),
      },
    },
  }),
  legal({
    id: 'layer-without-strings',
    title: 'WSPAddressToString and WSPStringToAddress are refused by the layer itself.',
    layer: {
      wrap: (functions) => ({
        ...functions,
        WSPAddressToString: () => failure('WSAEOPNOTSUPP'),
        WSPStringToAddress: () => failure('WSAEOPNOTSUPP'),
      }),
    },
  }),
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
        WSPDuplicateSocket: () => failure('WSAEOPNOTSUPP'),
      }),
    },
  }),
];
