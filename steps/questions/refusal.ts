import { AssertionError } from 'chai';
import { ERROR_CODES, nameOf } from '../../providers/contract/constants/constants';
import type { ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { ConformanceWorld } from '../support/world';
import { codeName, isRefused, resultOf, returnOf } from './open-socket';

/**
 * A refusal is INVALID_SOCKET, with lpErrno written, and a code that Winsock knows.
 * @throws AssertionError where the call is none
 */
export function expectRefusal(world: ConformanceWorld, call: ReturnedCall): void {
  const { errno } = call.returned;
  world.fact(returnOf(call), `${resultOf(call)}, ${codeName(errno)}`);
  if (!isRefused(call)) throw new AssertionError(`expected INVALID_SOCKET, got ${resultOf(call)}`);
  if (errno === null) throw new AssertionError('expected an error code in lpErrno; it was never written');
  if (nameOf(ERROR_CODES, errno) === undefined) {
    throw new AssertionError(`expected a Winsock error code in lpErrno, got ${codeName(errno)}`);
  }
}
