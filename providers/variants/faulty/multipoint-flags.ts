import { SOCKET_FLAGS, type ErrorName } from '../../contract/constants/constants';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';
import { refusalOfMultipointFlags } from '../../reference/behaviour/multipoint-flags';
import { has } from '../../reference/catalog/characteristics';
import { faulty, type DescribedFault, type FaultyVariant } from '../variant';

const {
  WSA_FLAG_OVERLAPPED: OVERLAPPED,
  WSA_FLAG_MULTIPOINT_C_ROOT: C_ROOT,
  WSA_FLAG_MULTIPOINT_C_LEAF: C_LEAF,
  WSA_FLAG_MULTIPOINT_D_ROOT: D_ROOT,
  WSA_FLAG_MULTIPOINT_D_LEAF: D_LEAF,
} = SOCKET_FLAGS;
const CONTROL = C_ROOT | C_LEAF;
const DATA = D_ROOT | D_LEAF;

/** A provider with another check of the multipoint flags. */
function checking(
  described: DescribedFault,
  check: (entry: ProtocolInfo, dwFlags: number, conforming: ErrorName | null) => ErrorName | null,
): FaultyVariant {
  return faulty({
    ...described,
    shape: '',
    overrides: {
      behaviour: {
        refusalOfMultipointFlags: (entry, dwFlags) =>
          check(entry, dwFlags, refusalOfMultipointFlags(entry, dwFlags)),
      },
    },
  });
}

function roles(dwFlags: number): number {
  return dwFlags & (CONTROL | DATA);
}

/** How many of some flags are set. */
function count(dwFlags: number, flags: number): number {
  return [C_ROOT, C_LEAF, D_ROOT, D_LEAF].filter((flag) => (dwFlags & flags & flag) !== 0).length;
}

/** Multipoint flags that are accepted or refused wrongly. */
export const MULTIPOINT_FLAGS = [
  checking(
    {
      id: 'multipoint-flags-not-checked',
      title: 'Multipoint flags are accepted on every entry, in every combination.',
      breaks: ['MPT-1', 'MPT-2', 'MPT-3', 'MPT-4', 'MPT-5'],
    },
    () => null,
  ),
  checking(
    {
      id: 'only-control-roles-checked',
      title: 'The flags of the control plane are checked, those of the data plane are not.',
      breaks: ['MPT-3', 'MPT-4', 'MPT-5'],
    },
    (entry, dwFlags) => {
      const control = dwFlags & CONTROL;
      if (control === 0) return null;
      return refusalOfMultipointFlags(entry, control | D_LEAF);
    },
  ),
  checking(
    {
      id: 'c-root-without-a-rooted-control-plane',
      title: 'XP1_SUPPORT_MULTIPOINT is asked for a c_root, the rooted control plane is not.',
      breaks: ['MPT-1'],
    },
    (entry, dwFlags, conforming) =>
      roles(dwFlags) === (C_ROOT | D_LEAF) && has(entry, 'XP1_SUPPORT_MULTIPOINT') ? null : conforming,
  ),
  checking(
    {
      id: 'd-root-without-a-rooted-data-plane',
      title: 'XP1_SUPPORT_MULTIPOINT is asked for a d_root, the rooted data plane is not.',
      breaks: ['MPT-3'],
    },
    (entry, dwFlags, conforming) =>
      roles(dwFlags) === (C_LEAF | D_ROOT) && has(entry, 'XP1_SUPPORT_MULTIPOINT') ? null : conforming,
  ),
  checking(
    {
      id: 'leaves-without-multipoint',
      title: 'A leaf needs no root, and so is accepted on entries that do not support multipoint at all.',
      breaks: ['MPT-2', 'MPT-4'],
    },
    (_, dwFlags, conforming) => (roles(dwFlags) === (C_LEAF | D_LEAF) ? null : conforming),
  ),
  checking(
    {
      id: 'lone-c-leaf-without-multipoint',
      title: 'On an entry without multipoint a lone C_LEAF has no effect, and is let through.',
      breaks: ['MPT-2'],
    },
    (entry, dwFlags, conforming) =>
      roles(dwFlags) === C_LEAF && !has(entry, 'XP1_SUPPORT_MULTIPOINT') ? null : conforming,
  ),
  checking(
    {
      id: 'lone-leaf-accepted',
      title: 'One leaf flag is enough: the other plane is filled in.',
      breaks: ['MPT-5'],
    },
    (entry, dwFlags, conforming) =>
      (roles(dwFlags) === C_LEAF || roles(dwFlags) === D_LEAF) && has(entry, 'XP1_SUPPORT_MULTIPOINT')
        ? null
        : conforming,
  ),
  checking(
    {
      id: 'root-and-leaf-in-one-plane',
      title: 'A socket may be root and leaf of the control plane at once.',
      breaks: ['MPT-5'],
    },
    (entry, dwFlags, conforming) => {
      const both = count(dwFlags, CONTROL) === 2 && count(dwFlags, DATA) === 1;
      return both && refusalOfMultipointFlags(entry, dwFlags & ~C_LEAF) === null ? null : conforming;
    },
  ),
  checking(
    {
      id: 'all-four-roles-at-once',
      title: 'All four flags together are taken for "no restriction".',
      breaks: ['MPT-5'],
    },
    (entry, dwFlags, conforming) =>
      count(dwFlags, CONTROL | DATA) === 4 && has(entry, 'XP1_MULTIPOINT_DATA_PLANE') ? null : conforming,
  ),
  checking(
    {
      id: 'd-root-never-accepted',
      title: 'The entry announces a rooted data plane, and no socket can be its root.',
      breaks: ['MPT-6'],
    },
    (_, dwFlags, conforming) => ((dwFlags & D_ROOT) !== 0 ? 'WSAEINVAL' : conforming),
  ),
  checking(
    {
      id: 'no-role-accepted',
      title: 'The entry announces multipoint, and every role is refused.',
      breaks: ['MPT-6'],
    },
    (_, dwFlags) => (roles(dwFlags) === 0 ? null : 'WSAEINVAL'),
  ),
  checking(
    {
      id: 'overlapped-multipoint-refused',
      title: 'WSA_FLAG_OVERLAPPED cannot be combined with a role.',
      breaks: ['MPT-7'],
    },
    (_, dwFlags, conforming) =>
      (dwFlags & OVERLAPPED) !== 0 && roles(dwFlags) !== 0 ? 'WSAEINVAL' : conforming,
  ),
];
