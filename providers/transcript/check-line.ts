import { checkRecorded } from '../contract/check-message';
import type { Message } from '../contract/messages';
import { schemaProblem } from '../contract/schema-problem';
import { compileSchema } from '../contract/schemas';
import { shown } from '../contract/shown';
import type { StatementDocument } from '../contract/statement/document';
import { definitions } from './notes.schema.json';

/** What the tester notes between the messages; of each what a replay reads. */
type NoteLine =
  | { readonly kind: 'run'; readonly seed: number; readonly statement?: StatementDocument }
  | { readonly kind: 'phase'; readonly name: string }
  | { readonly kind: 'scenario'; readonly rule: string; readonly name: string }
  | { readonly kind: 'command'; readonly argv: readonly string[]; readonly problem: string | null }
  | { readonly kind: 'end-of-scenario' | 'script' | 'limit' };

/**
 * Reads a line of a transcript and holds it to the contract.
 * @returns the line, or what is wrong with it: the rest of a sentence that begins with its number
 */
export function checkLine(text: string): Message | NoteLine | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return `is no JSON: ${shown(text)}`;
  }
  const kind: unknown =
    typeof value === 'object' && value !== null && 'kind' in value ? value.kind : undefined;
  if (isNoteKind(kind)) return checkNote(value, kind);
  const checked = checkRecorded(value);
  return checked.ok ? checked.message : `has ${checked.problem}`;
}

function isNoteKind(kind: unknown): kind is NoteLine['kind'] {
  return typeof kind === 'string' && Object.hasOwn(definitions, kind);
}

const validators = new Map<string, ReturnType<typeof compileSchema>>();

function checkNote(value: unknown, kind: NoteLine['kind']): NoteLine | string {
  const validate = validators.get(kind) ?? compileSchema(definitions[kind]);
  validators.set(kind, validate);
  if (validate(value)) return value as NoteLine;
  const { pointer, text } = schemaProblem(validate.errors ?? []);
  const place = pointer === '' ? 'that' : `whose ${pointer.slice(1).replaceAll('/', '.')}`;
  return `has a note "${kind}" ${place} ${text}`;
}
