import type { Bytes, Hex } from '../../providers/contract/json';
import type { SampleAddress } from '../../providers/contract/statement/statement';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { NotApplicable } from '../support/verdicts';
import type { ConformanceWorld } from '../support/world';
import { preparedSocket } from './endpoints';
import { codeName } from './open-socket';

/**
 * A further socket, bound to the port of another one at the second address of the IXIT.
 * @param address the full address of a socket that is bound to the first sample address
 * @throws NotApplicable where no socket can have that port there
 */
export async function samePortElsewhere(
  world: ConformanceWorld,
  entry: ProtocolInfo,
  address: Bytes,
  { local, second }: Required<SampleAddress>,
): Promise<{ readonly s: Hex; readonly address: Bytes }> {
  const s = await preparedSocket(world.provider, entry);
  const name = withHostOf(address, local, second);
  const { returned } = await world.provider.call('WSPBind', { s, name });
  if (returned.result !== 0) {
    throw new NotApplicable(
      `no socket can have that port at the second address: ${codeName(returned.errno)}`,
    );
  }
  return { s, address: name };
}

/** An address whose bytes are those of `second` wherever the two sample addresses differ: its host, not its port. */
function withHostOf(address: Bytes, local: Bytes, second: Bytes): Bytes {
  return address.replace(/../g, (byte, at: number) => {
    const other = second.slice(at, at + 2);
    return other === local.slice(at, at + 2) || other === '' ? byte : other;
  });
}
