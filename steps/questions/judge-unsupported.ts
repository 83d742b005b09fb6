import type { ConformanceWorld } from '../support/world';
import type { Subject } from '../support/subject';
import { attemptOf } from './attempt-of';
import { codeName, descriptorOf, isRefused, returnOf } from './open-socket';
import { describeReadBack, differences, readBack } from './read-back';
import type { ArgumentName } from './unsupported-values';

/** What a provider did with a call in which one argument has a value that it does not support. */
type Treatment =
  | { readonly is: 'refused'; readonly errno: number | null }
  /** The socket is one of the entry, as if the value had been the entry's. */
  | { readonly is: 'ignored' }
  /** The unsupported value reads back: it was heeded, and not refused. */
  | { readonly is: 'taken'; readonly found: string }
  /** Neither refused nor ignored: no working socket, or one of another kind. */
  | { readonly is: 'neither'; readonly found: string }
  | { readonly is: 'unknown'; readonly reason: string };

/**
 * Tells from the call, and from the read-back of what it made, how the
 * unsupported value was treated (READING, "af, type, protocol").
 */
export async function judgeUnsupported(
  world: ConformanceWorld,
  subject: Subject,
  argument: ArgumentName,
): Promise<Treatment> {
  const { arguments: given, call } = attemptOf(subject);
  if (isRefused(call)) {
    const { errno } = call.returned;
    world.fact(returnOf(call), `INVALID_SOCKET, ${codeName(errno)}`);
    return { is: 'refused', errno };
  }
  const found = await readBack(world.provider, descriptorOf(call));
  const words = describeReadBack(found);
  world.fact(returnOf(call), `a descriptor; it reads back as ${words}`);
  if (!found.known) return { is: 'neither', found: 'a descriptor that the provider itself calls no socket' };
  const values = argument === 'type' ? found.types : [found[argument]].filter((value) => value !== undefined);
  if (values.length === 0) {
    return {
      is: 'unknown',
      reason: `no option tells the ${argument} of a socket, so ignoring cannot be seen`,
    };
  }
  if (differences(found, subject.entry).length === 0) return { is: 'ignored' };
  if (values.includes(given[argument])) return { is: 'taken', found: words };
  return { is: 'neither', found: `a socket with ${words}` };
}
