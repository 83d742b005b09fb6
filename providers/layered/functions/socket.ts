import type { FunctionResult } from '../../contract/service-provider/service-provider';
import { refuse, toResult } from '../../reference/answer';
import { numberOf, textOf } from '../../reference/read-arguments';
import { giveDescriptor } from './give-descriptor';
import type { LayerCall } from './layer-function';
import { isFailure } from '../process/is-failure';
import { startNext } from './start-next';

/** WSPSocket: the next layer makes the socket, this layer a descriptor for it. */
export async function wspSocket(call: LayerCall): Promise<FunctionResult> {
  const given = textOf(call.args, 'lpProtocolInfo');
  const result = await open(call, given);
  return { ...result, lpProtocolInfo: call.process.behaviour.structureAfterwards(given) };
}

async function open(call: LayerCall, given: string): Promise<FunctionResult> {
  const { name, process, context } = call;
  const link = await process.linkOf(given, context);
  if (link === undefined) return toResult(name, refuse('WSAEINVAL'));
  const notStarted = await startNext(process, link, given, context);
  if (notStarted !== null) return toResult(name, notStarted);
  const args = { ...call.args, dwFlags: process.behaviour.flagsForNext(numberOf(call.args, 'dwFlags')) };
  const made = await process.callDown({ link, name, args, given }, context);
  return isFailure(name, made) ? made : giveDescriptor(call, link, made);
}
