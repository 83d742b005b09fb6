import { LineCounter, isNode, parseDocument, type Document } from 'yaml';
import { NoSuchFile, readBoundedFile } from '../read-bounded-file';
import { schemaProblem } from '../schema-problem';
import { schemaAt } from '../schemas';
import { foreignAddresses, strayAddresses } from './address-families';
import type { StatementDocument } from './document';
import { duplicateIds } from './duplicate-ids';
import { openEnded } from './open-ended';
import { sameAddresses } from './same-addresses';
import { straySessions } from './stray-sessions';
import { StatementError, placeText, type Place, type StatementFault } from './statement-error';
import { unknownNames } from './unknown-names';

const STATEMENT = 'urn:wsp-tck:statement:1';
/** In bytes; the entries of a full catalog have a hundredth of it. */
const LARGEST = 8 * 1024 * 1024;
const MAX_ALIASES = 100;

/**
 * Reads an ICS/IXIT file, YAML or JSON (JSON is YAML too, so the content decides).
 * @param path where the file is
 * @throws StatementError with the file, the line and what is wrong there: not
 *   readable, empty, not YAML, against the schema, an unknown name, a catalog id twice, an address twice or of
 *   another family than it is said to be, or than all entries are, or a session of no entry, or of another family, or
 *   a way to cut connections without the time after which they count as broken
 */
export function readStatementFile(path: string): StatementDocument {
  const file = parseFile(path);
  const value = withoutEmptyParts(valueOf(file.parsed, path));
  if (value === null) {
    throw new StatementError(
      `${path}: the statement file is empty; wsp-tck statement --provider REF prints one to fill in`,
    );
  }
  const complain = (fault: StatementFault): never => {
    throw errorAt(file, fault);
  };
  const validate = schemaAt(STATEMENT);
  if (!validate(value)) {
    const { pointer, text } = schemaProblem(validate.errors ?? []);
    return complain({ place: placeFromPointer(pointer), text });
  }
  const document = value as StatementDocument;
  const fault = [
    ...unknownNames(document),
    ...duplicateIds(document),
    ...sameAddresses(document),
    ...foreignAddresses(document),
    ...strayAddresses(document),
    ...straySessions(document),
    ...openEnded(document),
  ][0];
  return fault === undefined ? document : complain(fault);
}

/**
 * What is wrong with a file that could be read, once more is known than the file says.
 * @param path where the file is
 * @param fault what is wrong at which place
 */
export function faultInFile(path: string, fault: StatementFault): StatementError {
  return errorAt(parseFile(path), fault);
}

interface ParsedFile {
  readonly path: string;
  readonly parsed: Document.Parsed;
  readonly lines: LineCounter;
}

function parseFile(path: string): ParsedFile {
  const lines = new LineCounter();
  const parsed = parseDocument(textOf(path), { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const broken = parsed.errors[0];
  if (broken !== undefined) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw new StatementError(`${path}:${String(line)}:${String(col)}: not YAML: ${broken.message}`);
  }
  return { path, parsed, lines };
}

function errorAt({ path, parsed, lines }: ParsedFile, { place, text }: StatementFault): StatementError {
  return new StatementError(`${path}:${String(lineOf(parsed, place, lines))}: ${placeText(place)} ${text}`);
}

function textOf(path: string): string {
  try {
    return readBoundedFile(path, LARGEST).toString('utf8');
  } catch (cause) {
    if (cause instanceof NoSuchFile) {
      throw new StatementError(
        `there is no statement file ${path}; wsp-tck statement --provider REF prints one to fill in`,
      );
    }
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StatementError(`${path}: the statement file cannot be read: ${why}`);
  }
}

function valueOf(parsed: Document.Parsed, path: string): unknown {
  try {
    return parsed.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StatementError(`${path}: not YAML that can be used: ${why}`);
  }
}

/** A part of which every line is still a comment says nothing, as one that is left out. */
function withoutEmptyParts(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== null));
}

function placeFromPointer(pointer: string): Place {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((step) => (/^\d+$/.test(step) ? Number(step) : step));
}

/** The line of the deepest part of the place that the file has. */
function lineOf(parsed: Document.Parsed, place: Place, lines: LineCounter): number {
  for (let length = place.length; length > 0; length -= 1) {
    const node: unknown = parsed.getIn(place.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
