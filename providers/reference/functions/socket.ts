import type { Arguments } from '../../contract/json';
import { CONDITIONS } from '../../contract/statement/statement';
import { refuse, succeed, type Answer, type Refusal } from '../answer';
import type { SocketRequest } from '../behaviour/reference-behaviour';
import { roleOf } from '../behaviour/multipoint-flags';
import type { LastProtocolInfo } from '../process/last-protocol-info';
import type { ReferenceProcess } from '../process/reference-process';
import { numberOf, textOf } from '../read-arguments';
import { closeIfUnused } from '../socket/close-endpoint';
import { Endpoint } from '../socket/endpoint';
import { giveDescriptor } from './give-descriptor';
import { joinGroup } from './join-group';
import type { FunctionCall } from './reference-function';

/**
 * WSPSocket. All that can be refused is looked at first; the descriptor is
 * acquired last, so that a refusal leaves nothing behind.
 */
export function wspSocket(call: FunctionCall): Answer | Promise<Answer> {
  const { process } = call;
  const refusal = refusalByState(call);
  if (refusal !== null) return refusal;
  const request = readRequest(call.args, process.lastInfo);
  const isShared = process.parts.shape.sharedSockets && request.info.dwProviderReserved !== 0;
  const endpoint = isShared ? sharedEndpoint(process, request) : newEndpoint(process, request);
  return endpoint instanceof Endpoint ? openEndpoint(call, endpoint, request) : endpoint;
}

function readRequest(args: Arguments, infos: LastProtocolInfo): SocketRequest {
  return {
    af: numberOf(args, 'af'),
    type: numberOf(args, 'type'),
    protocol: numberOf(args, 'protocol'),
    info: infos.decode(textOf(args, 'lpProtocolInfo')),
    g: numberOf(args, 'g'),
    dwFlags: numberOf(args, 'dwFlags'),
  };
}

function refusalByState({ process, context }: FunctionCall): Refusal | null {
  const { behaviour, network, threads, parts } = process;
  const codes = [
    threads.isInHook(context.thread) ? behaviour.refusalInsideHook() : null,
    ...CONDITIONS.filter((name) => network.isInduced(name)).map((name) =>
      behaviour.refusalWhileInduced(name),
    ),
    behaviour.refusalAtLimit(process.descriptorCount, parts.shape.descriptorLimit),
  ];
  const code = codes.find((candidate) => candidate !== null);
  return code === undefined ? null : refuse(code);
}

function newEndpoint(process: ReferenceProcess, request: SocketRequest): Endpoint | Refusal {
  const { behaviour, parts } = process;
  const chosen = behaviour.chooseEntry({
    request,
    entries: parts.entries,
    heeds: parts.shape.heeds,
    codeFor: (what) => behaviour.codeForUnsupported(what),
  });
  if (chosen.kind === 'refusal') return chosen;
  const { entry, characteristics } = chosen;
  const wrongFlags = behaviour.refusalOfMultipointFlags(entry, request.dwFlags);
  if (wrongFlags !== null) return refuse(wrongFlags);
  const endpoint = new Endpoint({
    entry,
    characteristics,
    overlapped: behaviour.hasOverlappedAttribute(request.dwFlags),
    role: roleOf(request.dwFlags),
  });
  return joinGroup(process, endpoint, request.g) ?? endpoint;
}

/** The socket that an entry of WSPDuplicateSocket stands for, where this process may have it. */
function sharedEndpoint(process: ReferenceProcess, request: SocketRequest): Endpoint | Refusal {
  const offer = process.network.duplicates.find(request.info.dwProviderReserved);
  if (offer?.processId !== process.processId) return refuse('WSAEINVAL');
  const code = process.behaviour.refusalOfShared(offer.endpoint, request);
  return code === null ? offer.endpoint : refuse(code);
}

async function openEndpoint(call: FunctionCall, endpoint: Endpoint, request: SocketRequest): Promise<Answer> {
  const { process, context } = call;
  const { behaviour, network } = process;
  const handle = await giveDescriptor(process, context, endpoint);
  if (typeof handle !== 'string') {
    closeIfUnused(endpoint, network, behaviour);
    return handle;
  }
  if (network.duplicates.takeUp(request.info.dwProviderReserved)) {
    endpoint.attributes = behaviour.attributesOfShared(endpoint, request);
  }
  return succeed({}, handle);
}
