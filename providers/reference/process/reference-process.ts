import type { Hex } from '../../contract/json';
import type { Worker } from '../../contract/service-provider/service-provider';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';
import type { ReferenceBehaviour } from '../behaviour/reference-behaviour';
import type { Network } from '../network/network';
import type { ReferenceShape } from '../shape/reference-shape';
import type { Endpoint } from '../socket/endpoint';
import { closeIfUnused } from '../socket/close-endpoint';
import { BlockedThreads } from './blocked-threads';
import type { Descriptor } from './descriptor';
import { LastProtocolInfo } from './last-protocol-info';
import { Requests } from './requests';

const FIRST_CONTEXT = 0x1000;
const FIRST_PROPOSED_HANDLE = 0x400;
/** System handles leave their two low bits unused. */
const HANDLE_STEP = 4;

/** What a process is made of. */
interface ProcessParts {
  readonly network: Network;
  readonly shape: ReferenceShape;
  readonly entries: readonly ProtocolInfo[];
  readonly behaviour: ReferenceBehaviour;
  readonly worker: Worker;
}

/** One process that has the provider loaded: its startups and its descriptors. */
export class ReferenceProcess {
  readonly processId: number;
  readonly lastInfo = new LastProtocolInfo();
  readonly threads = new BlockedThreads();
  startups = 0;
  /** Descriptors that are being made: an upcall for them is under way. */
  descriptorsUnderway = 0;
  private readonly descriptors = new Map<string, Descriptor>();
  private nextContext = FIRST_CONTEXT;
  private nextHandle = FIRST_PROPOSED_HANDLE;

  constructor(readonly parts: ProcessParts) {
    this.processId = parts.network.allocateProcessId();
  }

  get network(): Network {
    return this.parts.network;
  }

  get behaviour(): ReferenceBehaviour {
    return this.parts.behaviour;
  }

  get openDescriptors(): readonly Descriptor[] {
    return [...this.descriptors.values()];
  }

  get descriptorCount(): number {
    return this.descriptors.size + this.descriptorsUnderway;
  }

  find(handle: string): Descriptor | undefined {
    return this.descriptors.get(handle);
  }

  /** Makes a handle, once it is the client's, stand for a socket. */
  register(handle: Hex, endpoint: Endpoint): Descriptor {
    const descriptor: Descriptor = { handle, endpoint, requests: new Requests() };
    this.descriptors.set(handle, descriptor);
    endpoint.descriptors.add(descriptor);
    return descriptor;
  }

  unregister(descriptor: Descriptor): void {
    this.descriptors.delete(descriptor.handle);
    descriptor.endpoint.descriptors.delete(descriptor);
    descriptor.endpoint.interest.forget(descriptor);
  }

  /** The process is gone: its sockets are freed without an upcall. */
  end(): void {
    this.startups = 0;
    for (const descriptor of this.openDescriptors) {
      descriptor.requests.drop();
      this.unregister(descriptor);
      closeIfUnused(descriptor.endpoint, this.network, this.behaviour);
    }
  }

  /** A context for WPUCreateSocketHandle, of its own for each descriptor. */
  allocateContext(): Hex {
    this.nextContext += 1;
    return `0x${this.nextContext.toString(16)}`;
  }

  /** A handle to propose to WPUModifyIFSHandle. */
  proposeHandle(): Hex {
    this.nextHandle += HANDLE_STEP;
    return `0x${this.nextHandle.toString(16)}`;
  }
}
