import assert from 'node:assert/strict';
import { checkFromProvider } from '../../providers/contract/check-message';
import { argumentsProblem, prototypeOf, resultProblem } from '../../providers/contract/check-parameters';
import { SPI_FUNCTIONS } from '../../providers/contract/functions';
import type { Arguments, Hex, Json } from '../../providers/contract/json';
import type {
  Call,
  Completion,
  FromProvider,
  Opened,
  Result,
  Return,
  Upcall,
} from '../../providers/contract/messages';
import type { Adapter, AdapterProcess } from '../../providers/contract/provider';
import { encodeProtocolInfo, type ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { parseShape, referenceAdapter, type ReferenceOptions } from '../../providers/reference/reference';

/** What a test says about an upcall; undefined: the answer that succeeds. */
export type Reaction = (upcall: Upcall) => Partial<Result> | Promise<Partial<Result>> | undefined;

/** Handles made for upcalls: no two tests' processes share one. */
let lastHandle = 0x10000;

/** One process of the reference, driven by contract messages, with the upcalls answered as WS2_32.DLL would. */
export class Tester {
  readonly upcalls: Upcall[] = [];
  readonly events: Completion[] = [];
  opened: Opened | undefined;
  react: Reaction = () => undefined;
  private readonly process: AdapterProcess;
  private readonly pending = new Map<number, (message: FromProvider) => void>();
  /** The functions that were called, by the number of the call. */
  private readonly names = new Map<number, string>();
  private readonly watchers: (() => void)[] = [];
  private lastId = 0;

  constructor(adapter: Adapter) {
    this.process = adapter.spawn({
      receive: (message) => {
        this.receive(message);
      },
      lost: (_cause, reason) => {
        throw new Error(reason);
      },
    });
    this.process.send({ kind: 'open', ...this.head(), contract: 1 });
  }

  /** A process of this shape on a network of its own, started. */
  static of(shape: string, options: ReferenceOptions = {}): Promise<Tester> {
    return Tester.on(referenceAdapter(parseShape(shape), options));
  }

  /** One more process on the network of an adapter, started. */
  static async on(adapter: Adapter): Promise<Tester> {
    const tester = new Tester(adapter);
    await tester.call('WSPStartup', {
      wVersionRequested: 0x202,
      lpProtocolInfo: tester.info(tester.entries[0]),
    });
    return tester;
  }

  get entries(): readonly ProtocolInfo[] {
    return (this.opened?.ics?.entries ?? []) as readonly ProtocolInfo[];
  }

  entryOfType(iSocketType: number): ProtocolInfo {
    const entry = this.entries.find((candidate) => candidate.iSocketType === iSocketType);
    if (entry === undefined) throw new Error(`no entry of type ${String(iSocketType)}`);
    return entry;
  }

  info(entry: ProtocolInfo | undefined): string {
    if (entry === undefined) throw new Error('no entry');
    return encodeProtocolInfo(entry);
  }

  /** Calls a function; arguments of the prototype that are left out are null, numbers among them 0. */
  async call(name: string, args: Arguments, thread = 1, times?: number): Promise<Return> {
    const head = this.head(thread);
    this.names.set(head.id, name);
    const message = await this.send({
      kind: 'call',
      ...head,
      function: name,
      during: null,
      arguments: complete(name, args),
      ...(times === undefined ? {} : { times }),
    });
    if (message.kind !== 'return') throw new Error(`${name}: ${JSON.stringify(message)}`);
    return message;
  }

  /** WSPSocket for an entry, by FROM_PROTOCOL_INFO unless `more` says otherwise; the descriptor. */
  async socket(entry: ProtocolInfo, more: Arguments = {}): Promise<Hex> {
    const { result, errno } = await this.trySocket(entry, more);
    if (errno !== null) throw new Error(`WSPSocket refused with ${String(errno)}`);
    return result as Hex;
  }

  trySocket(entry: ProtocolInfo, more: Arguments = {}, thread = 1): Promise<Return> {
    const lpProtocolInfo = this.info(entry);
    return this.call('WSPSocket', { af: -1, type: -1, protocol: -1, lpProtocolInfo, ...more }, thread);
  }

  /** Calls a function that has to succeed, and gives its out-parameters. */
  async must(name: string, args: Arguments): Promise<Return['out']> {
    const { result, errno, out } = await this.call(name, args);
    if (errno !== null) throw new Error(`${name} gave ${JSON.stringify(result)}, ${String(errno)}`);
    return out;
  }

  /** Binds to the sample address of the socket's family, or to `second`; the full address. */
  async bind(s: Hex, entry: ProtocolInfo, which: 'local' | 'second' = 'local'): Promise<string> {
    const sample = this.opened?.ixit?.addresses?.find(({ family }) => family === entry.iAddressFamily);
    await this.must('WSPBind', { s, name: sample?.[which] ?? null });
    return (await this.must('WSPGetSockName', { s, namelen: 128 }))['name'] as string;
  }

  /** A listening socket; its descriptor and full address. */
  async listener(
    entry: ProtocolInfo,
    which: 'local' | 'second' = 'local',
  ): Promise<{ s: Hex; name: string }> {
    const s = await this.socket(entry);
    const name = await this.bind(s, entry, which);
    await this.must('WSPListen', { s, backlog: 5 });
    return { s, name };
  }

  /** A connected pair: what connected, and what was accepted. */
  async pair(entry: ProtocolInfo, more: Arguments = {}): Promise<{ client: Hex; server: Hex }> {
    const { s, name } = await this.listener(entry);
    const client = await this.socket(entry, more);
    await this.must('WSPConnect', { s: client, name });
    const accepted = await this.call('WSPAccept', { s, addrlen: 128 });
    return { client, server: accepted.result as Hex };
  }

  /** Sends text, or bytes, in one call. */
  send1(s: Hex, text: string): Promise<Return> {
    return this.call('WSPSend', { s, lpBuffers: [Buffer.from(text).toString('hex')] });
  }

  /** Receives at most `length` bytes as text. */
  async receive1(s: Hex, length = 1024): Promise<string> {
    return textOf(await this.must('WSPRecv', { s, lpBuffers: [length] }));
  }

  /** The value of an int option; undefined where it is refused. */
  async option(s: Hex, optname: number): Promise<number | undefined> {
    const { errno, out } = await this.call('WSPGetSockOpt', { s, level: 0xffff, optname, optlen: 4 });
    return errno === null ? Buffer.from(out['optval'] as string, 'hex').readUInt32LE() : undefined;
  }

  async control(kind: 'induce' | 'clear', condition: string): Promise<FromProvider['kind']> {
    return (await this.send({ kind, ...this.head(0), condition })).kind;
  }

  /** Upcalls of one name. */
  made(name: string): readonly Upcall[] {
    return this.upcalls.filter((upcall) => upcall.function === name);
  }

  /** Waits until something that has been seen, or is to come, is there. */
  async until<T>(look: () => T | undefined): Promise<T> {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => this.watchers.push(resolve));
    }
  }

  private receive(message: FromProvider): void {
    assertObeysContract(message, this.names);
    switch (message.kind) {
      case 'opened':
        this.opened = message;
        break;
      case 'upcall':
        this.upcalls.push(message);
        void this.answer(message);
        break;
      case 'event':
        this.events.push(message);
        break;
      default:
        this.pending.get(message.to)?.(message);
        this.pending.delete(message.to);
    }
    for (const watcher of this.watchers.splice(0)) watcher();
  }

  private async answer(upcall: Upcall): Promise<void> {
    const said = (await this.react(upcall)) ?? { result: succeeding(upcall) };
    this.process.send({
      kind: 'answer',
      ...this.head(upcall.thread),
      to: upcall.id,
      result: 0,
      errno: null,
      out: {},
      ...said,
    });
  }

  private send(message: Call | Parameters<AdapterProcess['send']>[0]): Promise<FromProvider> {
    return new Promise((resolve) => {
      this.pending.set(message.id, resolve);
      this.process.send(message);
    });
  }

  private head(thread = 0): { id: number; process: number; thread: number } {
    this.lastId += 1;
    return { id: this.lastId, process: 1, thread };
  }
}

