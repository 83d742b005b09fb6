import type { FunctionResult } from '../../contract/service-provider/service-provider';
import { encodeProtocolInfo } from '../../contract/structures/protocol-info';
import { around, type SurroundedCall } from '../changes/around';
import { givenEntry, isForFurther } from '../changes/new-socket';
import { isRefusal, isRefusedWith } from '../changes/results';
import { asksForRole } from '../changes/flags';
import { faulty, type FaultyVariant } from '../variant';

type When = (call: SurroundedCall<null>, result: FunctionResult) => boolean;

/** A provider that writes a mark of its own into the structure behind lpProtocolInfo. */
function writing(id: string, title: string, when: When): FaultyVariant {
  return faulty({
    id,
    title,
    breaks: ['SOCK-4'],
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async (call) => {
          const result = await call.proceed();
          if (!when(call, result)) return result;
          const marked = encodeProtocolInfo({ ...givenEntry(call), dwProviderReserved: 0x4d53 });
          return { ...result, lpProtocolInfo: marked };
        },
      }),
    },
  });
}

/** The structure behind lpProtocolInfo is written. */
export const PROTOCOL_INFO_WRITTEN = [
  writing(
    'writes-lp-protocol-info',
    'A mark of the new socket is kept in dwProviderReserved of the structure that the caller passed.',
    (_, result) => !isRefusal(result),
  ),
  writing(
    'writes-lp-protocol-info-when-refused',
    'The structure that the caller passed is used as scratch memory, and restored on the way of success only.',
    (_, result) => isRefusal(result),
  ),
  writing(
    'writes-lp-protocol-info-for-bad-flags',
    'The structure that the caller passed is changed before the multipoint flags are found to be wrong.',
    ({ args }, result) => isRefusal(result) && asksForRole({ args }),
  ),
  writing(
    'writes-lp-protocol-info-without-descriptor',
    'When the upcall fails, its code is left in the structure that the caller passed.',
    (_, result) => isRefusedWith(result, 'WSAENOBUFS'),
  ),
  writing(
    'writes-lp-protocol-info-for-wsaeprototype',
    'The structure that the caller passed is changed before its type and the protocol are compared.',
    (_, result) => isRefusedWith(result, 'WSAEPROTOTYPE'),
  ),
  writing(
    'writes-lp-protocol-info-for-from-protocol-info',
    'Where the values are to be taken from the structure, it is changed while they are looked up.',
    ({ args }) => args['af'] === -1 && args['type'] === -1,
  ),
  writing(
    'writes-lp-protocol-info-for-a-group',
    'The ID of the group is kept in the structure that the caller passed.',
    ({ args }) => args['g'] !== 0,
  ),
  writing(
    'takes-the-mark-out-of-lp-protocol-info',
    'The mark of WSPDuplicateSocket is used up in the structure that the caller passed.',
    (call) => isForFurther(call),
  ),
];
