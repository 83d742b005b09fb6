import type { Answer, Call, FromProvider, FromTester, Result, Return } from '../messages';
import { CONTRACT_VERSION } from '../messages';
import { INVALID_SOCKET, SOCKET_ERROR } from '../constants/constants';
import type {
  CallContext,
  FunctionResult,
  ServiceProvider,
  ServiceProviderFactory,
} from './service-provider';

/** Where the messages of a hosted provider go. */
interface HostOutlet {
  receive(message: FromProvider): void;
  /** The provider threw: a crash of its process. */
  crashed(reason: string): void;
}

/** A provider that is ready for messages. */
export interface HostedProvider {
  readonly deliver: (message: FromTester) => void;
  /** The process ends, whether it said goodbye or not. */
  readonly end: () => void;
}

/**
 * Turns a table of functions into an answerer of contract messages: numbers the
 * messages, matches answers to upcalls, repeats a call with `times`.
 */
export function hostServiceProvider(factory: ServiceProviderFactory, outlet: HostOutlet): HostedProvider {
  let process = 0;
  let lastId = 0;
  const waiting = new Map<number, (answer: Answer) => void>();
  const head = (thread: number): { id: number; process: number; thread: number } => {
    lastId += 1;
    return { id: lastId, process, thread };
  };
  const upcall = (
    thread: number,
    during: number | null,
    name: string,
    args: Call['arguments'],
    more: { memory?: Return['out'] | object; target?: number } = {},
  ): Promise<Result> =>
    new Promise((resolve) => {
      const from = head(thread);
      waiting.set(from.id, resolve);
      outlet.receive({
        kind: 'upcall',
        ...from,
        function: name,
        during,
        target: more.target ?? null,
        arguments: args,
        memory: (more.memory ?? {}) as { [token: `0x${string}`]: readonly string[] },
      });
    });
  const provider: ServiceProvider = factory({
    upcall: (name, args, more) => upcall(0, null, name, args, more),
    complete: (event) => {
      outlet.receive({ kind: 'event', ...head(0), ...event });
    },
  });

  async function serve(call: Call): Promise<void> {
    const body = provider.functions[call.function];
    if (body === undefined) {
      const reason = `unknown function ${call.function}`;
      outlet.receive({ kind: 'refused', ...head(call.thread), to: call.id, reason });
      return;
    }
    const context: CallContext = {
      thread: call.thread,
      upcall: (name, args, more) => upcall(call.thread, call.id, name, args, more),
    };
    const times = call.times ?? 1;
    let made = 0;
    let result: FunctionResult;
    do {
      const answer = body(call.arguments, context);
      result = answer instanceof Promise ? await answer : answer;
      made += 1;
    } while (made < times && isFailure(result));
    const given = call.arguments['lpProtocolInfo'];
    outlet.receive({
      kind: 'return',
      ...head(call.thread),
      to: call.id,
      result: result.result,
      errno: result.errno,
      out: result.out,
      in: typeof given === 'string' ? { lpProtocolInfo: result.lpProtocolInfo ?? given } : null,
      ...(call.times === undefined ? {} : { made }),
    });
  }

  let ended = false;
  const end = (): void => {
    if (!ended) provider.end?.();
    ended = true;
  };
  const deliver = (message: FromTester): void => {
    switch (message.kind) {
      case 'open':
        process = message.process;
        outlet.receive({ kind: 'opened', ...head(0), contract: CONTRACT_VERSION, ...provider.opened });
        break;
      case 'call':
        serve(message).catch((cause: unknown) => {
          outlet.crashed(cause instanceof Error ? cause.message : String(cause));
        });
        break;
      case 'answer': {
        const resolve = waiting.get(message.to);
        waiting.delete(message.to);
        resolve?.(message);
        break;
      }
      case 'induce':
      case 'clear': {
        const known = provider.control?.(message.condition, message.kind === 'induce') ?? false;
        outlet.receive(
          known
            ? { kind: 'done', ...head(0), to: message.id }
            : {
                kind: 'refused',
                ...head(0),
                to: message.id,
                reason: `unknown condition ${message.condition}`,
              },
        );
        break;
      }
      case 'close':
        end();
        outlet.receive({ kind: 'done', ...head(0), to: message.id });
        break;
    }
  };
  return { deliver, end };
}

function isFailure(result: Result): boolean {
  return result.result === INVALID_SOCKET || result.result === SOCKET_ERROR;
}
