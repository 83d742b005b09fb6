import type { Json } from '../../providers/contract/json';
import type { ReturnedCall } from '../../providers/ws2_32/provider-process';
import type { ConformanceWorld } from '../support/world';

/** Whether a descriptor is one of a socket that was asked for with a group, as far as the scenario's calls tell. */
export function isInGroup(world: ConformanceWorld, s: Json | undefined): boolean {
  return isAskedWithGroup(
    world.processes.flatMap((process) => process.returnedCalls()),
    s,
  );
}

function isAskedWithGroup(calls: readonly ReturnedCall[], s: Json | undefined): boolean {
  const opening = calls.findLast(
    ({ call, returned }) => call.function === 'WSPSocket' && returned.result === s,
  );
  if (opening === undefined) return false;
  const { g, lpProtocolInfo } = opening.call.arguments;
  if (g !== 0) return true;
  const offer = calls.find(
    ({ call, returned }) =>
      call.function === 'WSPDuplicateSocket' && returned.out['lpProtocolInfo'] === lpProtocolInfo,
  );
  if (offer === undefined) return false;
  // the descriptor may be a number that its own socket had before
  const others = calls.filter((call) => call !== opening && call !== offer);
  return isAskedWithGroup(others, offer.call.arguments['s']);
}
