import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { plainLine } from '../../providers/contract/notation/plain-text';
import { NoSuchFile, readBoundedFile } from '../../providers/contract/read-bounded-file';
import { parseData } from '../ledger/read-data-file';
import type { Baseline, Deviation } from './baseline';
import schema from './baseline.schema.json';

/** In bytes. */
const LARGEST = 4 * 1024 * 1024;
const NAME_LIMIT = 200;

/** A baseline that cannot be used. The message names the file, the place and what is wrong there. */
export class UnreadableBaseline extends Error {
  override readonly name = 'UnreadableBaseline';
}

/**
 * Reads a baseline, YAML or JSON.
 * @throws UnreadableBaseline where it cannot be read, is against its schema, names a rule or scenario twice, or a day that does not exist
 */
export function readBaseline(path: string): Baseline {
  const { bytes, deviations } = contentOf(path);
  const defect = twiceNamed(deviations) ?? noDay(deviations);
  if (defect !== undefined) throw new UnreadableBaseline(`${path}: ${defect}`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file: plainLine(basename(path), NAME_LIMIT), sha256, deviations };
}

function contentOf(path: string): {
  readonly bytes: Buffer;
  readonly deviations: readonly Deviation[];
} {
  try {
    const bytes = readBoundedFile(path, LARGEST);
    const parsed = parseData(bytes.toString('utf8'), path, schema) as { deviations: readonly Deviation[] };
    return { bytes, deviations: parsed.deviations };
  } catch (cause) {
    const next =
      cause instanceof NoSuchFile
        ? `; write one from the result of a run with wsp-tck baseline RESULT --out ${path}`
        : '';
    throw new UnreadableBaseline(`the baseline cannot be used: ${(cause as Error).message}${next}`);
  }
}

/** Two entries that say something of the same scenario could not both be right. */
function twiceNamed(deviations: readonly Deviation[]): string | undefined {
  const named = new Set<string>();
  const whole = new Set(deviations.flatMap((one) => (one.scenarios === undefined ? [one.rule] : [])));
  for (const { rule, scenarios } of deviations) {
    if (scenarios !== undefined && whole.has(rule)) {
      return `${rule} is listed as a whole and by scenarios; one of the two has to go`;
    }
    for (const key of scenarios?.map((name) => `${rule}, "${name}",`) ?? [rule]) {
      if (named.has(key)) return `${key} is listed twice`;
      named.add(key);
    }
  }
  return undefined;
}

function noDay(deviations: readonly Deviation[]): string | undefined {
  const wrong = deviations.find(({ expires }) => expires !== undefined && !isDay(expires));
  return wrong === undefined ? undefined : `${wrong.rule} expires on ${wrong.expires ?? ''}, which is no day`;
}

/** Whether a text of the form `YYYY-MM-DD` names a day of the calendar. */
export function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
