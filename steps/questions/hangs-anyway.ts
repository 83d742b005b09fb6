import type { Call } from '../../providers/contract/messages';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { ConformanceWorld } from '../support/world';
import { anyHangs, knownHang } from './known-hangs';
import { plainCalls, type PlainCall } from './plain-calls';

/** What a call has in it that is known to hang by itself; undefined where nothing is, and where a state was brought about. */
export function hangingIn(world: ConformanceWorld, call: Call, entry: ProtocolInfo): PlainCall | undefined {
  if (world.state !== undefined || !anyHangs(world.run)) return undefined;
  return plainCalls(world, call, entry).find((asked) =>
    knownHang(world.run, asked)?.some((hung) => hung.function === call.function),
  );
}

/**
 * Whether a call is known not to return, since something that other rules tell does not: then a loss in it says nothing
 * about the rule that is judged, and it need not be waited for as long.
 */
export function hangsAnyway(world: ConformanceWorld, call: Call, entry: ProtocolInfo): boolean {
  const plain = hangingIn(world, call, entry);
  return plain !== undefined && !plain.tells(world.rule);
}
