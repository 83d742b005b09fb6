import type { Hex } from '../../providers/contract/json';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import { getOption, isNoSocket, optval } from './read-back';

const SIZE_OF_GROUP = 4;

/** What SO_GROUP_ID tells of a socket. */
export type GroupId =
  | { readonly is: 'told'; readonly id: number }
  /** The option is refused, or has another size than a GROUP; or the descriptor itself is called no socket. */
  | { readonly is: 'not told'; readonly noSocket: boolean };

/** Reads SO_GROUP_ID. */
export async function groupId(process: ProviderProcess, s: Hex): Promise<GroupId> {
  const call = await getOption(process, s, 'SO_GROUP_ID', SIZE_OF_GROUP);
  const noSocket = isNoSocket(call);
  const value = noSocket ? undefined : optval(call, SIZE_OF_GROUP);
  return value === undefined ? { is: 'not told', noSocket } : { is: 'told', id: value.readUInt32LE() };
}
