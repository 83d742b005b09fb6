/** Control and format characters, lone surrogates, and the two code points that XML forbids. */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\ufffe\uffff]/gu;
const PRINTABLE_ASCII = /^[\n\t\x20-\x7e]*$/;

/**
 * Text from outside, made safe to print: control characters (terminal escapes
 * among them) and those that reorder or hide text are shown as `\u{…}`; line
 * feeds and tabs stay. Longer text is cut, and the cut is shown.
 * @param limit the most characters to keep
 */
export function plainText(text: string, limit: number): string {
  const kept = text.length > limit ? text.slice(0, limit) : text;
  const safe = PRINTABLE_ASCII.test(kept) ? kept : kept.replace(UNSAFE, shown);
  return kept === text ? safe : `${safe}… (${String(text.length - limit)} characters more)`;
}

/** The same on one line: line feeds and tabs become spaces. */
export function plainLine(text: string, limit: number): string {
  return plainText(text.replace(/[\r\n\t]+/g, ' '), limit);
}

function shown(character: string): string {
  if (character === '\n' || character === '\t') return character;
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
