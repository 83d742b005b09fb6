import type { TransferFunction } from '../questions/transfer';
import { definePhrases } from './phrases';

definePhrases<TransferFunction>('function', {
  WSPSend: 'WSPSend',
  WSPSendTo: 'WSPSendTo',
  WSPRecv: 'WSPRecv',
  WSPRecvFrom: 'WSPRecvFrom',
  WSPIoctl: 'WSPIoctl',
});
