import type { FunctionResult } from '../../contract/service-provider/service-provider';
import { refuse, succeed, toResult } from '../../reference/answer';
import { numberOf, textOf } from '../../reference/read-arguments';
import type { LayerCall } from './layer-function';
import { startNext } from './start-next';

const MAJOR_VERSION = 2;
const MINOR_VERSION = 2;
const OWN_VERSION = MAJOR_VERSION | (MINOR_VERSION << 8);

/** WSPStartup: version 2.2 only; startups are counted. The next layer of the chain is started with this layer. */
export async function wspStartup(call: LayerCall): Promise<FunctionResult> {
  const { name, process, args, context } = call;
  const requested = numberOf(args, 'wVersionRequested');
  if (!isAtLeastOwn(requested)) return toResult(name, refuse('WSAVERNOTSUPPORTED'));
  const given = textOf(args, 'lpProtocolInfo');
  const link = await process.linkOf(given, context);
  if (link === undefined) return toResult(name, refuse('WSAEINVAL'));
  const refusal = await startNext(process, link, given, context);
  const lpProtocolInfo = process.behaviour.structureAfterwards(given);
  if (refusal !== null) return { ...toResult(name, refusal), lpProtocolInfo };
  process.startups += 1;
  const lpWSPData = {
    wVersion: OWN_VERSION,
    wHighVersion: OWN_VERSION,
    szDescription: 'Layered provider in memory',
  };
  return { ...toResult(name, succeed({ lpWSPData })), lpProtocolInfo };
}

/** A version is a WORD: the major version in its low byte, the minor one in its high byte. */
function isAtLeastOwn(version: number): boolean {
  const major = version & 0xff;
  const minor = version >> 8;
  return major > MAJOR_VERSION || (major === MAJOR_VERSION && minor >= MINOR_VERSION);
}
