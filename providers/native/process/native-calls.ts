import type { Hex } from '../../contract/json';
import type { Call } from '../../contract/messages';
import { ArenaFull } from '../memory/arena';
import type { Decision } from '../calls/parameter';
import type { HostEvent } from '../channel/host-connection';
import type { NativeProvider } from './native-provider';
import { OutgoingCall } from './outgoing-call';
import type { Outlet } from './outlet';
import type { Requests } from './requests';
import type { RunningHost } from './running-host';

type Returned = Extract<HostEvent, { verb: 'return' }>;

/** The calls of the tester, as they go out to the host and come back. */
export class NativeCalls {
  private readonly underWay = new Map<number, OutgoingCall>();
  private readonly decisions = new Map<bigint, Decision>();

  constructor(
    private readonly host: RunningHost,
    private readonly provider: NativeProvider,
    private readonly requests: Requests,
    private readonly outlet: Outlet,
    /** Is told what became of a call that made an overlapped request, once its return has been passed on. */
    private readonly requestMade: (token: Hex, pending: boolean) => void,
  ) {}

  /** @param thread the thread of the host that makes the call */
  make(call: Call, thread: number): void {
    const target = this.provider.find(call.function);
    if ('unknown' in target) {
      this.refuse(call, target.unknown);
      return;
    }
    if ('missing' in target) {
      this.outlet.crashed(`${target.missing}, and a client that calls it dies`);
      return;
    }
    if (typeof call.arguments['lpCompletionRoutine'] === 'string') {
      this.refuse(call, 'completion routines are not called by this adapter');
      return;
    }
    const frame = this.host.frame();
    try {
      const outgoing = new OutgoingCall(call, target, frame, {
        overlapped: (token) => this.requests.place(token, frame, call.arguments['s'] ?? null),
        condition: (decision) => this.install(decision),
      });
      if (outgoing.token !== null) this.requests.begin(outgoing.token, outgoing.targets);
      this.underWay.set(call.id, outgoing);
      this.host.connection.call({
        thread,
        request: call.id,
        address: target.address,
        words: frame.words,
        writes: frame.writes,
        reads: frame.readings,
        ...(call.times === undefined ? {} : { times: call.times, failure: outgoing.failure }),
      });
    } catch (cause) {
      if (!(cause instanceof ArenaFull)) throw cause;
      frame.release();
      this.refuse(call, cause.message);
    }
  }

  /** Takes a return. @returns whether it is one of these calls */
  returned({ request, made, result, lastError, memory }: Returned): boolean {
    const outgoing = this.underWay.get(request);
    if (outgoing === undefined) return false;
    this.underWay.delete(request);
    const { call, token, frame } = outgoing;
    const { pending, ...outcome } = outgoing.outcome(result, lastError, memory);
    if (pending && token !== null) this.requests.pend(token, frame);
    else frame.release();
    if (token !== null && !pending) this.requests.over(token);
    if (call.function === 'WSPCleanup') this.requests.forgetComplete();
    this.outlet.say({
      kind: 'return',
      thread: call.thread,
      to: call.id,
      ...outcome,
      ...(call.times === undefined ? {} : { made }),
    });
    if (token !== null) this.requestMade(token, pending);
    return true;
  }

  /** The call that a request of the host belongs to; null where it is none of the tester's. */
  callOf(request: number): Call | null {
    return this.underWay.get(request)?.call ?? null;
  }

  /** What a condition function was told to decide, by its callback data. */
  decision(data: bigint): Decision | undefined {
    return this.decisions.get(data);
  }

  private install(decision: Decision): { readonly address: bigint; readonly data: bigint } {
    const data = BigInt(this.decisions.size + 1);
    this.decisions.set(data, decision);
    return { address: this.host.address('Condition'), data };
  }

  private refuse({ id, thread }: Call, reason: string): void {
    this.outlet.say({ kind: 'refused', thread, to: id, reason });
  }
}
