/** What a host says, a line each (docs/native.md). Numbers of the size of a pointer are bigints. */
export type HostLine =
  | { readonly verb: 'function'; readonly name: string; readonly address: bigint }
  | {
      readonly verb: 'hello';
      readonly token: string;
      readonly processId: number;
      readonly pointerSize: number;
      readonly arena: bigint;
      readonly arenaSize: number;
    }
  | {
      readonly verb: 'return';
      readonly request: number;
      readonly made: number;
      readonly result: bigint;
      /** What GetLastError tells after the call. */
      readonly lastError: number;
      /** How long it took without the answers to upcalls, in units of 100 ns. */
      readonly inside: number;
      readonly memory: readonly (Buffer | null)[];
    }
  | {
      readonly verb: 'upcall';
      readonly number: number;
      readonly thread: number;
      /** The request that it is made in; 0: none. */
      readonly request: number;
      readonly name: string;
      readonly words: readonly bigint[];
    }
  | { readonly verb: 'data'; readonly request: number; readonly memory: readonly (Buffer | null)[] }
  | { readonly verb: 'redirected'; readonly request: number; readonly places: number }
  | { readonly verb: 'signalled'; readonly id: number }
  | {
      readonly verb: 'crash';
      readonly code: number;
      readonly address: bigint;
      readonly thread: number;
      readonly request: number;
      readonly module: string;
      readonly offset: bigint;
      /** Whose pointers were used, where that was in an upcall. */
      readonly upcall?: { readonly name: string; readonly words: readonly bigint[] };
    }
  | { readonly verb: 'failed'; readonly reason: string }
  | { readonly verb: 'bye' };

/** A line that no host says: a provider has written into the host's memory, or its connection is not the host's. */
export class NotAHostLine extends Error {
  override readonly name = 'NotAHostLine';
}

/**
 * Reads a line of a host.
 * @param line without its end
 * @throws NotAHostLine
 */
export function readHostLine(line: string): HostLine {
  const [verb = '', ...parts] = line.split(' ');
  const read = READERS[verb];
  if (read === undefined) throw new NotAHostLine(`the unknown verb ${verb.slice(0, 40)}`);
  return read(new Parts(verb, parts));
}

const HEX = /^[0-9a-f]{1,16}$/;
const BYTES = /^[0-9a-f]*$/;

class Parts {
  private at = 0;

  constructor(
    private readonly verb: string,
    private readonly parts: readonly string[],
  ) {}

  text(): string {
    const part = this.parts[this.at];
    this.at += 1;
    if (part === undefined) throw new NotAHostLine(`a ${this.verb} with too few parts`);
    return part;
  }

  word(): bigint {
    const part = this.text();
    if (!HEX.test(part))
      throw new NotAHostLine(`a ${this.verb} with ${part.slice(0, 40)} where a number belongs`);
    return BigInt(`0x${part}`);
  }

  number(): number {
    return Number(this.word());
  }

  /** The name of an upcall and its arguments, where a line goes on with one. */
  upcall(): { readonly upcall?: { readonly name: string; readonly words: readonly bigint[] } } {
    if (this.at === this.parts.length) return {};
    return { upcall: { name: this.text(), words: this.words() } };
  }

  words(): readonly bigint[] {
    return this.parts.slice(this.at).map(() => this.word());
  }

  memory(): readonly (Buffer | null)[] {
    return this.parts.slice(this.at).map((part) => {
      if (part === '?') return null;
      if (part === '-') return Buffer.alloc(0);
      if (!BYTES.test(part)) throw new NotAHostLine(`a ${this.verb} with bytes that are none`);
      return Buffer.from(part, 'hex');
    });
  }
}

const READERS: { readonly [verb: string]: (parts: Parts) => HostLine } = {
  function: (parts) => ({ verb: 'function', name: parts.text(), address: parts.word() }),
  hello: (parts) => ({
    verb: 'hello',
    token: parts.text(),
    processId: parts.number(),
    pointerSize: parts.number(),
    arena: parts.word(),
    arenaSize: parts.number(),
  }),
  return: (parts) => ({
    verb: 'return',
    request: parts.number(),
    made: parts.number(),
    result: parts.word(),
    lastError: parts.number(),
    inside: parts.number(),
    memory: parts.memory(),
  }),
  upcall: (parts) => ({
    verb: 'upcall',
    number: parts.number(),
    thread: parts.number(),
    request: parts.number(),
    name: parts.text(),
    words: parts.words(),
  }),
  data: (parts) => ({ verb: 'data', request: parts.number(), memory: parts.memory() }),
  redirected: (parts) => ({ verb: 'redirected', request: parts.number(), places: parts.number() }),
  signalled: (parts) => ({ verb: 'signalled', id: parts.number() }),
  crash: (parts) => ({
    verb: 'crash',
    code: parts.number(),
    address: parts.word(),
    thread: parts.number(),
    request: parts.number(),
    module: parts.text(),
    offset: parts.word(),
    ...parts.upcall(),
  }),
  failed: (parts) => ({ verb: 'failed', reason: parts.text() }),
  bye: () => ({ verb: 'bye' }),
};
