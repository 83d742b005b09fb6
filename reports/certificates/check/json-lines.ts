/**
 * The lines of newline-delimited JSON; each is an object.
 * @throws Error with the number of a line that is none
 */
export function jsonLines(bytes: Uint8Array): readonly object[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  return text.split('\n').flatMap((line, index): readonly object[] => {
    if (line.trim() === '') return [];
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null) return [value];
    throw new Error(`line ${String(index + 1)} is no JSON object`);
  });
}
