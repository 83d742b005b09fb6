import type { Bytes } from '../../providers/contract/json';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { encodeProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { Inconclusive } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';

/** Room for any address in words. */
const LONGEST_TEXT = 256;

/**
 * Whether two sockaddrs name one address: by their bytes, or, since a sockaddr
 * may have bytes that mean nothing, by what WSPAddressToString makes of them.
 * @throws Inconclusive where the bytes differ and the provider has no words for them
 */
export async function sameAddress(
  world: ConformanceWorld,
  entry: ProtocolInfo,
  one: Bytes,
  other: Bytes,
): Promise<boolean> {
  if (one === other) return true;
  if (one === '') return false;
  const words: string[] = [];
  for (const lpsaAddress of [one, other]) {
    const { returned } = await world.provider.call('WSPAddressToString', {
      lpsaAddress,
      lpProtocolInfo: encodeProtocolInfo(entry),
      lpdwAddressStringLength: LONGEST_TEXT,
    });
    const text = returned.out['lpszAddressString'];
    if (returned.result !== 0 || typeof text !== 'string') {
      throw new Inconclusive(
        'two sockaddrs differ, and WSPAddressToString does not tell whether their addresses do',
      );
    }
    words.push(text);
  }
  return words[0] === words[1];
}
