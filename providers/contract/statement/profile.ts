import { SOCKET_TYPES } from '../constants/constants';
import { isBase, isIfs, isLayered, supportsMultipoint } from '../structures/entry-traits';
import type { Ics } from './statement';

/** Which optional abilities apply: because they are declared, or because a probe saw them. */
interface OptionalAbilities {
  readonly groups: boolean;
  readonly sharedSockets: boolean;
}

const TYPE_WORDS: ReadonlyMap<number, string> = new Map([
  [SOCKET_TYPES.SOCK_STREAM, 'stream'],
  [SOCKET_TYPES.SOCK_DGRAM, 'datagram'],
  [SOCKET_TYPES.SOCK_RAW, 'raw'],
  [SOCKET_TYPES.SOCK_RDM, 'reliably-delivered message'],
  [SOCKET_TYPES.SOCK_SEQPACKET, 'sequenced packet'],
]);

/**
 * What was tested, in the words of the outcome line.
 * @returns for example `base, non-IFS, stream and datagram, no groups, no shared sockets`
 */
export function profileOf(ics: Ics, abilities: OptionalAbilities): string {
  const { entries } = ics;
  const place = [...(entries.some(isBase) ? ['base'] : []), ...(entries.some(isLayered) ? ['layered'] : [])];
  const handles = [
    ...(entries.some(isIfs) ? ['IFS'] : []),
    ...(entries.some((entry) => !isIfs(entry)) ? ['non-IFS'] : []),
  ];
  const types = [...new Set(entries.map((entry) => entry.iSocketType))]
    .sort((one, other) => one - other)
    .map((type) => TYPE_WORDS.get(type) ?? `type ${String(type)}`);
  return [
    inWords(place),
    inWords(handles),
    inWords(types),
    ...(entries.some(supportsMultipoint) ? ['multipoint'] : []),
    abilities.groups ? 'groups' : 'no groups',
    abilities.sharedSockets ? 'shared sockets' : 'no shared sockets',
  ].join(', ');
}

/** `a`, `a and b`, `a, b and c`. */
function inWords(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
