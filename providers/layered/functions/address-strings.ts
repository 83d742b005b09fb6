import type { FunctionResult } from '../../contract/service-provider/service-provider';
import { refuse, toResult } from '../../reference/answer';
import { textOf } from '../../reference/read-arguments';
import type { LayerCall } from './layer-function';
import { startNext } from './start-next';

/** WSPAddressToString and WSPStringToAddress: addresses are the base's affair. */
async function passDownWithStructure(call: LayerCall): Promise<FunctionResult> {
  const { name, process, args, context } = call;
  const given = textOf(args, 'lpProtocolInfo');
  const link = given === '' ? undefined : await process.linkOf(given, context);
  if (link === undefined) return toResult(name, refuse('WSAEINVAL'));
  const notStarted = await startNext(process, link, given, context);
  if (notStarted !== null) return toResult(name, notStarted);
  const result = await process.callDown({ link, name, args, given }, context);
  return { ...result, lpProtocolInfo: process.behaviour.structureAfterwards(given) };
}

export const wspAddressToString = passDownWithStructure;
export const wspStringToAddress = passDownWithStructure;
