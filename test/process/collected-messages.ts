import type { FromProvider, Lost } from '../../providers/contract/messages';
import type { TesterSide } from '../../providers/contract/provider';

/** What the tester's side was told of the loss of a process. */
export type Loss = Pick<Lost, 'cause' | 'reason' | 'lastWords'>;

/** A tester's side that keeps all it is told, and can be waited for. */
export class CollectedMessages implements TesterSide {
  readonly messages: FromProvider[] = [];
  readonly losses: Loss[] = [];
  private wake: () => void = () => undefined;

  receive(message: FromProvider): void {
    this.messages.push(message);
    this.wake();
  }

  lost(cause: Loss['cause'], reason: string, lastWords: string): void {
    this.losses.push({ cause, reason, lastWords });
    this.wake();
  }

  /** Waits for the message of that number, counted from 1. */
  async message(number: number): Promise<FromProvider> {
    for (;;) {
      const message = this.messages[number - 1];
      if (message !== undefined) return message;
      if (this.losses[0] !== undefined) throw new Error(`lost instead: ${this.losses[0].reason}`);
      await this.more();
    }
  }

  /** Waits for the loss. */
  async loss(): Promise<Loss> {
    while (this.losses[0] === undefined) await this.more();
    return this.losses[0];
  }

  private more(): Promise<void> {
    return new Promise((resolve) => {
      this.wake = resolve;
    });
  }
}
