import type { Arguments } from '../../contract/json';
import type { CallContext, FunctionResult } from '../../contract/service-provider/service-provider';
import { refuse, toResult } from '../../reference/answer';
import type { LayerProcess } from '../process/layer-process';
import type { LayerSocket } from '../process/layer-socket';

/** A call of an SPI function of the layer in one process. */
export interface LayerCall {
  readonly name: string;
  readonly process: LayerProcess;
  readonly args: Arguments;
  readonly context: CallContext;
}

export type LayerFunction = (call: LayerCall) => Promise<FunctionResult>;

/** A function with a descriptor `s`; anything else than an open one is refused with WSAENOTSOCK. */
export function onSocket(
  body: (call: LayerCall, socket: LayerSocket) => Promise<FunctionResult>,
): LayerFunction {
  return (call) => {
    const socket = call.process.find(call.args['s'] ?? null);
    return socket === undefined
      ? Promise.resolve(toResult(call.name, refuse('WSAENOTSOCK')))
      : body(call, socket);
  };
}

/** Calls the same function of the next layer, with its descriptor for this layer's. */
export const passDown = onSocket(({ name, args, context }, { lower, next }) =>
  next.call(name, { ...args, s: lower }, context),
);
