import { ERROR_CODES, MAX_PROTOCOL_CHAIN } from '../../contract/constants/constants';
import {
  decodeProtocolInfo,
  encodeProtocolInfo,
  type ProtocolInfo,
} from '../../contract/structures/protocol-info';
import type { FunctionTable, LayerBehaviour, LayeredOptions, WayDown } from '../../layered/layered';
import { CONFORMING_LAYER } from '../../layered/behaviour/conforming-layer';
import type { Json } from '../../contract/json';
import { textOf } from '../../reference/read-arguments';
import type { SpiFunction } from '../../contract/service-provider/service-provider';
import { chainIds } from '../../contract/structures/entry-traits';
import { AS_FILE_SYSTEM } from '../changes/as-file-system';
import { faulty, type DescribedFault, type FaultyVariant } from '../variant';

/** The slots of the chain in the structure: where they end, and the bytes of one. */
const END_OF_SLOTS = 72;
const SIZE_OF_SLOT = 4;
const MOST_CHARACTERS = 100;
const SHORTEST_CHAIN = 2;
/** A descriptor that nobody has given. */
const NO_SOCKET = '0xdead';

/** A layer that takes decisions otherwise. */
function layer(described: DescribedFault, behaviour: Partial<LayerBehaviour>): FaultyVariant {
  return faulty({ ...described, layer: { behaviour } });
}

/** A structure with one field changed. */
function changed(structure: string): string {
  return encodeProtocolInfo({ ...decodeProtocolInfo(structure), iSecurityScheme: 1 });
}

/** The mark of WSPDuplicateSocket in a structure. */
function markIn(structure: string): Pick<ReturnType<typeof decodeProtocolInfo>, 'dwProviderReserved'> {
  const { dwProviderReserved } = decodeProtocolInfo(structure);
  return { dwProviderReserved };
}

let baseOfStart: ProtocolInfo | undefined;

/** The entry of the base that WSPStartup was last called of. */
function keptBase({ function: name, next }: WayDown): ProtocolInfo {
  if (name === 'WSPStartup') baseOfStart = next;
  return baseOfStart ?? next;
}

/** Chains in which something else stands beside the layer and the base. */
function isLong({ ProtocolChain }: ProtocolInfo): boolean {
  return ProtocolChain.ChainLen > SHORTEST_CHAIN;
}

/** A function of the layer as it should be. */
function own(functions: FunctionTable, name: string): SpiFunction {
  const found = functions[name];
  if (found === undefined) throw new Error(`the layer has no ${name}`);
  return found;
}

/** Tells a start of a next layer that WSPStartup makes from one that is put off until a socket is opened. */
function startsLateWith(structure: (way: WayDown) => string): LayeredOptions {
  let isStarting = false;
  return {
    wrap: (functions) => ({
      ...functions,
      WSPStartup: async (args, context) => {
        isStarting = true;
        try {
          return await own(functions, 'WSPStartup')(args, context);
        } finally {
          isStarting = false;
        }
      },
    }),
    behaviour: {
      structureForLayer: (way) => (way.function === 'WSPStartup' && !isStarting ? structure(way) : way.given),
    },
  };
}

/** @param furtherOnes the layer's descriptors that were opened with a structure of WSPDuplicateSocket */
function losesSecondMark(functions: FunctionTable, furtherOnes: Set<Json>): FunctionTable {
  return {
    ...functions,
    WSPSocket: async (args, context) => {
      const made = await own(functions, 'WSPSocket')(args, context);
      const { dwProviderReserved } = markIn(textOf(args, 'lpProtocolInfo'));
      if (dwProviderReserved === 0) furtherOnes.delete(made.result);
      else furtherOnes.add(made.result);
      return made;
    },
    WSPDuplicateSocket: async (args, context) => {
      const answer = await own(functions, 'WSPDuplicateSocket')(args, context);
      const { lpProtocolInfo } = answer.out;
      if (typeof lpProtocolInfo !== 'string' || !furtherOnes.has(args['s'] ?? null)) return answer;
      const unmarked = { ...decodeProtocolInfo(lpProtocolInfo), dwProviderReserved: 0 };
      return { ...answer, out: { ...answer.out, lpProtocolInfo: encodeProtocolInfo(unmarked) } };
    },
  };
}

