import type { Answer, Result } from '../../contract/messages';
import type { Write } from '../calls/call-frame';
import type { HostEvent } from '../channel/host-connection';
import type { NativeUpcall, UpcallBody } from '../upcalls/native-upcall';
import type { NativeCalls } from './native-calls';
import type { Outlet } from './outlet';
import type { RunningHost } from './running-host';

type Told = Extract<HostEvent, { verb: 'upcall' }>;

/** The threads that are the provider's own have numbers from here on. */
const FIRST_FOREIGN_THREAD = 0x10000;

/** An upcall that the tester has been asked about. */
interface Asked {
  /** The thread of the host that waits in it. */
  readonly thread: number;
  readonly answered: (answer: Answer) => void;
}

/** The upcalls of the provider: asked of the tester, and answered to the thread that waits. */
export class NativeUpcalls {
  private readonly asked = new Map<number, Asked>();

  constructor(
    private readonly host: RunningHost,
    private readonly calls: NativeCalls,
    private readonly outlet: Outlet,
    private readonly body: (name: string) => UpcallBody | undefined,
  ) {}

  /**
   * Takes an upcall.
   * @returns resolves once the tester has been asked: what happens later is told later
   */
  take(told: Told): Promise<void> {
    const body = this.body(told.name);
    if (body === undefined) {
      this.outlet.crashed(`an upcall of ${told.name}, which the suite does not know`);
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      const writes: Write[] = [];
      const upcall = this.shown(told, writes, resolve);
      body(upcall).then(
        (result) => {
          resolve();
          this.host.connection.answer(told.thread, result, writes);
        },
        (cause: unknown) => {
          resolve();
          this.outlet.crashed(`an upcall of ${told.name} could not be answered: ${String(cause)}`);
        },
      );
    });
  }

  /** Takes the tester's answer. */
  answered(answer: Answer): void {
    const asked = this.asked.get(answer.to);
    this.asked.delete(answer.to);
    asked?.answered(answer);
  }

  /** The thread of the host that waits in an upcall. */
  threadOf(upcall: number): number | undefined {
    return this.asked.get(upcall)?.thread;
  }

  private shown(told: Told, writes: Write[], asked: () => void): NativeUpcall {
    const { connection, pointerSize } = this.host;
    const call = this.calls.callOf(told.request);
    const thread = told.thread < FIRST_FOREIGN_THREAD && call !== null ? call.thread : 0;
    return {
      words: told.words,
      pointerSize,
      read: async (address, length) => (await connection.read([{ address, length }]))[0] ?? null,
      write: (address, bytes) => {
        if (address !== 0n) writes.push({ address, bytes });
      },
      ask: (name, args, more = {}) =>
        new Promise<Result>((resolve) => {
          this.outlet.say(
            {
              kind: 'upcall',
              thread,
              function: name,
              during: call?.id ?? null,
              target: more.target ?? null,
              arguments: args,
              memory: more.memory ?? {},
            },
            (id) => this.asked.set(id, { thread: told.thread, answered: resolve }),
          );
          asked();
        }),
    };
  }
}
