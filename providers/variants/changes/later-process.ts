import type { ReferenceProcess } from '../../reference/reference';
import { remembering, type Body, type Wrap } from './around';

/** The process that is there first in each network, until it has cleaned up. */
const firsts = new WeakMap<ReferenceProcess['network'], ReferenceProcess>();

/** Puts bodies around SPI functions, but only in processes that start while another one uses the provider. */
export function inLaterProcesses(bodies: Readonly<Record<string, Body<unknown>>>): Wrap {
  return remembering(() => ({ isLater: false }), {
    ...Object.fromEntries(
      Object.entries(bodies).map(([name, body]): [string, Body<{ isLater: boolean }>] => [
        name,
        (call) => (call.memory.isLater ? body(call) : call.proceed()),
      ]),
    ),
    WSPStartup: async ({ process, memory, proceed }) => {
      const answer = await proceed();
      if (process.startups !== 1) return answer;
      memory.isLater = firsts.has(process.network);
      if (!memory.isLater) firsts.set(process.network, process);
      return answer;
    },
    WSPCleanup: async ({ process, proceed }) => {
      const answer = await proceed();
      if (process.startups === 0 && firsts.get(process.network) === process) firsts.delete(process.network);
      return answer;
    },
  });
}
