import type { Arguments } from '../../providers/contract/json';
import { encodeProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import type { ConformanceWorld } from '../support/world';
import { isRefused } from './open-socket';

/** Of a scenario that had hundreds refused they were alike. */
const MOST_CALLS = 8;

/**
 * The arguments of the scenario's refused calls of WSPSocket in a process, each once, and a few at most; without those of
 * further descriptors, whose structures are good for one call.
 */
export function refusedCalls(world: ConformanceWorld, process: ProviderProcess): readonly Arguments[] {
  const entries = new Set(world.run.session.catalog.openable.map(encodeProtocolInfo));
  const refused = process
    .returnedCalls()
    .filter(({ call }) => call.function === 'WSPSocket')
    .filter(isRefused)
    .map(({ call }) => call.arguments)
    .filter(({ lpProtocolInfo: info }) => typeof info === 'string' && entries.has(info));
  const each = new Map(refused.map((args) => [JSON.stringify(args), args]));
  return [...each.values()].slice(0, MOST_CALLS);
}
