import type { Hex } from '../../contract/json';
import type { Endpoint } from '../socket/endpoint';
import type { Requests } from './requests';

/** A descriptor of one process, and the socket that it stands for. */
export interface Descriptor {
  /** As the client knows it. */
  readonly handle: Hex;
  readonly endpoint: Endpoint;
  /** The overlapped requests that were begun through it. */
  readonly requests: Requests;
}
