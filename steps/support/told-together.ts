import { namesOfSubjects } from './names-of-subjects';
import type { Subject } from './subject';

/** What was found for one subject. */
export interface Told {
  readonly subject: Subject;
  readonly message: string;
}

/** More values than a reader would compare are counted, not named. */
const MOST_VALUES = 3;

/** Descriptors, handles, IDs and amounts: where messages of one Then differ from entry to entry. */
const VALUE = /0x[0-9a-f]+|(?<![\w.])\d+(?![\w.])/g;

/**
 * The messages of several subjects, a line for each kind, with the subjects at its end: what was found is read first,
 * also where the line is cut. Messages that differ in values only are one line, in which each value that differs
 * stands as `516, 517, 518`.
 */
export function toldTogether(all: readonly Told[]): string {
  const byKind = new Map<string, Told[]>();
  for (const told of all) {
    const kind = told.message.replace(VALUE, '#');
    byKind.set(kind, [...(byKind.get(kind) ?? []), told]);
  }
  return [...byKind.values()]
    .map((alike) => `${merged(alike)} (${namesOfSubjects(alike.map(({ subject }) => subject))})`)
    .join('\n');
}

function merged(alike: readonly Told[]): string {
  const values = alike.map(({ message }) => message.match(VALUE) ?? []);
  let place = 0;
  return (alike[0]?.message ?? '').replace(VALUE, () => {
    const here = [...new Set(values.flatMap((of) => of[place] ?? []))];
    place += 1;
    const more = here.length - MOST_VALUES;
    const shown = here.slice(0, MOST_VALUES).join(', ');
    return more > 0 ? `${shown} and ${String(more)} more` : shown;
  });
}
