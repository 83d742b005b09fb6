import type { Line } from './lines';
import { sentencesAt, type PageStatement } from './page-statement';

interface NamedPart {
  readonly name: string;
  readonly lines: Line[];
}

/**
 * Splits lines into parts that begin with a name; a line without one continues the part before it.
 * @param begins finds the name at the start of a line, and what follows it
 * @returns the lines before the first name, and the statements of the named parts
 */
export function namedParts(
  section: string,
  lines: readonly Line[],
  begins: (text: string) => { readonly name: string; readonly rest: string } | undefined,
): { readonly before: readonly Line[]; readonly statements: readonly PageStatement[] } {
  const before: Line[] = [];
  const parts: NamedPart[] = [];
  for (const line of lines) {
    const begun = begins(line.text);
    if (begun !== undefined) {
      parts.push({ name: begun.name, lines: [{ number: line.number, text: begun.rest }] });
    } else {
      (parts.at(-1)?.lines ?? before).push(line);
    }
  }
  const statements = parts.flatMap(({ name, lines: own }) => {
    const [first, ...rest] = own;
    const texts = first?.text === '' && rest.length > 0 ? rest : own;
    return sentencesAt(`${section}, ${name}`, texts);
  });
  return { before, statements };
}
