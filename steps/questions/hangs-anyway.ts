import type { Call } from '../../providers/contract/messages';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { ConformanceWorld } from '../support/world';
import { anyHangs, knownHang } from './known-hangs';
import { plainCalls } from './plain-calls';

/**
 * Whether a call is known not to return, since something that other rules tell does not: then a loss in it says nothing
 * about the rule that is judged, and it need not be waited for as long.
 */
export function hangsAnyway(world: ConformanceWorld, call: Call, entry: ProtocolInfo): boolean {
  if (world.state !== undefined || !anyHangs(world.run)) return false;
  const plain = plainCalls(world, call, entry).find((asked) =>
    knownHang(world.run, asked)?.some((hung) => hung.function === call.function),
  );
  return plain !== undefined && !plain.tells(world.rule);
}
