import type { SpiFunction } from '../../contract/service-provider/service-provider';
import { refuse, toResult } from '../answer';
import type { ReferenceProcess } from '../process/reference-process';
import { wspBind } from './bind';
import { wspCleanup } from './cleanup';
import { wspCloseSocket } from './close-socket';
import { wspGetPeerName, wspGetSockName } from './get-sock-name';
import { wspGetSockOpt } from './get-sock-opt';
import { onSocket, type ReferenceFunction } from './reference-function';
import { wspSocket } from './socket';
import { wspStartup } from './startup';

/** WSPStartup and the functions that it hands out. */
const BODIES: { readonly [name: string]: ReferenceFunction } = {
  WSPBind: onSocket(wspBind),
  WSPCleanup: wspCleanup,
  WSPCloseSocket: onSocket(wspCloseSocket),
  WSPGetPeerName: onSocket(wspGetPeerName),
  WSPGetSockName: onSocket(wspGetSockName),
  WSPGetSockOpt: onSocket(wspGetSockOpt),
  WSPSocket: wspSocket,
  WSPStartup: wspStartup,
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
