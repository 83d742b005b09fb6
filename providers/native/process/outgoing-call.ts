import { INVALID_SOCKET, SOCKET_ERROR, ERROR_CODES } from '../../contract/constants/constants';
import { prototypeOf } from '../../contract/check-parameters';
import type { Arguments, Bytes, Hex, Json } from '../../contract/json';
import type { Call } from '../../contract/messages';
import type { CallFrame } from '../calls/call-frame';
import { littleEndian, type Reading } from '../calls/call-frame';
import type { After, Given, Target } from '../calls/parameter';
import { tokenOf } from '../calls/request-parameters';
import { hexOf, intOf, socketOf } from '../calls/words';
import type { NativeFunction } from './native-function';

/** What lpErrno holds before a call: no code of anybody. */
const SENTINEL = 0x5a5a5a5a;

/** What a native call came to, as the contract has it. */
export interface Outcome {
  readonly result: Json;
  readonly errno: number | null;
  readonly out: Arguments;
  readonly in: { readonly lpProtocolInfo: Bytes | null } | null;
  readonly pending: boolean;
}

/** A call of the contract, put together for a host. */
export class OutgoingCall {
  /** The token of its overlapped request, where it is one. */
  readonly token: Hex | null;
  /** What the request fills. */
  readonly targets: readonly Target[];
  private readonly afters: readonly After[];
  private readonly errno: Reading | undefined;
  private readonly protocolInfo: Reading | undefined;

  /** @throws ArenaFull */
  constructor(
    readonly call: Call,
    readonly target: NativeFunction,
    readonly frame: CallFrame,
    lent: Pick<Given, 'overlapped' | 'condition'>,
  ) {
    const { arguments: args } = call;
    this.token = tokenOf(args['lpOverlapped']);
    const given: Given = { frame, args, ...lent };
    this.afters = target.parameters.flatMap((parameter) => parameter(given) ?? []);
    this.targets = this.afters.flatMap(({ targets }) => targets ?? []);
    this.protocolInfo = this.watchProtocolInfo();
    if (target.code === 'lpErrno') {
      this.errno = frame.read(frame.place(littleEndian(BigInt(SENTINEL), 4)), 4);
      frame.words.push(this.errno.address);
    }
  }

  /** What the function returns where it fails. */
  get failure(): { readonly value: bigint; readonly mask: bigint } {
    const size = this.returns === 'socket' ? this.frame.pointerSize : 4;
    const mask = BigInt.asUintN(8 * size, -1n);
    return { value: mask, mask };
  }

  /** @param memory what stands where the frame asked to read, in that order */
  outcome(word: bigint, lastError: number, memory: readonly (Buffer | null)[]): Outcome {
    this.frame.readings.forEach((reading, at) => {
      reading.bytes = memory[at] ?? null;
    });
    const result = this.resultOf(word);
    const errno = this.codeOf(lastError, result);
    const failed = this.hasFailed(result);
    const pending = failed && errno === ERROR_CODES.WSA_IO_PENDING && this.token !== null;
    const written = this.afters.flatMap(({ out }) => Object.entries(out?.({ succeeded: !failed }) ?? {}));
    const out = Object.fromEntries(written.filter((pair): pair is [string, Json] => pair[1] !== undefined));
    const isGiven = typeof this.call.arguments['lpProtocolInfo'] === 'string';
    const after = isGiven ? { lpProtocolInfo: this.protocolInfo?.bytes?.toString('hex') ?? null } : null;
    return { result, errno, out, in: after, pending };
  }

  private get returns() {
    return prototypeOf(this.call.function)?.returns ?? 'status';
  }

  /** lpProtocolInfo is [in]: it is read again afterwards, from where it was put. */
  private watchProtocolInfo(): Reading | undefined {
    const given = this.call.arguments['lpProtocolInfo'];
    const write = this.frame.writes.find(({ bytes }) => bytes === given);
    return write === undefined ? undefined : this.frame.read(write.address, write.bytes.length / 2);
  }

  private resultOf(word: bigint): Json {
    switch (this.returns) {
      case 'socket':
        return socketOf(word, this.frame.pointerSize);
      case 'handle':
        return hexOf(word);
      case 'none':
        return null;
      default:
        return intOf(word);
    }
  }

  private codeOf(lastError: number, result: Json): number | null {
    switch (this.target.code) {
      case 'lpErrno': {
        const code = this.errno?.int32() ?? null;
        return code === SENTINEL ? null : code;
      }
      case 'last-error':
        return this.hasFailed(result) ? lastError : null;
      case 'result':
        return null;
    }
  }

  private hasFailed(result: Json): boolean {
    switch (this.returns) {
      case 'code':
        return result !== 0;
      case 'bool':
        return result === 0;
      default:
        return result === INVALID_SOCKET || result === SOCKET_ERROR;
    }
  }
}
