import { readFileSync } from 'node:fs';
import { LineCounter, isNode, parseDocument, type Document } from 'yaml';
import { schemaProblem } from '../schema-problem';
import { schemaAt } from '../schemas';
import type { StatementDocument } from './document';
import { duplicateIds } from './duplicate-ids';
import { sameAddresses } from './same-addresses';
import { StatementError, placeText, type Place, type StatementFault } from './statement-error';
import { unknownNames } from './unknown-names';

const STATEMENT = 'urn:wsp-tck:statement:1';
const MAX_ALIASES = 100;

/**
 * Reads an ICS/IXIT file, YAML or JSON (JSON is YAML too, so the content decides).
 * @param path where the file is
 * @throws StatementError with the file, the line and what is wrong there: not
 *   readable, not YAML, against the schema, an unknown name, a catalog id twice, an address twice
 */
export function readStatementFile(path: string): StatementDocument {
  const lines = new LineCounter();
  const parsed = parseDocument(textOf(path), { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const broken = parsed.errors[0];
  if (broken !== undefined) {
    const { line, col } = lines.linePos(broken.pos[0]);
    throw new StatementError(`${path}:${String(line)}:${String(col)}: not YAML: ${broken.message}`);
  }
  const value = valueOf(parsed, path);
  const complain = (fault: StatementFault): never => {
    const line = lineOf(parsed, fault.place, lines);
    throw new StatementError(`${path}:${String(line)}: ${placeText(fault.place)} ${fault.text}`);
  };
  const validate = schemaAt(STATEMENT);
  if (!validate(value)) {
    const { pointer, text } = schemaProblem(validate.errors ?? []);
    return complain({ place: placeFromPointer(pointer), text });
  }
  const document = value as StatementDocument;
  const fault = [...unknownNames(document), ...duplicateIds(document), ...sameAddresses(document)][0];
  return fault === undefined ? document : complain(fault);
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
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
