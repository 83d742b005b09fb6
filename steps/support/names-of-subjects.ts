import type { Subject } from './subject';
import { idAndName } from './subject';

/**
 * How several subjects are called together in reasons and messages: each entry once, and apart from
 * the others where it was tried with WSA_FLAG_OVERLAPPED.
 * @param subjects at least one, in the order in which they are to be named
 */
export function namesOfSubjects(subjects: readonly Subject[]): string {
  const tried = new Map<string, Set<number>>();
  for (const { entry, dwFlags } of subjects) {
    const name = idAndName(entry);
    tried.set(name, (tried.get(name) ?? new Set()).add(dwFlags));
  }
  const alike = new Map<string, string[]>();
  for (const [name, flags] of tried) {
    const how = inWords(flags);
    alike.set(how, [...(alike.get(how) ?? []), name]);
  }
  return [...alike]
    .map(([how, names]) => `${names.length === 1 ? 'entry' : 'entries'} ${names.join(', ')}${how}`)
    .join(' and ');
}

function inWords(flags: ReadonlySet<number>): string {
  if (flags.size > 1) return ' with and without WSA_FLAG_OVERLAPPED';
  return flags.has(0) ? '' : ' with WSA_FLAG_OVERLAPPED';
}
