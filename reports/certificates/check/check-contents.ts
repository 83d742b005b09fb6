import { shown } from '../../../providers/contract/shown';

/** A list of what is wrong need not be complete. */
const MOST_TOLD = 10;

/**
 * Whether a certificate says what its evidence says.
 * @param statement the certificate
 * @param expected the certificate that the evidence gives
 * @returns the members that differ, by their place; none where all agree
 */
export function checkContents(statement: unknown, expected: unknown): readonly string[] {
  const told: string[] = [];
  compare('', statement, expected, told);
  return told;
}

function compare(place: string, says: unknown, expected: unknown, told: string[]): void {
  if (says === expected || told.length >= MOST_TOLD) return;
  if (!isObject(says) || !isObject(expected) || Array.isArray(says) !== Array.isArray(expected)) {
    told.push(`${place.slice(1)}: the certificate says ${shown(says)}, its evidence ${shown(expected)}`);
    return;
  }
  for (const name of new Set([...Object.keys(says), ...Object.keys(expected)])) {
    compare(`${place}.${name}`, says[name], expected[name], told);
  }
}

function isObject(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === 'object' && value !== null;
}
