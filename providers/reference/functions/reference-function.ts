import type { Arguments } from '../../contract/json';
import type { CallContext } from '../../contract/service-provider/service-provider';
import { refuse, type Answer } from '../answer';
import type { Descriptor } from '../process/descriptor';
import type { ReferenceProcess } from '../process/reference-process';
import { textOf } from '../read-arguments';

/** The body of an SPI function. */
export type ReferenceFunction = (call: FunctionCall) => Answer | Promise<Answer>;

/** A call of an SPI function in one process. */
export interface FunctionCall {
  readonly process: ReferenceProcess;
  readonly args: Arguments;
  readonly context: CallContext;
}

/** A call of a function whose first parameter is a descriptor that is open. */
export interface SocketCall extends FunctionCall {
  readonly descriptor: Descriptor;
}

/** A function with a descriptor `s`; anything else than an open one is refused with WSAENOTSOCK. */
export function onSocket(body: (call: SocketCall) => Answer | Promise<Answer>): ReferenceFunction {
  return (call) => {
    const descriptor = call.process.find(textOf(call.args, 's'));
    return descriptor === undefined ? refuse('WSAENOTSOCK') : body({ ...call, descriptor });
  };
}
