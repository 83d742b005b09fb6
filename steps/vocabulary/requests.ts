import type { Bytes } from '../../providers/contract/json';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { longPiece } from '../questions/full-duplex';
import type { Buffers } from '../questions/overlapped-request';
import { inTwo } from '../questions/overlapped-request';
import type { TransferFunction } from '../questions/transfer';
import { PAYLOAD } from '../questions/transfer';
import type { ConformanceWorld } from '../support/world';
import { definePhrases } from './phrases';

/** An overlapped request: the function, and its buffers where they are not the usual ones. */
export interface Request {
  readonly name: TransferFunction;
  readonly buffers?: (world: ConformanceWorld, entry: ProtocolInfo) => Buffers;
}

const TRANSFERS = ['WSPSend', 'WSPSendTo', 'WSPRecv', 'WSPRecvFrom'] as const;

definePhrases<Request>('request', {
  ...Object.fromEntries(([...TRANSFERS, 'WSPIoctl'] as const).map((name) => [`${name} request`, { name }])),
  ...Object.fromEntries(
    TRANSFERS.map((name) => [
      `${name} request with two buffers`,
      { name, buffers: (): Buffers => inTwo(name, PAYLOAD) },
    ]),
  ),
  'WSPSend request for bulkBytes of data': {
    name: 'WSPSend',
    buffers: (world, entry): readonly Bytes[] => [longPiece(world, entry)],
  },
});
