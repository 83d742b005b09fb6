import type { SpiFunction } from '../../contract/service-provider/service-provider';
import { refuse, toResult } from '../answer';
import type { ReferenceProcess } from '../process/reference-process';
import { wspAccept } from './accept';
import { wspAddressToString, wspStringToAddress } from './address-strings';
import { wspBind } from './bind';
import { wspCancelBlockingCall } from './cancel-blocking-call';
import { wspCleanup } from './cleanup';
import { wspCloseSocket } from './close-socket';
import { wspConnect } from './connect';
import { wspDuplicateSocket } from './duplicate-socket';
import { wspGetOverlappedResult } from './get-overlapped-result';
import { wspGetQosByName } from './get-qos-by-name';
import { wspGetPeerName, wspGetSockName } from './get-sock-name';
import { wspGetSockOpt } from './get-sock-opt';
import { wspIoctl } from './ioctl';
import { wspJoinLeaf } from './join-leaf';
import { wspListen } from './listen';
import { wspAsyncSelect, wspEnumNetworkEvents, wspEventSelect } from './network-events';
import { wspRecv, wspRecvFrom } from './receive';
import { wspSelect } from './select';
import { wspSend, wspSendTo } from './send';
import { wspSetSockOpt } from './set-sock-opt';
import { wspRecvDisconnect, wspSendDisconnect, wspShutdown } from './shutdown';
import { wspSocket } from './socket';
import { wspStartup } from './startup';
import { onSocket, type ReferenceFunction } from './reference-function';

/** WSPStartup and the functions that it hands out, in the order of the procedure table. */
const BODIES: { readonly [name: string]: ReferenceFunction } = {
  WSPAccept: onSocket(wspAccept),
  WSPAddressToString: wspAddressToString,
  WSPAsyncSelect: onSocket(wspAsyncSelect),
  WSPBind: onSocket(wspBind),
  WSPCancelBlockingCall: wspCancelBlockingCall,
  WSPCleanup: wspCleanup,
  WSPCloseSocket: onSocket(wspCloseSocket),
  WSPConnect: onSocket(wspConnect),
  WSPDuplicateSocket: onSocket(wspDuplicateSocket),
  WSPEnumNetworkEvents: onSocket(wspEnumNetworkEvents),
  WSPEventSelect: onSocket(wspEventSelect),
  WSPGetOverlappedResult: onSocket(wspGetOverlappedResult),
  WSPGetPeerName: onSocket(wspGetPeerName),
  WSPGetSockName: onSocket(wspGetSockName),
  WSPGetSockOpt: onSocket(wspGetSockOpt),
  WSPGetQOSByName: onSocket(wspGetQosByName),
  WSPIoctl: onSocket(wspIoctl),
  WSPJoinLeaf: onSocket(wspJoinLeaf),
  WSPListen: onSocket(wspListen),
  WSPRecv: onSocket(wspRecv),
  WSPRecvDisconnect: onSocket(wspRecvDisconnect),
  WSPRecvFrom: onSocket(wspRecvFrom),
  WSPSelect: wspSelect,
  WSPSend: onSocket(wspSend),
  WSPSendDisconnect: onSocket(wspSendDisconnect),
  WSPSendTo: onSocket(wspSendTo),
  WSPSetSockOpt: onSocket(wspSetSockOpt),
  WSPShutdown: onSocket(wspShutdown),
  WSPSocket: wspSocket,
  WSPStartup: wspStartup,
  WSPStringToAddress: wspStringToAddress,
};

/** The SPI functions of one process, by their names. */
export function spiFunctions(process: ReferenceProcess): { readonly [name: string]: SpiFunction } {
  return Object.fromEntries(
    Object.entries(BODIES).map(([name, body]) => [name, started(process, name, body)]),
  );
}

/** Everything but WSPStartup needs a startup first. */
function started(process: ReferenceProcess, name: string, body: ReferenceFunction): SpiFunction {
  return (args, context) => {
    if (process.startups === 0 && name !== 'WSPStartup') return toResult(name, refuse('WSANOTINITIALISED'));
    const answer = body({ process, args, context });
    return answer instanceof Promise
      ? answer.then((settled) => toResult(name, settled))
      : toResult(name, answer);
  };
}
