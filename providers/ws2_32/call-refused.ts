import type { Call, Refused } from '../contract/messages';

/** The adapter did not make a call: it has no such function, or cannot call it now. */
export class CallRefused extends Error {
  override readonly name = 'CallRefused';

  constructor(call: Call, { reason }: Refused) {
    super(`the adapter refused ${call.function}: ${reason}`);
  }
}
