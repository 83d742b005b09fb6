import { PROTOCOL_INFO_SIZE } from '../../contract/structures/protocol-info';
import { buffersToFill, buffersToSend } from './buffer-parameters';
import { condition } from './condition';
import { descriptorSet, timeout } from './descriptor-sets';
import type { Parameter } from './parameter';
import {
  bytes,
  dwordInOut,
  dwordOut,
  filled,
  handle,
  lengthOf,
  nothing,
  number,
  text,
} from './plain-parameters';
import { overlapped } from './request-parameters';
import { addressWithLength, filledWithCount, filledWithLength, textWithLength } from './sized-parameters';

/** WSANETWORKEVENTS: lNetworkEvents, and ten codes. */
const NETWORK_EVENTS_SIZE = 44;

const s = handle('s');
const name = [bytes('name'), lengthOf('name')];
const lpProtocolInfo = bytes('lpProtocolInfo');
const hEventObject = handle('hEventObject');
/** lpOverlapped, lpCompletionRoutine, lpThreadId. */
const request = [overlapped, handle('lpCompletionRoutine'), handle('lpThreadId')];
/** lpCallerData, lpCalleeData, lpSQOS, lpGQOS. */
const connectData = [nothing(), nothing(), nothing(), nothing()];

/**
 * The parameters of the functions in WSPPROC_TABLE, in the order of that table and of their prototypes (fact
 * sheet, sections 2 and 3), without lpErrno, which ends them all.
 */
export const NATIVE_FUNCTIONS: { readonly [name: string]: readonly Parameter[] } = {
  WSPAccept: [s, filledWithLength('addr', 'addrlen'), condition],
  WSPAddressToString: [
    bytes('lpsaAddress'),
    lengthOf('lpsaAddress'),
    lpProtocolInfo,
    textWithLength('lpszAddressString', 'lpdwAddressStringLength'),
  ],
  WSPAsyncSelect: [s, handle('hWnd'), number('wMsg'), number('lEvent')],
  WSPBind: [s, ...name],
  WSPCancelBlockingCall: [],
  WSPCleanup: [],
  WSPCloseSocket: [s],
  WSPConnect: [s, ...name, ...connectData],
  WSPDuplicateSocket: [
    s,
    number('dwProcessId'),
    filled('lpProtocolInfo', PROTOCOL_INFO_SIZE, (memory) => memory.toString('hex')),
  ],
  WSPEnumNetworkEvents: [
    s,
    hEventObject,
    filled('lNetworkEvents', NETWORK_EVENTS_SIZE, (memory) => memory.readInt32LE(0)),
  ],
  WSPEventSelect: [s, hEventObject, number('lNetworkEvents')],
  WSPGetOverlappedResult: [s, overlapped, dwordOut('lpcbTransfer'), number('fWait'), dwordOut('lpdwFlags')],
  WSPGetPeerName: [s, filledWithLength('name', 'namelen')],
  WSPGetSockName: [s, filledWithLength('name', 'namelen')],
  WSPGetSockOpt: [s, number('level'), number('optname'), filledWithLength('optval', 'optlen')],
  WSPGetQOSByName: [s, bytes('lpQOSName'), nothing()],
  WSPIoctl: [
    s,
    number('dwIoControlCode'),
    bytes('lpvInBuffer'),
    lengthOf('lpvInBuffer'),
    filledWithCount('lpvOutBuffer', 'cbOutBuffer'),
    ...request,
  ],
  WSPJoinLeaf: [s, ...name, ...connectData, number('dwFlags')],
  WSPListen: [s, number('backlog')],
  WSPRecv: [s, buffersToFill('lpBuffers', 'lpNumberOfBytesRecvd'), dwordInOut('lpFlags'), ...request],
  WSPRecvDisconnect: [s, nothing()],
  WSPRecvFrom: [
    s,
    buffersToFill('lpBuffers', 'lpNumberOfBytesRecvd'),
    dwordInOut('lpFlags'),
    filledWithLength('lpFrom', 'lpFromlen'),
    ...request,
  ],
  WSPSelect: [
    nothing(),
    descriptorSet('readfds'),
    descriptorSet('writefds'),
    descriptorSet('exceptfds'),
    timeout('timeout'),
  ],
  WSPSend: [s, buffersToSend('lpBuffers'), dwordOut('lpNumberOfBytesSent'), number('dwFlags'), ...request],
  WSPSendDisconnect: [s, nothing()],
  WSPSendTo: [
    s,
    buffersToSend('lpBuffers'),
    dwordOut('lpNumberOfBytesSent'),
    number('dwFlags'),
    bytes('lpTo'),
    lengthOf('lpTo'),
    ...request,
  ],
  WSPSetSockOpt: [s, number('level'), number('optname'), bytes('optval'), lengthOf('optval')],
  WSPShutdown: [s, number('how')],
  WSPSocket: [
    number('af'),
    number('type'),
    number('protocol'),
    lpProtocolInfo,
    number('g'),
    number('dwFlags'),
  ],
  WSPStringToAddress: [
    text('AddressString'),
    number('AddressFamily'),
    lpProtocolInfo,
    addressWithLength('lpAddress', 'lpAddressLength'),
  ],
};

/** The functions of the table, slot by slot. */
export const TABLE_ORDER: readonly string[] = Object.keys(NATIVE_FUNCTIONS);

/**
 * The same for the functions of WS2_32 that a client calls: they have no lpThreadId.
 * @param name the function of the provider
 * @returns undefined where there is none of that name
 */
export function parametersForClients(name: string): readonly Parameter[] | undefined {
  const parameters = NATIVE_FUNCTIONS[name];
  const lpThreadId = request.at(-1);
  return parameters?.filter((parameter) => parameter !== lpThreadId);
}
