import type { ErrorObject } from 'ajv';
import { shown } from './shown';

/** What is wrong with a piece of data, and where in it. */
interface SchemaProblem {
  /** JSON pointer into the data; an empty string is all of it. */
  readonly pointer: string;
  /** The rest of a sentence that begins with the place: `has "x", which is not …`. */
  readonly text: string;
}

/**
 * Of all that a validator complains about, the one thing to tell a person.
 * Complaints from an alternative that was plainly not meant (its `const` does
 * not match, or it wants another type) are passed over; then the deepest counts.
 * @param errors the validator's errors, made with `allErrors` and `verbose`
 */
export function schemaProblem(errors: readonly ErrorObject[]): SchemaProblem {
  const meant = firstNonEmpty([
    errors.filter((error) => error.keyword !== 'oneOf' && !inForeignAlternative(error, errors)),
    errors.filter((error) => error.keyword === 'oneOf'),
    errors,
  ]);
  const deepest = meant.reduce<ErrorObject | undefined>(
    (best, error) => (best === undefined || depth(error) > depth(best) ? error : best),
    undefined,
  );
  if (deepest === undefined) return { pointer: '', text: 'does not fit the schema' };
  if (deepest.keyword === 'discriminator') return wrongTag(deepest);
  return { pointer: deepest.instancePath, text: complaint(deepest, errors) };
}

/** The field that tells alternatives apart has none of their values. */
function wrongTag({ instancePath, params, parentSchema }: ErrorObject): SchemaProblem {
  const { tag, tagValue } = params as { readonly tag: string; readonly tagValue: unknown };
  const { oneOf } = parentSchema as { readonly oneOf: readonly Alternative[] };
  const values = oneOf.map(({ properties }) => properties[tag]?.const);
  return {
    pointer: `${instancePath}/${tag}`,
    text: `has ${shown(tagValue)}, which must be one of ${values.map(String).join(', ')}`,
  };
}

interface Alternative {
  readonly properties: { readonly [name: string]: { readonly const?: unknown } };
}

const ALTERNATIVE = /^(.*\/oneOf\/\d+)\//;

/** Whether another error shows that the alternative this error comes from was not meant. */
function inForeignAlternative(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  if (error.keyword === 'type' && errors.some((other) => isRefusedAlternative(other, error))) return true;
  const branch = ALTERNATIVE.exec(error.schemaPath)?.[1];
  if (branch === undefined) return false;
  return errors.some((other) => {
    const sameBranch = other.schemaPath.startsWith(`${branch}/`);
    return sameBranch && (other.keyword === 'const' || other.keyword === 'type') && near(other, error);
  });
}

/** A type complaint beside others about the same value: one of several alternatives was meant. */
function isRefusedAlternative(other: ErrorObject, error: ErrorObject): boolean {
  return other.keyword === 'oneOf' && other.instancePath === error.instancePath;
}

function near(one: ErrorObject, other: ErrorObject): boolean {
  return one.instancePath.startsWith(other.instancePath) || other.instancePath.startsWith(one.instancePath);
}

function depth(error: ErrorObject): number {
  return error.instancePath.split('/').length;
}

function firstNonEmpty<T>(lists: readonly (readonly T[])[]): readonly T[] {
  return lists.find((list) => list.length > 0) ?? [];
}

function complaint(error: ErrorObject, errors: readonly ErrorObject[]): string {
  const has = `has ${shown(error.data)}`;
  const params = error.params as Readonly<Record<string, unknown>>;
  switch (error.keyword) {
    case 'additionalProperties':
      return `has an unknown field ${shown(params['additionalProperty'])}`;
    case 'required':
      return `lacks the field ${shown(params['missingProperty'])}`;
    case 'propertyNames':
      return `has a field with the impossible name ${shown(params['propertyName'])}`;
    case 'const':
      return `${has}, which must be ${shown(params['allowedValue'])}`;
    case 'enum':
      return `${has}, which must be one of ${shown(params['allowedValues'])}`;
    case 'minItems':
      return `${has}, which must list at least ${String(params['limit'])}`;
    case 'wholeBytes':
      return `${has}, which ends in half a byte`;
    case 'pattern':
      return `${has}, which does not match ${String(params['pattern'])}`;
    case 'oneOf':
      return `${has}, which ${allowedInstead(error, errors)}`;
    default:
      return `${has}, which ${error.message ?? 'does not fit the schema'}`;
  }
}

/** What the alternatives of a `oneOf` would have taken, where their complaints tell it. */
function allowedInstead(error: ErrorObject, errors: readonly ErrorObject[]): string {
  const allowed = (keyword: string, parameter: string): readonly unknown[] =>
    errors
      .filter((other) => other.keyword === keyword && near(error, other))
      .map((other) => (other.params as Readonly<Record<string, unknown>>)[parameter]);
  const values = allowed('const', 'allowedValue');
  if (values.length > 0) return `must say one of ${values.map(String).join(', ')}`;
  const types = allowed('type', 'type');
  return types.length === 0 ? 'is not allowed here' : `must be ${[...new Set(types)].join(' or ')}`;
}
