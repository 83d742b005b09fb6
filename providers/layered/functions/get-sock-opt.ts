import { SOCKET_OPTIONS, SOL_SOCKET } from '../../contract/constants/constants';
import { isBase } from '../../contract/structures/entry-traits';
import { decodeProtocolInfo, encodeProtocolInfo } from '../../contract/structures/protocol-info';
import { carryOver } from '../behaviour/carry-over';
import { isFailure } from '../process/is-failure';
import { onSocket } from './layer-function';

/** WSPGetSockOpt: the base tells its own entry in SO_PROTOCOL_INFOW, the client is told that of the chain. */
export const wspGetSockOpt = onSocket(async ({ name, args, context }, { lower, chain, next }) => {
  const result = await next.call(name, { ...args, s: lower }, context);
  const { level, optname } = args;
  const { optval } = result.out;
  const isEntry = level === SOL_SOCKET && optname === SOCKET_OPTIONS.SO_PROTOCOL_INFOW;
  if (!isEntry || !isBase(next.entry) || isFailure(name, result) || typeof optval !== 'string') return result;
  const told = carryOver({ from: decodeProtocolInfo(optval), beyond: next.entry, onto: chain });
  return { ...result, out: { ...result.out, optval: encodeProtocolInfo(told) } };
});
