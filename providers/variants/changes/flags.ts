import { SOCKET_FLAGS } from '../../contract/constants/constants';
import { numberOf } from '../../reference/read-arguments';
import type { SurroundedCall } from './around';

/** Whether dwFlags asks for a role in a multipoint session. */
export function asksForRole({ args }: Pick<SurroundedCall<unknown>, 'args'>): boolean {
  return (numberOf(args, 'dwFlags') & ~SOCKET_FLAGS.WSA_FLAG_OVERLAPPED) !== 0;
}

/** Whether dwFlags asks for the overlapped attribute. */
export function asksForOverlapped({ args }: Pick<SurroundedCall<unknown>, 'args'>): boolean {
  return (numberOf(args, 'dwFlags') & SOCKET_FLAGS.WSA_FLAG_OVERLAPPED) !== 0;
}
