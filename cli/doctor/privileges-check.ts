import { readFileSync } from 'node:fs';
import type { Check } from './check';

/** CAP_NET_RAW of Linux (capabilities(7)). */
const NET_RAW_BIT = 13n;

const RAW_SOCKETS = {
  name: 'raw sockets',
  need: 'some rules',
  serves: 'RAW-1 on providers that take raw sockets from the operating system',
  advice:
    'run as root or with CAP_NET_RAW (on Windows: as an administrator); without it RAW-1 is inconclusive',
} as const;

/**
 * Whether the operating system would give this process raw sockets.
 * @param status the text of /proc/self/status; undefined where there is no such file
 */
export function checkRawSockets(status: string | undefined): Check {
  const effective = /^CapEff:\s*([0-9a-f]+)$/m.exec(status ?? '')?.[1];
  if (effective === undefined) {
    return { ...RAW_SOCKETS, state: 'unknown', found: `this cannot be told on ${process.platform}` };
  }
  const allowed = ((BigInt(`0x${effective}`) >> NET_RAW_BIT) & 1n) === 1n;
  return {
    ...RAW_SOCKETS,
    state: allowed ? 'there' : 'missing',
    found: allowed ? 'CAP_NET_RAW is effective' : 'CAP_NET_RAW is not effective',
  };
}

/** The text of /proc/self/status, where the system has one. */
export function statusOfProcess(): string | undefined {
  try {
    return readFileSync('/proc/self/status', 'utf8');
  } catch {
    return undefined;
  }
}
