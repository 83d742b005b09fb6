/** How much of a foreign value a sentence shows, in characters. */
const SHOWN_CHARACTERS = 80;

/**
 * The beginning of a foreign text or value, fit for a sentence or a terminal:
 * bounded, on one line, in quotation marks where it is a text, every character
 * outside printable ASCII escaped.
 * @param value any text or JSON value
 */
export function shown(value: unknown): string {
  const text = typeof value === 'string' ? JSON.stringify(head(value)) : head(asJson(value));
  return text.replace(/[^\x20-\x7e]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

function head(text: string): string {
  return text.length <= SHOWN_CHARACTERS ? text : `${text.slice(0, SHOWN_CHARACTERS)}...`;
}

function asJson(value: unknown): string {
  if (value === undefined) return 'nothing';
  try {
    return JSON.stringify(value);
  } catch {
    return 'a value that is nested too deeply';
  }
}
