import { SOCKET_OPTIONS } from '../../contract/constants/constants';
import type { FunctionResult } from '../../contract/service-provider/service-provider';
import { encodeProtocolInfo, type ProtocolInfo } from '../../contract/structures/protocol-info';
import type { Endpoint } from '../../reference/socket/endpoint';
import { remembering, type Body, type SurroundedCall, type Wrap } from './around';
import { endpointOf } from './new-socket';
import { withDword } from './options';

/** Given the result of WSPSocket: what the socket tells of itself otherwise than it is; undefined: nothing. */
export type Disguise = (made: FunctionResult) => Partial<ProtocolInfo> | undefined;

/**
 * Sockets that are right and tell something else by SO_TYPE and SO_PROTOCOL_INFOW.
 * @param begin makes what is remembered, afresh at each first WSPStartup
 * @param before looks at the call before it is carried out, and says how to disguise what comes of it
 */
export function disguised<Memory>(
  begin: () => Memory,
  before: (call: SurroundedCall<Memory>) => Disguise,
): Wrap {
  const told = new WeakMap<Endpoint, Partial<ProtocolInfo>>();
  const socket: Body<Memory> = async (call) => {
    const disguise = before(call);
    const made = await call.proceed();
    const endpoint = endpointOf(call.process, made);
    const as = disguise(made);
    if (endpoint !== undefined && as !== undefined) told.set(endpoint, as);
    return made;
  };
  return remembering(begin, {
    WSPSocket: socket,
    WSPGetSockOpt: async ({ args, process, proceed }) => {
      const answer = await proceed();
      const endpoint = process.find(args['s'] as string)?.endpoint;
      const as = endpoint === undefined ? undefined : told.get(endpoint);
      if (endpoint === undefined || as === undefined || answer.result !== 0) return answer;
      const shown = { ...endpoint.attributes.characteristics, ...as };
      switch (args['optname']) {
        case SOCKET_OPTIONS.SO_TYPE:
          return withDword(answer, shown.iSocketType);
        case SOCKET_OPTIONS.SO_PROTOCOL_INFOW:
          return { ...answer, out: { optval: encodeProtocolInfo(shown) } };
        default:
          return answer;
      }
    },
  });
}
