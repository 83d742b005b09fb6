import { SPI_FUNCTIONS } from '../../contract/functions';
import type { SpiFunction } from '../../contract/service-provider/service-provider';
import { refuse, toResult } from '../../reference/answer';
import type { LayerProcess } from '../process/layer-process';
import { wspAddressToString, wspStringToAddress } from './address-strings';
import { wspCancelBlockingCall } from './cancel-blocking-call';
import { wspCleanup } from './cleanup';
import { wspCloseSocket } from './close-socket';
import { wspDuplicateSocket } from './duplicate-socket';
import { wspGetSockOpt } from './get-sock-opt';
import { passDown, type LayerFunction } from './layer-function';
import { wspAccept, wspJoinLeaf } from './further-sockets';
import { wspSelect } from './select';
import { wspSocket } from './socket';
import { wspStartup } from './startup';

/** The functions in which a layer does something of its own; all others go down with the descriptor exchanged. */
const BODIES: { readonly [name: string]: LayerFunction } = {
  WSPAccept: wspAccept,
  WSPAddressToString: wspAddressToString,
  WSPCancelBlockingCall: wspCancelBlockingCall,
  WSPCleanup: wspCleanup,
  WSPCloseSocket: wspCloseSocket,
  WSPDuplicateSocket: wspDuplicateSocket,
  WSPGetSockOpt: wspGetSockOpt,
  WSPJoinLeaf: wspJoinLeaf,
  WSPSelect: wspSelect,
  WSPSocket: wspSocket,
  WSPStartup: wspStartup,
  WSPStringToAddress: wspStringToAddress,
};

/** The SPI functions of one process, by their names. */
export function layerFunctions(process: LayerProcess): { readonly [name: string]: SpiFunction } {
  return Object.fromEntries(
    Object.keys(SPI_FUNCTIONS).map((name) => [name, started(process, name, BODIES[name] ?? passDown)]),
  );
}

/** Everything but WSPStartup needs a startup first. */
function started(process: LayerProcess, name: string, body: LayerFunction): SpiFunction {
  return (args, context) =>
    process.startups === 0 && name !== 'WSPStartup'
      ? toResult(name, refuse('WSANOTINITIALISED'))
      : body({ name, process, args, context });
}
