/** One small change of a text. */
export interface Mutation {
  readonly what: string;
  readonly text: string;
}

/** Every word changed, every word doubled, every word but white space removed; every line removed, and doubled at the end. */
export function* mutationsOf(page: string): Generator<Mutation> {
  for (const match of page.matchAll(/\S+/g)) {
    const { index } = match;
    const [word] = match;
    const line = page.slice(0, index).split('\n').length;
    const around = (between: string): string =>
      `${page.slice(0, index)}${between}${page.slice(index + word.length)}`;
    const where = `"${word}" on line ${String(line)}`;
    yield { what: `${where} changed`, text: around(`${word.slice(0, -1)}~`) };
    yield { what: `${where} doubled`, text: around(`${word} ${word}`) };
    yield { what: `${where} removed`, text: around('') };
  }
  const lines = page.split('\n');
  for (const [index, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const where = `line ${String(index + 1)}`;
    yield { what: `${where} removed`, text: lines.toSpliced(index, 1).join('\n') };
    yield { what: `${where} doubled`, text: lines.toSpliced(index, 0, line).join('\n') };
    yield { what: `${where} again at the end`, text: `${page}\n\n${line}\n` };
  }
}