/** The text that a receive filled its buffers with. */
export function textOf(out: Return['out']): string {
  return Buffer.from((out['lpBuffers'] as readonly string[]).join(''), 'hex').toString();
}

/** Every message has to be one of the contract, and to fit the function's prototype. */
function assertObeysContract(message: FromProvider, names: ReadonlyMap<number, string>): void {
  const checked = checkFromProvider(message);
  assert.ok(checked.ok, checked.ok ? '' : checked.problem);
  if (message.kind !== 'upcall' && message.kind !== 'return') return;
  const name = message.kind === 'upcall' ? message.function : (names.get(message.to) ?? '');
  const prototype = prototypeOf(name);
  assert.ok(prototype, name);
  const problem =
    message.kind === 'upcall'
      ? argumentsProblem(prototype, message.arguments)
      : resultProblem(prototype, message);
  assert.equal(problem, undefined, name);
}

function complete(name: string, args: Arguments): Arguments {
  const prototype = SPI_FUNCTIONS[name];
  if (prototype === undefined) throw new Error(`no function ${name}`);
  const nullable = [
    'bytes',
    'sockaddr',
    'handle',
    'overlapped',
    'text',
    'protocolInfo',
    'structure',
    'buffers',
  ];
  return Object.fromEntries(
    Object.entries(prototype.in).map(([parameter, kind]) => [
      parameter,
      args[parameter] ??
        (nullable.includes(kind) || parameter === 'timeout' ? null : kind === 'lengths' ? [] : 0),
    ]),
  );
}

function succeeding(upcall: Upcall): Json {
  switch (upcall.function) {
    case 'WPUCreateSocketHandle':
      lastHandle += 4;
      return `0x${lastHandle.toString(16)}`;
    case 'WPUModifyIFSHandle':
      // The two low bits of a system handle mean nothing: another value for the same handle.
      return `0x${(BigInt(upcall.arguments['ProposedHandle'] as string) + 1n).toString(16)}`;
    case 'WPUSetEvent':
    case 'WPUPostMessage':
      return 1;
    default:
      return 0;
  }
}
