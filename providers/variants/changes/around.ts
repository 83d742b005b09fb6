import type { Arguments } from '../../contract/json';
import type {
  CallContext,
  FunctionResult,
  SpiFunction,
} from '../../contract/service-provider/service-provider';
import type { FunctionTable, ReferenceOptions, ReferenceProcess } from '../../reference/reference';

export type Wrap = NonNullable<ReferenceOptions['wrap']>;

/** A call of a function that a variant stands around. */
export interface SurroundedCall<Memory> {
  readonly args: Arguments;
  readonly context: CallContext;
  readonly process: ReferenceProcess;
  readonly memory: Memory;
  /** Lets the reference's own function do it, with these or with changed arguments. */
  readonly proceed: (changed?: {
    readonly args?: Arguments;
    readonly context?: CallContext;
  }) => Promise<FunctionResult>;
}

/** What a variant does in the place of an SPI function. */
export type Body<Memory> = (call: SurroundedCall<Memory>) => FunctionResult | Promise<FunctionResult>;

interface Bodies<Memory> {
  readonly [name: string]: Body<Memory>;
}

/** Puts bodies around SPI functions, by their names. */
export function around(bodies: Bodies<null>): Wrap {
  return remembering(() => null, bodies);
}

/**
 * Puts bodies around SPI functions that remember something from call to call, process by process.
 * @param begin makes the memory afresh at each first WSPStartup
 */
export function remembering<Memory>(begin: () => Memory, bodies: Bodies<Memory>): Wrap {
  return (functions, process) => {
    let memory = begin();
    const surrounded = (name: string, body: Body<Memory>): SpiFunction => {
      const own = functions[name];
      if (own === undefined) throw new Error(`the reference has no function ${name}`);
      return (args, context) =>
        body({
          args,
          context,
          process,
          memory,
          proceed: async (changed) => own(changed?.args ?? args, changed?.context ?? context),
        });
    };
    const changed: FunctionTable = Object.fromEntries(
      Object.entries(bodies).map(([name, body]) => [name, surrounded(name, body)]),
    );
    const table = { ...functions, ...changed };
    return {
      ...table,
      WSPStartup: (args, context) => {
        if (process.startups === 0) memory = begin();
        return callOf(table, 'WSPStartup')(args, context);
      },
    };
  };
}

function callOf(table: FunctionTable, name: string): SpiFunction {
  const found = table[name];
  if (found === undefined) throw new Error(`the reference has no function ${name}`);
  return found;
}
