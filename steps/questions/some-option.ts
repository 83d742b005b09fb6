import { SOCKET_OPTIONS, SOL_SOCKET } from '../../providers/contract/constants/constants';
import type { Hex } from '../../providers/contract/json';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import { getOption, optval, SIZE_OF_INT } from './read-back';

const ON = '01000000';

/** Options with an int that is on or off; a provider may offer none of them. */
const OPTIONS = ['SO_KEEPALIVE', 'SO_REUSEADDR', 'SO_BROADCAST', 'SO_OOBINLINE', 'SO_DEBUG'] as const;
type Option = (typeof OPTIONS)[number];

/** An option that was turned on, and what it tells since: the hex digits of an int. */
export interface SetOption {
  readonly option: Option;
  readonly value: string;
}

/** What an option of a socket tells, as the hex digits of an int; undefined where it is not offered. */
export async function tellOption(
  process: ProviderProcess,
  s: Hex,
  option: Option,
): Promise<string | undefined> {
  return optval(await getOption(process, s, option, SIZE_OF_INT), SIZE_OF_INT)?.toString('hex');
}

/**
 * Turns an option on that was off.
 * @returns which, and what it tells then; undefined where none of them can be turned on
 */
export async function setSomeOption(process: ProviderProcess, s: Hex): Promise<SetOption | undefined> {
  for (const option of OPTIONS) {
    const before = await tellOption(process, s, option);
    const set = { s, level: SOL_SOCKET, optname: SOCKET_OPTIONS[option], optval: ON };
    if (before === undefined || (await process.call('WSPSetSockOpt', set)).returned.result !== 0) continue;
    const value = await tellOption(process, s, option);
    if (value !== undefined && value !== before) return { option, value };
  }
  return undefined;
}
