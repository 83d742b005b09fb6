import { createColors } from 'picocolors';
import type { Colors } from 'picocolors/types';

/**
 * Colours for standard output: in a terminal only, and not where NO_COLOR or --no-color forbids them.
 * A pipe is plain also where CI is set, which picocolors by itself takes for a terminal.
 * @param wanted false where --no-color is given
 */
export function terminalColours(wanted: boolean): Colors {
  const { isTTY } = process.stdout as { readonly isTTY?: boolean };
  return createColors(wanted && isTTY === true && !process.env['NO_COLOR']);
}