/** What a layered provider hands down, and what it makes of a failure below. */
export const LAYERS = [
  faulty({
    id: 'layer-loses-the-mark-of-a-second-duplicate',
    title: 'The structure that WSPDuplicateSocket gives for a further descriptor lacks the mark of the base.',
    breaks: ['LAY-4'],
    layer: { wrap: (functions) => losesSecondMark(functions, new Set()) },
  }),
  layer(
    {
      id: 'layer-changes-the-structure-for-a-layer',
      title: 'A field of the structure is filled in on its way to the next layer of the chain.',
      breaks: ['LAY-1', 'LAY-5'],
    },
    { structureForLayer: ({ given }) => changed(given) },
  ),
  layer(
    {
      id: 'layer-changes-the-structure-in-wspaddresstostring',
      title: 'Only WSPSocket was made to hand the structure on as it is; WSPAddressToString changes a field.',
      breaks: ['LAY-5'],
    },
    {
      structureForLayer: ({ function: name, given }) =>
        name === 'WSPAddressToString' ? changed(given) : given,
    },
  ),
  layer(
    {
      id: 'layer-hands-the-chain-to-the-base',
      title: 'The structure of the chain goes down to the base provider too.',
      breaks: ['LAY-2', 'LAY-3', 'LAY-6', 'LAY-7'],
    },
    { structureForBase: ({ given }) => given },
  ),
  layer(
    {
      id: 'layer-starts-the-base-with-the-chain',
      title: 'WSPStartup of the base gets the structure of the chain; all later calls get the base’s own.',
      breaks: ['LAY-6', 'LAY-7'],
    },
    {
      structureForBase: ({ function: name, given, next }) =>
        name === 'WSPStartup' ? given : encodeProtocolInfo({ ...next, ...markIn(given) }),
    },
  ),
  layer(
    {
      id: 'layer-leaves-the-id-of-the-chain',
      title: 'The base gets its own structure, in which dwCatalogEntryId is still that of the chain.',
      breaks: ['LAY-2', 'LAY-3', 'LAY-6', 'LAY-7'],
    },
    {
      structureForBase: ({ given, chain: { dwCatalogEntryId }, next }) =>
        encodeProtocolInfo({ ...next, dwCatalogEntryId, ...markIn(given) }),
    },
  ),
  layer(
    {
      id: 'layer-renames-the-entry-of-the-base',
      title: 'The base gets its own structure, in which szProtocol is that of the chain.',
      breaks: ['LAY-3', 'LAY-7'],
    },
    {
      structureForBase: ({ given, chain: { szProtocol }, next }) =>
        encodeProtocolInfo({ ...next, szProtocol, ...markIn(given) }),
    },
  ),
  layer(
    {
      id: 'layer-changes-the-structure-afterwards',
      title: 'The structure is handed down as it is, and changed when the next layer has returned.',
      breaks: ['SOCK-4', 'LAY-1', 'LAY-5'],
    },
    { structureAfterwards: changed },
  ),
  layer(
    {
      id: 'layer-returns-a-descriptor-of-nothing',
      title: 'INVALID_SOCKET of the next layer is not looked at, and a descriptor is returned all the same.',
      breaks: ['LAY-8', 'RET-1', 'MPT-1', 'MPT-2', 'MPT-3', 'MPT-4'],
    },
    {
      afterLowerFailure: (name, failure) =>
        Promise.resolve(name === 'WSPSocket' ? { result: '0xdead', errno: null, out: {} } : failure),
    },
  ),
  layer(
    {
      id: 'layer-drops-the-code-of-the-next-layer',
      title: 'Where the next layer fails, the layer fails too and leaves lpErrno as it was.',
      breaks: ['LAY-8', 'RET-1', 'MPT-1', 'MPT-2', 'MPT-3', 'MPT-4'],
    },
    { afterLowerFailure: (_name, failure) => Promise.resolve({ ...failure, errno: null }) },
  ),
  layer(
    {
      id: 'layer-loses-the-mark-on-its-way-up',
      title: 'WSPDuplicateSocket gives the client the entry of the chain, without what the base wrote.',
      breaks: ['LAY-4', 'SHR-1', 'SHR-2', 'SHR-3', 'SHR-4'],
    },
    { structureOfDuplicate: ({ chain }) => encodeProtocolInfo(chain) },
  ),
  layer(
    {
      id: 'layer-loses-the-mark-on-its-way-down',
      title: 'The base gets its entry from the catalog, without what its own WSPDuplicateSocket wrote.',
      breaks: ['LAY-4', 'SHR-1', 'SHR-2', 'SHR-3', 'SHR-4'],
    },
    { structureForBase: ({ next }) => encodeProtocolInfo(next) },
  ),
  layer(
    {
      id: 'layer-lays-the-structure-out-anew',
      title:
        'The structure is decoded and laid out anew for the next layer, and bytes that mean nothing are lost.',
      breaks: ['LAY-1', 'LAY-5'],
    },
    { structureForLayer: ({ given }) => encodeProtocolInfo(decodeProtocolInfo(given)) },
  ),
  layer(
    {
      id: 'layer-clears-unused-slots',
      title: 'Slots of the chain that no id is in are set to zero on the way to the next layer.',
      breaks: ['LAY-1', 'LAY-5'],
    },
    {
      structureForLayer: ({ given }) => {
        const { ChainLen } = decodeProtocolInfo(given).ProtocolChain;
        const unused = Math.max(0, MAX_PROTOCOL_CHAIN - ChainLen);
        const memory = Buffer.from(given, 'hex');
        memory.fill(0, END_OF_SLOTS - SIZE_OF_SLOT * unused, END_OF_SLOTS);
        return memory.toString('hex');
      },
    },
  ),
  layer(
    {
      id: 'layer-cuts-long-names',
      title: 'A name of more than a hundred characters is cut on its way to the next layer.',
      breaks: ['LAY-1', 'LAY-5'],
    },
    {
      structureForLayer: ({ given }) => {
        const info = decodeProtocolInfo(given);
        if (info.szProtocol.length <= MOST_CHARACTERS) return given;
        return encodeProtocolInfo({ ...info, szProtocol: info.szProtocol.slice(0, MOST_CHARACTERS) });
      },
    },
  ),
  layer(
    {
      id: 'layer-takes-itself-for-the-head',
      title:
        'The second id of every chain is taken for what comes next, also where the layer is not its head.',
      breaks: ['LAY-1', 'LAY-2', 'LAY-3', 'LAY-4', 'LAY-5', 'LAY-6', 'LAY-7', 'LAY-8'],
    },
    { placeInChain: (ids, layerId) => (ids.includes(layerId) ? 0 : -1) },
  ),
  layer(
    {
      id: 'layer-tries-again-with-the-chain',
      title: 'A WSPSocket call that the base refuses is made once more, with the structure of the chain.',
      breaks: ['LAY-2'],
    },
    {
      afterLowerFailure: (name, failure, again, { given }) =>
        name === 'WSPSocket' ? again(given) : Promise.resolve(failure),
    },
  ),
  layer(
    {
      id: 'layer-asks-for-a-string-again-with-the-chain',
      title:
        'WSPAddressToString and WSPStringToAddress that the base refuses are called once more, with the chain.',
      breaks: ['LAY-6'],
    },
    {
      afterLowerFailure: (name, failure, again, { given }) =>
        name === 'WSPAddressToString' || name === 'WSPStringToAddress'
          ? again(given)
          : Promise.resolve(failure),
    },
  ),
  layer(
    {
      id: 'layer-forgets-wsaemfile',
      title: 'Where the next layer fails with WSAEMFILE, a descriptor of nothing is returned.',
      breaks: ['LAY-8'],
    },
    {
      afterLowerFailure: (name, failure) =>
        Promise.resolve(
          name === 'WSPSocket' && failure.errno === ERROR_CODES.WSAEMFILE
            ? { result: '0xdead', errno: null, out: {} }
            : failure,
        ),
    },
  ),
  layer(
    {
      id: 'layer-keeps-the-entry-of-the-first-base',
      title: 'The entry of the base is looked up in WSPStartup, and is handed to the base of every chain.',
      breaks: ['LAY-3', 'LAY-7'],
    },
    { structureForBase: (way) => encodeProtocolInfo({ ...keptBase(way), ...markIn(way.given) }) },
  ),
  layer(
    {
      id: 'layer-goes-on-without-the-family',
      title: 'A next layer that says WSAEAFNOSUPPORT is done without: the descriptor has nothing below it.',
      breaks: ['LAY-8'],
    },
    {
      afterLowerFailure: (name, failed) =>
        Promise.resolve(
          name === 'WSPSocket' && failed.errno === ERROR_CODES.WSAEAFNOSUPPORT
            ? { result: NO_SOCKET, errno: null, out: {} }
            : failed,
        ),
    },
  ),
  faulty({
    id: 'layer-leaves-the-lower-socket-open',
    title: 'Where WPUCreateSocketHandle fails, the layer refuses, and does not close the socket below.',
    breaks: ['SOCK-5'],
    layer: {
      wrap: (functions) => ({
        ...functions,
        WSPSocket: async (args, context) => {
          return own(functions, 'WSPSocket')(args, {
            ...context,
            upcall: (name, given, more) =>
              name === 'WSPCloseSocket'
                ? Promise.resolve({ result: 0, errno: null, out: {} })
                : context.upcall(name, given, more),
          });
        },
      }),
    },
  }),
  faulty({
    id: 'layer-starts-a-late-next-layer-with-its-entry',
    title:
      'A next layer that is started when a socket is opened gets its own entry in WSPStartup, not the chain.',
    breaks: ['LAY-5'],
    layer: startsLateWith(({ next }) => encodeProtocolInfo(next)),
  }),
  faulty({
    id: 'layer-has-one-next-layer-for-all-sockets',
    title:
      'Where the next layer is, is kept once: calls on older sockets go to that of the chain opened last.',
    breaks: ['SOCK-2'],
    layer: {
      wrap: (functions, process) => ({
        ...functions,
        WSPSocket: async (args, context) => {
          const made = await own(functions, 'WSPSocket')(args, context);
          const newest = process.find(made.result);
          if (newest !== undefined)
            for (const older of process.openSockets) process.register({ ...older, next: newest.next });
          return made;
        },
      }),
    },
  }),
  layer(
    {
      id: 'layer-names-another-entry-in-long-chains',
      title: 'In a chain with further layers, WPUCreateSocketHandle is called for the entry below the head.',
      breaks: ['DESC-5'],
    },
    {
      acquireDescriptor: (question) => {
        const { chain } = question;
        const dwCatalogEntryId = chainIds(chain)[1] ?? chain.dwCatalogEntryId;
        return CONFORMING_LAYER.acquireDescriptor(
          isLong(chain) ? { ...question, chain: { ...chain, dwCatalogEntryId } } : question,
        );
      },
    },
  ),
  layer(
    {
      id: 'layer-returns-the-lower-descriptor-in-long-chains',
      title: 'In a chain with further layers, the descriptor of the next layer is handed on, with no upcall.',
      breaks: ['DESC-4', 'DESC-5'],
    },
    {
      acquireDescriptor: (question) =>
        isLong(question.chain)
          ? Promise.resolve(question.lower)
          : CONFORMING_LAYER.acquireDescriptor(question),
    },
  ),
  layer(
    {
      id: 'layer-falls-back-on-the-lower-descriptor',
      title: 'Where WPUCreateSocketHandle fails, the descriptor of the next layer is handed on.',
      breaks: ['DESC-6'],
    },
    {
      acquireDescriptor: async (question) => {
        const got = await CONFORMING_LAYER.acquireDescriptor(question);
        return typeof got === 'string' ? got : question.lower;
      },
    },
  ),
  faulty({
    id: 'layer-returns-the-proposed-handle-in-long-chains',
    title: 'In a chain with further layers, what WPUModifyIFSHandle gives is not looked at.',
    breaks: ['DESC-3', 'DESC-5'],
    layer: {
      describe: AS_FILE_SYSTEM,
      behaviour: {
        acquireDescriptor: async (question) => {
          const got = await CONFORMING_LAYER.acquireDescriptor(question);
          return typeof got === 'string' && isLong(question.chain) ? question.lower : got;
        },
      },
    },
  }),
  faulty({
    id: 'layer-shows-no-handle-in-long-chains',
    title: 'In a chain with further layers, the handle of the next layer is handed on as it is.',
    breaks: ['DESC-2', 'DESC-5'],
    layer: {
      describe: AS_FILE_SYSTEM,
      behaviour: {
        acquireDescriptor: (question) =>
          isLong(question.chain)
            ? Promise.resolve(question.lower)
            : CONFORMING_LAYER.acquireDescriptor(question),
      },
    },
  }),
];
