import { refuse, succeed, type Answer } from '../answer';
import { numberOf } from '../read-arguments';
import type { FunctionCall } from './reference-function';

const MAJOR_VERSION = 2;
const MINOR_VERSION = 2;
const OWN_VERSION = MAJOR_VERSION | (MINOR_VERSION << 8);

/** WSPStartup: version 2.2 only; startups are counted. */
export function wspStartup({ process, args }: FunctionCall): Answer {
  const requested = numberOf(args, 'wVersionRequested');
  if (!isAtLeastOwn(requested)) return refuse('WSAVERNOTSUPPORTED');
  process.startups += 1;
  const lpWSPData = {
    wVersion: OWN_VERSION,
    wHighVersion: OWN_VERSION,
    szDescription: 'Reference provider in memory',
  };
  return succeed({ lpWSPData });
}

/** A version is a WORD: the major version in its low byte, the minor one in its high byte. */
function isAtLeastOwn(version: number): boolean {
  const major = version & 0xff;
  const minor = version >> 8;
  return major > MAJOR_VERSION || (major === MAJOR_VERSION && minor >= MINOR_VERSION);
}
