import { resolve } from 'node:path';

const LONGEST_NAME = 80;

/**
 * The folder that a run writes to.
 * @param reference the REF of the provider, which names the folder where `out` does not
 */
export function outputFolder(reference: string, out: string | undefined): string {
  if (out !== undefined) return resolve(out);
  const name = reference
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, LONGEST_NAME);
  return resolve('reports', 'out', name === '' ? 'provider' : name);
}
