import type { FunctionResult } from '../../contract/service-provider/service-provider';
import { decodeProtocolInfo, type ProtocolInfo } from '../../contract/structures/protocol-info';
import type { ReferenceProcess } from '../../reference/reference';
import { textOf } from '../../reference/read-arguments';
import type { Endpoint } from '../../reference/socket/endpoint';
import type { SurroundedCall } from './around';

/** The structure behind lpProtocolInfo, decoded. */
export function givenEntry({ args }: Pick<SurroundedCall<unknown>, 'args'>): ProtocolInfo {
  return decodeProtocolInfo(textOf(args, 'lpProtocolInfo'));
}

/** Whether a call is for a further descriptor: its structure has the mark of WSPDuplicateSocket. */
export function isForFurther(call: Pick<SurroundedCall<unknown>, 'args'>): boolean {
  return givenEntry(call).dwProviderReserved !== 0;
}

/** The socket that a call has just made; undefined where it was refused. */
export function endpointOf(process: ReferenceProcess, { result }: FunctionResult): Endpoint | undefined {
  return typeof result === 'string' ? process.find(result)?.endpoint : undefined;
}

/** The family, type and protocol of an entry. */
export function tripleOf({
  iAddressFamily,
  iSocketType,
  iProtocol,
}: ProtocolInfo): Pick<ProtocolInfo, 'iAddressFamily' | 'iSocketType' | 'iProtocol'> {
  return { iAddressFamily, iSocketType, iProtocol };
}
