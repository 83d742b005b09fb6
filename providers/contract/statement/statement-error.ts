/** A statement that cannot be used. The message is one sentence with the place and what is wrong there. */
export class StatementError extends Error {
  override readonly name = 'StatementError';
}

/** A place inside a statement: `['ics', 'entries', 0, 'iSocketType']`. */
export type Place = readonly (string | number)[];

/** Something wrong at a place, before it is known which document it is in. */
export interface StatementFault {
  readonly place: Place;
  /** The rest of a sentence that begins with the place. */
  readonly text: string;
}

/** A place as people write it: `ics.entries[0].iSocketType`; `the statement` for all of it. */
export function placeText(place: Place): string {
  const text = place
    .map((step) => (typeof step === 'number' ? `[${String(step)}]` : `.${step}`))
    .join('')
    .replace(/^\./, '');
  return text === '' ? 'the statement' : text;
}
