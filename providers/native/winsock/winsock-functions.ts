import type { Json } from '../../contract/json';
import { parametersForClients } from '../calls/native-functions';
import type { Parameter } from '../calls/parameter';
import { filled, number } from '../calls/plain-parameters';
import { NotLoaded } from '../process/native-provider';
import type { NativeFunction, NoFunction } from '../process/native-function';
import type { RunningHost } from '../process/running-host';

/** The functions of WS2_32 that lead to those of a provider; the others are not used. */
const EXPORTS: { readonly [name: string]: string } = {
  WSPAccept: 'WSAAccept',
  WSPAddressToString: 'WSAAddressToStringW',
  WSPBind: 'bind',
  WSPCancelBlockingCall: 'WSACancelBlockingCall',
  WSPCleanup: 'WSACleanup',
  WSPCloseSocket: 'closesocket',
  WSPConnect: 'WSAConnect',
  WSPDuplicateSocket: 'WSADuplicateSocketW',
  WSPEnumNetworkEvents: 'WSAEnumNetworkEvents',
  WSPEventSelect: 'WSAEventSelect',
  WSPGetOverlappedResult: 'WSAGetOverlappedResult',
  WSPGetPeerName: 'getpeername',
  WSPGetSockName: 'getsockname',
  WSPGetSockOpt: 'getsockopt',
  WSPIoctl: 'WSAIoctl',
  WSPJoinLeaf: 'WSAJoinLeaf',
  WSPListen: 'listen',
  WSPRecv: 'WSARecv',
  WSPRecvDisconnect: 'WSARecvDisconnect',
  WSPRecvFrom: 'WSARecvFrom',
  WSPSelect: 'select',
  WSPSend: 'WSASend',
  WSPSendDisconnect: 'WSASendDisconnect',
  WSPSendTo: 'WSASendTo',
  WSPSetSockOpt: 'setsockopt',
  WSPShutdown: 'shutdown',
  // with its flags told: socket() would add WSA_FLAG_OVERLAPPED
  WSPSocket: 'WSASocketW',
  WSPStringToAddress: 'WSAStringToAddressW',
  WSPStartup: 'WSAStartup',
};

/** sizeof(WSADATA), and where szDescription, of chars, begins in it. */
const WSADATA = { x64: { size: 408, text: 16 }, x86: { size: 400, text: 4 } } as const;
const LONGEST_DESCRIPTION = 255;
const X64_POINTER = 8;

/**
 * The functions of WS2_32 in the place of a provider's.
 * @param library the handle of ws2_32.dll
 * @throws NotLoaded where it lacks one
 */
export async function winsockFunctions(
  host: RunningHost,
  library: bigint,
): Promise<(name: string) => NativeFunction | NoFunction> {
  const found = new Map<string, NativeFunction>();
  for (const [name, exported] of Object.entries(EXPORTS)) {
    const address = await host.exportOf(library, exported);
    if (address === 0n) throw new NotLoaded(`ws2_32.dll does not export ${exported}`);
    const parameters = name === 'WSPStartup' ? startup(host.pointerSize) : parametersForClients(name);
    if (parameters === undefined) throw new Error(`${name} has no parameters`);
    found.set(name, { address, parameters, code: name === 'WSPStartup' ? 'result' : 'last-error' });
  }
  return (name) => found.get(name) ?? { unknown: `unknown function ${name}` };
}

function startup(pointerSize: number): readonly Parameter[] {
  const { size, text } = pointerSize === X64_POINTER ? WSADATA.x64 : WSADATA.x86;
  const decode = (memory: Buffer): Json => ({
    wVersion: memory.readUInt16LE(0),
    wHighVersion: memory.readUInt16LE(2),
    szDescription: memory.toString('latin1', text, text + LONGEST_DESCRIPTION).replace(/\0[^]*$/, ''),
  });
  return [number('wVersionRequested'), filled('lpWSPData', size, decode)];
}
