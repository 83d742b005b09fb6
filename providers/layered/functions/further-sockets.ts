import { isFailure } from '../process/is-failure';
import { giveDescriptor } from './give-descriptor';
import { onSocket } from './layer-function';

/** WSPAccept: the accepted socket gets a descriptor of this layer too. */
export const wspAccept = onSocket(async (call, socket) => {
  const { name, args, context } = call;
  const made = await socket.next.call(name, { ...args, s: socket.lower }, context);
  return isFailure(name, made) ? made : giveDescriptor(call, socket, made);
});

/** WSPJoinLeaf: a new descriptor, or the very one that was given. */
export const wspJoinLeaf = onSocket(async (call, socket) => {
  const { name, args, context } = call;
  const made = await socket.next.call(name, { ...args, s: socket.lower }, context);
  if (isFailure(name, made)) return made;
  return made.result === socket.lower
    ? { ...made, result: socket.handle }
    : giveDescriptor(call, socket, made);
});
