import { ERROR_CODES } from '../../contract/constants/constants';
import type { Arguments } from '../../contract/json';
import type { Result } from '../../contract/messages';
import { failure } from '../usual-answer';

/** WSPAddressToString of a provider that the tester plays: the digits of the sockaddr are its text, in any family. */
export function tellAddress(args: Arguments): Result {
  const { lpsaAddress, lpdwAddressStringLength: room } = args;
  if (typeof lpsaAddress !== 'string' || lpsaAddress === '') {
    return failure('WSPAddressToString', ERROR_CODES.WSAEINVAL);
  }
  const lpdwAddressStringLength = lpsaAddress.length + 1;
  const out = { lpszAddressString: lpsaAddress, lpdwAddressStringLength };
  return Number(room) < lpdwAddressStringLength
    ? { ...failure('WSPAddressToString', ERROR_CODES.WSAEFAULT), out: { lpdwAddressStringLength } }
    : { result: 0, errno: null, out };
}

/** WSPStringToAddress of a provider that the tester plays: the way back. */
export function readAddress(args: Arguments): Result {
  const { AddressString: text, lpAddressLength: room } = args;
  if (typeof text !== 'string' || !/^([0-9a-f]{2})+$/.test(text)) {
    return failure('WSPStringToAddress', ERROR_CODES.WSAEINVAL);
  }
  const lpAddressLength = text.length / 2;
  return Number(room) < lpAddressLength
    ? { ...failure('WSPStringToAddress', ERROR_CODES.WSAEFAULT), out: { lpAddressLength } }
    : { result: 0, errno: null, out: { lpAddress: text, lpAddressLength } };
}
