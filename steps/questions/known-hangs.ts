import type { Call } from '../../providers/contract/messages';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { RunUnderTest } from '../support/run-under-test';
import type { PlainCall } from './plain-calls';

interface Hang {
  readonly plain: PlainCall;
  /** The calls that did not return. */
  readonly calls: readonly Call[];
}

/** The plain calls that hung in a run, by what was asked of which entry: each costs its deadline. */
const hangs = new WeakMap<RunUnderTest, Map<string, Hang>>();

/** Notes that a plain call hung. */
export function noteHang(run: RunUnderTest, plain: PlainCall, calls: readonly Call[]): void {
  const known = hangs.get(run) ?? new Map<string, Hang>();
  hangs.set(run, known);
  known.set(keyOf(plain), { plain, calls });
}

/** The calls that did not return when this was asked before. */
export function knownHang(run: RunUnderTest, plain: PlainCall): readonly Call[] | undefined {
  return hangs.get(run)?.get(keyOf(plain))?.calls;
}

/**
 * The functions that hang with an entry in whatever call, where other rules tell it: what hangs there says nothing about
 * this rule, and need not be waited for as long. WSPSocket is never among them: it hangs with some arguments.
 */
export function hungFunctions(run: RunUnderTest, entry: ProtocolInfo, rule: string): ReadonlySet<string> {
  const ofEntry = [...(hangs.get(run)?.values() ?? [])].filter(({ plain }) => plain.entry === entry);
  if (ofEntry.some(({ plain }) => plain.tells(rule))) return new Set();
  const names = ofEntry.flatMap(({ calls }) => calls.map(({ function: name }) => name));
  return new Set(names.filter((name) => name !== 'WSPSocket'));
}

function keyOf({ entry, asked }: PlainCall): string {
  return `${String(entry.dwCatalogEntryId)} ${asked}`;
}
