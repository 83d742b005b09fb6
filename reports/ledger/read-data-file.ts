import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { schemaProblem } from '../../providers/contract/schema-problem';
import { compileSchema } from '../../providers/contract/schemas';

/**
 * Reads data of the suite that people review: YAML, held to its schema.
 * @param path where the file is
 * @param schema the JSON Schema of its content, which the caller may rely on
 * @throws Error with the file, the line and what is wrong there
 */
export function readDataFile(path: string, schema: object): unknown {
  return parseData(readFileSync(path, 'utf8'), path, schema);
}

/**
 * Parses YAML and holds it to a schema.
 * @param path what a complaint calls it
 * @throws Error with the file, the line and what is wrong there
 */
export function parseData(text: string, path: string, schema: object): unknown {
  const lines = new LineCounter();
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    uniqueKeys: true,
  });
  const broken = document.errors[0];
  if (broken !== undefined) {
    throw new Error(`${path}:${String(lines.linePos(broken.pos[0]).line)}: not YAML: ${broken.message}`);
  }
  const value = valueOf(document, path);
  const validate = compileSchema(schema);
  if (validate(value)) return value;
  const { pointer, text: complaint } = schemaProblem(validate.errors ?? []);
  const steps = pointer.split('/').slice(1);
  const node = document.getIn(steps, true);
  const line = isNode(node) && node.range ? lines.linePos(node.range[0]).line : 1;
  throw new Error(`${path}:${String(line)}: ${steps.join(', ')} ${complaint}`);
}

function valueOf(document: Document.Parsed, path: string): unknown {
  try {
    return document.toJS();
  } catch (cause) {
    throw new Error(`${path}: not YAML that can be used: ${(cause as Error).message}`);
  }
}
