import { isIfs } from '../../contract/structures/entry-traits';
import { isFailure } from '../process/is-failure';
import { onSocket } from './layer-function';

/** WSPCloseSocket: first the next layer's socket, then this layer's descriptor. */
export const wspCloseSocket = onSocket(async ({ name, process, context }, socket) => {
  const closed = await socket.next.call(name, { s: socket.lower }, context);
  if (isFailure(name, closed)) return closed;
  process.unregister(socket);
  if (!isIfs(socket.chain)) await context.upcall('WPUCloseSocketHandle', { s: socket.handle });
  return closed;
});
