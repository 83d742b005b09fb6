import { SOCKET_FLAGS, type ErrorName } from '../../contract/constants/constants';
import { refusalOfMultipointFlags, roleOf } from '../../reference/behaviour/multipoint-flags';
import { legal } from '../variant';

/** The first of several codes that fits what is wrong with the flags. */
function codeFor(dwFlags: number, conforming: ErrorName | null): ErrorName | null {
  if (conforming === null) return null;
  return (dwFlags & SOCKET_FLAGS.WSA_FLAG_MULTIPOINT_C_ROOT) !== 0 ? 'WSAEACCES' : 'WSAEPROTOTYPE';
}

/** What a provider may do about multipoint sockets. */
export const MULTIPOINT = [
  legal({
    id: 'refuses-mixed-roles',
    title: 'A socket is root in both planes or leaf in both; the mixed pairs are refused.',
    shape: '',
    overrides: {
      behaviour: {
        refusalOfMultipointFlags: (entry, dwFlags) => {
          const role = roleOf(dwFlags);
          return role !== null && role.control !== role.data
            ? 'WSAEINVAL'
            : refusalOfMultipointFlags(entry, dwFlags);
        },
      },
    },
  }),
  legal({
    id: 'other-codes-for-wrong-flags',
    title: 'Wrong multipoint flags are refused with several codes, none of them WSAEINVAL.',
    shape: '',
    overrides: {
      behaviour: {
        refusalOfMultipointFlags: (entry, dwFlags) =>
          codeFor(dwFlags, refusalOfMultipointFlags(entry, dwFlags)),
      },
    },
  }),
  legal({
    id: 'no-multipoint',
    title: 'No entry supports multipoint, and every one of its flags is refused.',
    shape: 'no-multipoint',
    overrides: {},
  }),
  legal({
    id: 'no-datagrams',
    title: 'The provider has connection-oriented entries only.',
    shape: 'no-datagram,no-raw',
    overrides: {},
  }),
  legal({
    id: 'one-entry',
    title: 'The provider has a single entry.',
    shape: 'one-entry,ifs',
    overrides: {},
  }),
];
