import { ERROR_CODES, INVALID_SOCKET, SOCKET_ERROR } from '../contract/constants/constants';
import type { Arguments, Hex, Json } from '../contract/json';
import type { Result, Upcall } from '../contract/messages';
import type { ProtocolInfo } from '../contract/structures/protocol-info';
import { encodeProtocolInfo } from '../contract/structures/protocol-info';
import { SPI_FUNCTIONS, UPCALLS } from '../contract/functions';
import type { HandleTable } from './handle-table';

/** What the answers to upcalls depend on. */
interface AnswerContext {
  readonly handles: HandleTable;
  readonly catalog: readonly ProtocolInfo[];
  /** Whether a blocking hook is installed for the client's thread. */
  readonly hooked: boolean;
  /** A fresh number for an event handle or a thread id. */
  fresh(): Hex;
}

/** The address of the client's blocking hook, as WPUQueryBlockingCallback tells it. */
const BLOCKING_HOOK: Hex = '0x51';
const TRUE = 1;
/** Where the providers that the tester plays are said to be; nothing is ever loaded from there. */
const PROVIDER_PATH = '%SystemRoot%\\System32\\wsp-tck.dll';

/**
 * How WS2_32 answers an upcall to which no reaction is installed (fact sheet, section 3, table of upcalls).
 * A function that WS2_32 does not have is answered with WSAEOPNOTSUPP.
 */
export function usualAnswer(upcall: Upcall, context: AnswerContext): Result {
  const { handles } = context;
  const { arguments: args } = upcall;
  switch (upcall.function) {
    case 'WPUCreateSocketHandle':
      return success(handles.create(number(args, 'dwCatalogEntryId'), hexOrNull(args, 'dwContext')));
    case 'WPUModifyIFSHandle': {
      const proposed = hexOrNull(args, 'ProposedHandle');
      if (proposed === null) return failure('WPUModifyIFSHandle', ERROR_CODES.WSAEINVAL);
      return success(handles.modify(number(args, 'dwCatalogEntryId'), proposed));
    }
    case 'WPUCloseSocketHandle': {
      const handle = hexOrNull(args, 's');
      if (handle !== null && handles.close(handle)) return success(0);
      return failure('WPUCloseSocketHandle', ERROR_CODES.WSAENOTSOCK);
    }
    case 'WPUQuerySocketHandleContext': {
      const handle = hexOrNull(args, 's');
      const record = handle === null ? undefined : handles.find(handle);
      if (record === undefined || record.closed || record.from !== 'WPUCreateSocketHandle') {
        return failure('WPUQuerySocketHandleContext', ERROR_CODES.WSAENOTSOCK);
      }
      return success(0, { lpContext: record.context });
    }
    case 'WPUQueryBlockingCallback':
      return success(0, {
        lplpfnCallback: context.hooked ? BLOCKING_HOOK : null,
        lpdwContext: context.hooked ? '0x1' : '0x0',
      });
    case 'blocking-hook':
      return success(TRUE);
    case 'WPUCompleteOverlappedRequest': {
      const handle = hexOrNull(args, 's');
      const record = handle === null ? undefined : handles.find(handle);
      if (record?.from === 'WPUCreateSocketHandle') return success(0);
      return failure('WPUCompleteOverlappedRequest', ERROR_CODES.WSAEINVAL);
    }
    case 'WPUCreateEvent':
      return success(context.fresh());
    case 'WPUOpenCurrentThread':
      return success(0, { lpThreadId: context.fresh() });
    case 'WPUFDIsSet': {
      const set = args['set'];
      return success(Array.isArray(set) && set.includes(args['s'] ?? null) ? TRUE : 0);
    }
    case 'WPUCloseEvent':
    case 'WPUSetEvent':
    case 'WPUResetEvent':
    case 'WPUPostMessage':
      return success(TRUE);
    case 'WPUQueueApc':
    case 'WPUCloseThread':
      return success(0);
    case 'WSCEnumProtocols':
      return success(context.catalog.length, {
        lpProtocolBuffer: context.catalog.map(encodeProtocolInfo).join(''),
      });
    case 'WPUGetProviderPath':
    case 'WSCGetProviderPath': {
      const known = context.catalog.some(({ ProviderId }) => ProviderId === args['lpProviderId']);
      if (!known) return failure(upcall.function, ERROR_CODES.WSAEINVAL);
      return success(0, { lpszProviderDllPath: PROVIDER_PATH });
    }
    default:
      return failure(upcall.function, ERROR_CODES.WSAEOPNOTSUPP);
  }
}

/**
 * The failing answer of an upcall, or of a function of the next layer: the
 * code, and INVALID_SOCKET, SOCKET_ERROR or the code itself, as its prototype has it.
 */
export function failure(name: string, errno: number): Result {
  switch ((UPCALLS[name] ?? SPI_FUNCTIONS[name])?.returns) {
    case 'socket':
      return { result: INVALID_SOCKET, errno, out: {} };
    case 'code':
      return { result: errno, errno, out: {} };
    default:
      return { result: SOCKET_ERROR, errno, out: {} };
  }
}

function success(result: Json, out: Arguments = {}): Result {
  return { result, errno: null, out };
}

function number(args: Arguments, name: string): number {
  const value = args[name];
  return typeof value === 'number' ? value : 0;
}

function hexOrNull(args: Arguments, name: string): Hex | null {
  const value = args[name];
  return typeof value === 'string' && /^0x[0-9a-f]+$/.test(value) ? (value as Hex) : null;
}
