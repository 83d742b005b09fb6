import { BASE_PROTOCOL, FROM_PROTOCOL_INFO } from '../../providers/contract/constants/constants';
import type { Arguments } from '../../providers/contract/json';
import { decodeProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { findMark, markOf } from '../../providers/ws2_32/chains/duplicate-mark';
import { NotApplicable } from '../support/verdicts';
import type { HandedDown } from './layer-calls';

/** In how far a layer got something else than this layer, or this layer's own structure was changed. */
export function modification({ call, given, got }: HandedDown): string | undefined {
  if (got !== given) {
    return `expected the next layer to get the structure unmodified; it differs from byte ${firstDifference(given, got)} on`;
  }
  const after = call.returned.in?.lpProtocolInfo ?? given;
  return after === given
    ? undefined
    : `expected the structure to be the same after the return; it differs from byte ${firstDifference(given, after)} on`;
}

/** In how far what the base got is still the structure of a chain. */
export function resemblanceToChain({ given, got }: HandedDown): string | undefined {
  const chain = decodeProtocolInfo(given);
  const { ProtocolChain, dwCatalogEntryId } = decodeProtocolInfo(got);
  if (ProtocolChain.ChainLen > BASE_PROTOCOL) {
    return `expected the base to be shown no chain; it got a ChainLen of ${String(ProtocolChain.ChainLen)}`;
  }
  return dwCatalogEntryId === chain.dwCatalogEntryId
    ? `expected the base not to get the chain's dwCatalogEntryId; it got ${String(dwCatalogEntryId)}`
    : undefined;
}

/** In which fields what the base got is not its own catalog entry (READING, "Layered providers"). */
export function differencesFromOwnEntry({ call, got, next }: HandedDown): string | undefined {
  const allowed = new Set([
    'dwProviderReserved',
    // with a ChainLen of 1 nobody looks at ChainEntries
    'ProtocolChain',
    ...resolved(call.call.arguments),
  ]);
  const found = decodeProtocolInfo(got);
  const own: Readonly<Record<string, unknown>> = { ...next };
  const different = Object.entries(found)
    .filter(([field, value]) => !allowed.has(field) && value !== own[field])
    .map(([field]) => field);
  if (found.ProtocolChain.ChainLen !== next.ProtocolChain.ChainLen) different.push('ProtocolChain');
  return different.length === 0
    ? undefined
    : `the structure that the base got is not its own catalog entry: it differs in ${different.join(', ')}`;
}

/** Whether the base got what its own WSPDuplicateSocket wrote, in whatever field. */
export function markProblem({ got, duplicate }: HandedDown): string | undefined {
  if (duplicate === undefined) {
    throw new NotApplicable('the layer made an entry without calling WSPDuplicateSocket of the base');
  }
  return findMark(got, markOf(duplicate))
    ? undefined
    : 'expected the base to find the mark that its own WSPDuplicateSocket wrote; it is in no field of what it got';
}

/** The fields that a layer may have filled in, where the client asked for them with FROM_PROTOCOL_INFO. */
function resolved(args: Arguments): readonly string[] {
  return [
    ...(args['af'] === FROM_PROTOCOL_INFO ? ['iAddressFamily'] : []),
    ...(args['type'] === FROM_PROTOCOL_INFO ? ['iSocketType'] : []),
    ...(args['protocol'] === FROM_PROTOCOL_INFO ? ['iProtocol'] : []),
  ];
}

function firstDifference(expected: string, found: string): string {
  let digit = 0;
  while (digit < expected.length && expected[digit] === found[digit]) digit += 1;
  return String(Math.floor(digit / 2));
}
