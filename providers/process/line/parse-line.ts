import type { Checked } from '../../contract/check-message';
import { shown } from '../../contract/shown';

/**
 * One line of the protocol as a message.
 * @param check the schema of the side that sent it
 */
export function parseLine<M>(line: string, check: (value: unknown) => Checked<M>): Checked<M> {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return { ok: false, problem: `a line that is not JSON: ${shown(line)}` };
  }
  return check(value);
}
