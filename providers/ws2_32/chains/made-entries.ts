import {
  BASE_PROTOCOL,
  LAYERED_PROTOCOL,
  MAX_PROTOCOL_CHAIN,
  PROVIDER_FLAGS,
  WSAPROTOCOL_LEN,
} from '../../contract/constants/constants';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';

const BASE_PROVIDER = '{7c2f0b6e-51f4-4c4a-9f53-0d6b1f0c8a01}';
const LAYER_PROVIDER = '{7c2f0b6e-51f4-4c4a-9f53-0d6b1f0c8a02}';
const NO_ENTRIES: readonly number[] = Array<number>(MAX_PROTOCOL_CHAIN).fill(0);

/**
 * The entry of a recording base that carries sockets of a chain.
 * @param model the chain: family, type, protocol and service flags are its
 */
export function baseBelow(model: ProtocolInfo, dwCatalogEntryId: number): ProtocolInfo {
  return {
    ...model,
    dwCatalogEntryId,
    ProviderId: BASE_PROVIDER,
    ProtocolChain: { ChainLen: BASE_PROTOCOL, ChainEntries: NO_ENTRIES },
    dwProviderFlags: 0,
    dwProviderReserved: 0,
    szProtocol: `Recording base ${String(dwCatalogEntryId)}`,
  };
}

/** The hidden entry of a recording layer. */
export function layerBeside(model: ProtocolInfo, dwCatalogEntryId: number): ProtocolInfo {
  return {
    ...baseBelow(model, dwCatalogEntryId),
    ProviderId: LAYER_PROVIDER,
    ProtocolChain: { ChainLen: LAYERED_PROTOCOL, ChainEntries: NO_ENTRIES },
    dwProviderFlags: PROVIDER_FLAGS.PFL_HIDDEN,
    szProtocol: `Recording layer ${String(dwCatalogEntryId)}`,
  };
}

/** Names of chains of three are as long as a name can be. */
const LENGTH_OF_LONG_NAMES = 3;

/** What an installer may leave in memory that means nothing: behind the end of a name, and in slots that no id is in. */
const LEFT_BEHIND_NAME = 'a5'.repeat(2 * WSAPROTOCOL_LEN);
const LEFT_IN_SLOTS: readonly number[] = Array.from(
  { length: MAX_PROTOCOL_CHAIN },
  (_, slot) => 0xfeed_0001 + slot,
);

/**
 * The entry of a chain, as the installer of a layer would write it. Its unused bytes are not zero: a layer that lays
 * the structure out anew, in the place of handing it on, is seen.
 */
export function chainOf(model: ProtocolInfo, dwCatalogEntryId: number, ids: readonly number[]): ProtocolInfo {
  const name = `Chain of ${String(ids.length)}: ${ids.join(', ')}`;
  return {
    ...model,
    dwCatalogEntryId,
    ProtocolChain: {
      ChainLen: ids.length,
      ChainEntries: [...ids, ...LEFT_IN_SLOTS].slice(0, MAX_PROTOCOL_CHAIN),
    },
    dwProviderFlags: 0,
    dwProviderReserved: 0,
    szProtocol: ids.length === LENGTH_OF_LONG_NAMES ? `${name} `.padEnd(WSAPROTOCOL_LEN, '-') : name,
    behindName: LEFT_BEHIND_NAME,
  };
}
