import type { Arguments } from '../../contract/json';
import { numberOf } from '../../reference/read-arguments';
import { around } from '../changes/around';
import { SHORT_DEADLINE } from '../changes/deadline';
import { faulty, type DescribedFault, type FaultyVariant } from '../variant';

const OVERLAPPED = 1;

/** A provider that gets the overlapped flag wrong in some of the calls. */
function flagging(
  described: DescribedFault,
  when: (args: Arguments) => boolean,
  change: (dwFlags: number) => number,
): FaultyVariant {
  return faulty({
    ...described,
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: ({ args, proceed }) =>
          proceed(when(args) ? { args: { ...args, dwFlags: change(numberOf(args, 'dwFlags')) } } : {}),
      }),
      describe: SHORT_DEADLINE,
    },
  });
}

const isByEntry = ({ af, type, protocol }: Arguments): boolean =>
  [af, type, protocol].every((value) => value === -1);
const isInGroup = ({ g }: Arguments): boolean => g !== 0;

/** WSA_FLAG_OVERLAPPED beside something else. */
export const OVERLAPPED_PATHS = [
  flagging(
    {
      id: 'overlapped-lost-with-from-protocol-info',
      title: 'The path for FROM_PROTOCOL_INFO calls the plain one, and hands no flags on.',
      breaks: ['FLAG-2'],
    },
    isByEntry,
    (dwFlags) => dwFlags & ~OVERLAPPED,
  ),
  flagging(
    {
      id: 'overlapped-lost-in-a-group',
      title: 'The path for sockets in groups knows no overlapped attribute.',
      breaks: ['FLAG-2'],
    },
    isInGroup,
    (dwFlags) => dwFlags & ~OVERLAPPED,
  ),
  flagging(
    {
      id: 'always-overlapped-in-a-group',
      title: 'The path for sockets in groups makes all of them overlapped.',
      breaks: ['FLAG-1'],
    },
    isInGroup,
    (dwFlags) => dwFlags | OVERLAPPED,
  ),
];
