import type { FromProvider, FromTester, Message } from './messages';
import { schemaProblem } from './schema-problem';
import { schemaAt } from './schemas';
import { shown } from './shown';

/** A value that turned out to be a message of the contract, or what it is instead: the end of `X sent …`. */
export type Checked<M> =
  { readonly ok: true; readonly message: M } | { readonly ok: false; readonly problem: string };

const FROM_TESTER = {
  open: 'open',
  call: 'call',
  answer: 'answer',
  induce: 'induce',
  clear: 'induce',
  close: 'close',
} as const satisfies Record<FromTester['kind'], string>;

const FROM_PROVIDER = {
  opened: 'opened',
  upcall: 'upcall',
  return: 'return',
  event: 'event',
  done: 'done',
  refused: 'refused',
} as const satisfies Record<FromProvider['kind'], string>;

const RECORDED = {
  ...FROM_TESTER,
  ...FROM_PROVIDER,
  lost: 'lost',
} as const satisfies Record<Message['kind'], string>;

/** Checks a value against the schema of what a tester says. */
export function checkFromTester(value: unknown): Checked<FromTester> {
  return check<FromTester>(value, FROM_TESTER);
}

/** Checks a value against the schema of what a provider says. */
export function checkFromProvider(value: unknown): Checked<FromProvider> {
  return check<FromProvider>(value, FROM_PROVIDER);
}

/** Checks a value against the schemas of all that a transcript records. */
export function checkRecorded(value: unknown): Checked<Message> {
  return check<Message>(value, RECORDED);
}

/** The kind decides the schema first, so that the complaint is about the message that was meant. */
function check<M>(value: unknown, kinds: Readonly<Record<string, string>>): Checked<M> {
  if (typeof value !== 'object' || value === null || !('kind' in value)) {
    return { ok: false, problem: `what is no message: ${shown(value)}` };
  }
  const kind = typeof value.kind === 'string' ? value.kind : '';
  if (!Object.hasOwn(kinds, kind)) {
    return { ok: false, problem: `a message of the unknown kind ${shown(value.kind)}` };
  }
  const validate = schemaAt(`urn:wsp-tck:messages:1#/definitions/${kinds[kind] ?? ''}`);
  if (validate(value)) return { ok: true, message: value as M };
  const { pointer, text } = schemaProblem(validate.errors ?? []);
  const place = pointer === '' ? 'that' : `whose ${pointer.slice(1).replaceAll('/', '.')}`;
  return { ok: false, problem: `${withArticle(kind)} ${place} ${text}` };
}

/** `a return`, `an upcall`. */
export function withArticle(kind: string): string {
  return `${/^[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;
}
