import type { Call } from '../../providers/contract/messages';
import type { RunUnderTest } from '../support/run-under-test';
import type { PlainCall } from './plain-calls';

/** The plain calls that hung in a run, by what was asked of which entry, with the calls that did not return: each costs its deadline. */
const hangs = new WeakMap<RunUnderTest, Map<string, readonly Call[]>>();

/** Notes that a plain call hung. */
export function noteHang(run: RunUnderTest, plain: PlainCall, calls: readonly Call[]): void {
  const known = hangs.get(run) ?? new Map<string, readonly Call[]>();
  hangs.set(run, known);
  known.set(keyOf(plain), calls);
}

/** The calls that did not return when this was asked before. */
export function knownHang(run: RunUnderTest, plain: PlainCall): readonly Call[] | undefined {
  return hangs.get(run)?.get(keyOf(plain));
}

/** Whether anything is known to hang in a run. */
export function anyHangs(run: RunUnderTest): boolean {
  return hangs.has(run);
}

function keyOf({ entry, asked }: PlainCall): string {
  return `${String(entry.dwCatalogEntryId)} ${asked}`;
}
