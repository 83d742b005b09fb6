import type { Hex } from '../../providers/contract/json';
import type { ProviderProcess } from '../../providers/ws2_32/provider-process';
import { openDescriptors } from './open-descriptors';

/** Whether the latest WSPSocket of the scenario that gave a descriptor did so while another socket had it. */
export function isGivenTwice(process: ProviderProcess, s: Hex): boolean {
  const calls = process.returnedCalls();
  const latest = calls.findLastIndex(
    ({ call, returned }) => call.function === 'WSPSocket' && returned.result === s,
  );
  return openDescriptors(calls.slice(0, Math.max(0, latest))).has(s);
}
