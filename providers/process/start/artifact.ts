import { statSync } from 'node:fs';

/**
 * The file under test, for its digest: the first argument that names a file
 * (what an interpreter runs), else the program itself.
 * @param executable the program, where it was found
 * @param words its arguments
 */
export function artifactOf(executable: string | undefined, words: readonly string[]): string | undefined {
  return words.find((word) => statSync(word, { throwIfNoEntry: false })?.isFile()) ?? executable;
}
