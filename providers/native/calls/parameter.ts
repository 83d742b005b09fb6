import type { Arguments, Hex, Json } from '../../contract/json';
import type { CallFrame } from './call-frame';

/** What a parameter is put together with. */
export interface Given {
  readonly frame: CallFrame;
  readonly args: Arguments;
  /** The WSAOVERLAPPED that stands for a token, made where it is new. */
  readonly overlapped: (token: Hex) => bigint;
  /** Has the host's condition function answer in a certain way. */
  readonly condition: (decision: Decision) => { readonly address: bigint; readonly data: bigint };
}

/** What a condition function decides: CF_ACCEPT 0, CF_REJECT 1, CF_DEFER 2; and what it puts into *g. */
export interface Decision {
  readonly decision: number;
  readonly g: number;
}

/** What came of the call, for the out-parameters. */
interface Came {
  /** Neither failed nor pending: the function wrote what it writes. */
  readonly succeeded: boolean;
}

/** A buffer of a request: it outlives the call where the request is pending. */
export interface Target {
  readonly address: bigint;
  /** In bytes. */
  readonly length: number;
}

/** What a parameter leaves behind for the time after the call. */
export interface After {
  /** The out-parameters that it fills; undefined in place of one that was not written. */
  readonly out?: (came: Came) => { readonly [name: string]: Json | undefined };
  /** Where a request puts what it receives. */
  readonly targets?: readonly Target[];
}

/** One parameter of a prototype, or a pair that belongs together: pushes its words, and tells what to do afterwards. */
export type Parameter = (given: Given) => After | undefined;
