import { SOCKET_ERROR, INVALID_SOCKET } from '../../contract/constants/constants';
import type { Result } from '../../contract/messages';

/** Whether a function of the next layer failed; WSPStartup gives its code as the result. */
export function isFailure(name: string, { result }: Result): boolean {
  return name === 'WSPStartup' ? result !== 0 : result === INVALID_SOCKET || result === SOCKET_ERROR;
}
