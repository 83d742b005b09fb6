import type { HostLine } from '../channel/host-line';
import type { PlayedFunctions } from '../upcalls/played-functions';

/** The codes of exceptions that end providers, as `winnt.h` names them. */
const EXCEPTIONS: { readonly [code: number]: string } = {
  0x80000003: 'EXCEPTION_BREAKPOINT',
  0xc0000005: 'EXCEPTION_ACCESS_VIOLATION',
  0xc0000006: 'EXCEPTION_IN_PAGE_ERROR',
  0xc000001d: 'EXCEPTION_ILLEGAL_INSTRUCTION',
  0xc0000025: 'EXCEPTION_NONCONTINUABLE_EXCEPTION',
  0xc0000094: 'EXCEPTION_INT_DIVIDE_BY_ZERO',
  0xc0000096: 'EXCEPTION_PRIV_INSTRUCTION',
  0xc00000fd: 'EXCEPTION_STACK_OVERFLOW',
  0xc0000374: 'STATUS_HEAP_CORRUPTION',
  0xc0000409: 'STATUS_STACK_BUFFER_OVERRUN',
  0xe06d7363: 'a C++ exception that nobody caught',
};

/**
 * What a crash line says, as a sentence.
 * @param functions what the host's functions for next layers stand for; undefined before a provider is there
 */
export function crashReason(crash: Crash, functions: PlayedFunctions | undefined): string {
  const code = `0x${crash.code.toString(16)}`;
  const name = EXCEPTIONS[crash.code];
  const what = name === undefined ? `exception ${code}` : `${name} (${code})`;
  const place = crash.upcall === undefined ? `at ${placeOf(crash)}` : inUpcall(crash.upcall, functions);
  const where = crash.request === 0 ? ', on a thread of its own' : '';
  return `the provider crashed with ${what} ${place}${where}`;
}

type Crash = Extract<HostLine, { verb: 'crash' }>;
type Upcall = NonNullable<Crash['upcall']>;

function placeOf(crash: Crash): string {
  return crash.module === '-'
    ? `0x${crash.address.toString(16)}`
    : `${crash.module}+0x${crash.offset.toString(16)}`;
}

function inUpcall({ name, words }: Upcall, functions: PlayedFunctions | undefined): string {
  const given = words.map((word) => `0x${word.toString(16)}`).join(', ');
  const played = functions?.called(name);
  const what =
    played === undefined
      ? `${name} (an upcall)`
      : `${played.name} of the next layer (${String(played.module)})`;
  return `in ${what}, called with (${given}): a pointer in it is bad`;
}

/** Codes of exceptions by what Wine tells of them where nobody could catch them. */
const LOW_BITS_OF: Readonly<Record<number, string>> = {
  0x05: '0xC0000005, an access violation',
  0x09: '0xC0000409, an overrun of a buffer on the stack',
  0x74: '0xC0000374, a damaged heap',
  0xfd: '0xC00000FD, a stack overflow',
};

/** What an end without a word says, as a sentence. */
export function exitReason(code: number | null, signal: NodeJS.Signals | null): string {
  if (signal !== null) return `the process of the provider was ended by ${signal}`;
  const whole = code === null ? undefined : LOW_BITS_OF[code];
  const perhaps = whole === undefined ? '' : `; it may have been ${whole}`;
  const kept = process.platform === 'win32' ? '' : ` (Wine tells its low 8 bits only${perhaps})`;
  return `the process of the provider ended by itself, with exit code ${String(code)}${kept}`;
}
