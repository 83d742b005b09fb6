import { statSync } from 'node:fs';
import { join } from 'node:path';
import { readBoundedFile } from '../../providers/contract/read-bounded-file';
import { schemaProblem } from '../../providers/contract/schema-problem';
import { compileSchema } from '../../providers/contract/schemas';
import type { Conformance } from './conformance';
import schema from './conformance.schema.json';
import { UnreadableResult } from './unreadable-result';

/** In bytes; a full result has a hundred-and-fiftieth of it. */
const LARGEST = 32 * 1024 * 1024;

/** The name of the file in a folder that `run` has left. */
export const CONFORMANCE_FILE = 'conformance.json';

/**
 * Reads a result that anybody may have sent: bounded, and held to its schema.
 * @param path a folder that `run` has left, or its conformance.json
 * @throws UnreadableResult with the place and what is wrong there
 */
export function readConformance(path: string): Conformance {
  return parseConformance(bytesOf(fileOf(path)), path);
}

/**
 * Parses the bytes of a conformance.json.
 * @param name what a complaint calls it
 * @throws UnreadableResult
 */
export function parseConformance(bytes: Uint8Array, name: string): Conformance {
  const value = parsed(bytes, name);
  const validate = (validator ??= compileSchema(schema));
  if (validate(value)) return value as Conformance;
  const { pointer, text } = schemaProblem(validate.errors ?? []);
  const place = pointer === '' ? '' : `: ${pointer.slice(1).replaceAll('/', '.')}`;
  throw new UnreadableResult(`${name} is no result of wsp-tck run${place} ${text}`);
}

let validator: ReturnType<typeof compileSchema> | undefined;

function fileOf(path: string): string {
  try {
    return statSync(path).isDirectory() ? join(path, CONFORMANCE_FILE) : path;
  } catch {
    throw new UnreadableResult(
      `there is no result ${path}: name a folder that wsp-tck run has left, or its ${CONFORMANCE_FILE}`,
    );
  }
}

function bytesOf(path: string): Buffer {
  try {
    return readBoundedFile(path, LARGEST);
  } catch (cause) {
    throw new UnreadableResult(`the result cannot be read: ${(cause as Error).message}`);
  }
}

function parsed(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new UnreadableResult(`${name} is no result of wsp-tck run: it is no JSON in UTF-8`);
  }
}
