import { isFailure } from '../process/is-failure';
import { onSocket } from './layer-function';

/** WSPDuplicateSocket: what the next layer wrote, made an entry of the chain, so that the client comes back here. */
export const wspDuplicateSocket = onSocket(
  async ({ name, process, args, context }, { lower, chain, next }) => {
    const result = await next.call(name, { ...args, s: lower }, context);
    const written = result.out['lpProtocolInfo'];
    if (isFailure(name, result) || typeof written !== 'string') return result;
    const lpProtocolInfo = process.behaviour.structureOfDuplicate({ written, chain, next: next.entry });
    return { ...result, out: { ...result.out, lpProtocolInfo } };
  },
);
