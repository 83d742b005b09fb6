import { ERROR_CODES } from '../../contract/constants/constants';

/** The status that the system leaves in a WSAOVERLAPPED, as the code that Winsock gives for it. */
const CODES: { readonly [status: number]: number } = {
  0x0: 0,
  0x8000_0005: ERROR_CODES.WSAEMSGSIZE,
  0xc000_00b5: ERROR_CODES.WSAETIMEDOUT,
  0xc000_0120: ERROR_CODES.WSA_OPERATION_ABORTED,
  0xc000_0128: ERROR_CODES.WSAENOTSOCK,
  0xc000_020c: ERROR_CODES.WSAECONNABORTED,
  0xc000_020d: ERROR_CODES.WSAECONNRESET,
  0xc000_0234: ERROR_CODES.WSAEHOSTUNREACH,
  0xc000_0236: ERROR_CODES.WSAECONNREFUSED,
  0xc000_0240: ERROR_CODES.WSAECONNABORTED,
  0xc000_0241: ERROR_CODES.WSAECONNABORTED,
};

/** @param status an NTSTATUS; one that has no code of its own is told as it is */
export function winsockCode(status: number): number {
  return CODES[status] ?? status;
}
