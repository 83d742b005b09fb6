import type { Parameter } from '../calls/parameter';

/** A function that can be called now. */
export interface NativeFunction {
  readonly address: bigint;
  /** Without lpErrno. */
  readonly parameters: readonly Parameter[];
  /** Where its code is: behind lpErrno, in GetLastError, or in the result. */
  readonly code: 'lpErrno' | 'last-error' | 'result';
}

/** Why a function cannot be called: the adapter does not know it, or the provider gave a null pointer for it. */
export type NoFunction = { readonly unknown: string } | { readonly missing: string };
