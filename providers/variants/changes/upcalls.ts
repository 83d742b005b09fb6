import type { Arguments } from '../../contract/json';
import type { Result } from '../../contract/messages';
import type { CallContext } from '../../contract/service-provider/service-provider';

/**
 * What a variant does with an upcall of the reference.
 * @param make makes the upcall, with these or with changed arguments
 */
export type UpcallBody = (upcall: {
  readonly name: string;
  readonly args: Arguments;
  readonly make: (args?: Arguments) => Promise<Result>;
}) => Promise<Result>;

/** A call's context in which every upcall goes through a body. */
export function withUpcalls(context: CallContext, body: UpcallBody): CallContext {
  return {
    ...context,
    upcall: (name, args, more) =>
      body({ name, args, make: (changed) => context.upcall(name, changed ?? args, more) }),
  };
}
