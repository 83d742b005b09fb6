import type { ValidateFunction } from 'ajv';
import { SPI_FUNCTIONS, UPCALLS, type Prototype } from './functions';
import type { Arguments } from './json';
import type { Result } from './messages';
import { argumentsSchema, outSchema, returnsSchema } from './parameter-schemas';
import { schemaProblem } from './schema-problem';
import { compileSchema } from './schemas';

interface Validators {
  readonly arguments: ValidateFunction;
  readonly result: ValidateFunction;
}

const compiled = new Map<Prototype, Validators>();

/** The prototype of an SPI function or an upcall; undefined where there is none of that name. */
export function prototypeOf(name: string): Prototype | undefined {
  if (Object.hasOwn(SPI_FUNCTIONS, name)) return SPI_FUNCTIONS[name];
  return Object.hasOwn(UPCALLS, name) ? UPCALLS[name] : undefined;
}

/**
 * Compares the arguments of a call or upcall with the prototype.
 * @returns what is wrong, as the rest of a sentence that begins with the function's name; or undefined
 */
export function argumentsProblem(prototype: Prototype, given: Arguments): string | undefined {
  return problemOf(validatorsFor(prototype).arguments, given);
}

/**
 * Compares what a function or an upcall returned with the prototype.
 * @returns what is wrong, as the rest of a sentence that begins with the function's name; or undefined
 */
export function resultProblem(prototype: Prototype, given: Result): string | undefined {
  return problemOf(validatorsFor(prototype).result, { result: given.result, out: given.out });
}

function validatorsFor(prototype: Prototype): Validators {
  const known = compiled.get(prototype);
  if (known !== undefined) return known;
  const made = {
    arguments: compileSchema(argumentsSchema(prototype.in)),
    result: compileSchema({
      type: 'object',
      required: ['result', 'out'],
      properties: { result: returnsSchema(prototype.returns), out: outSchema(prototype.out) },
    }),
  };
  compiled.set(prototype, made);
  return made;
}

function problemOf(validate: ValidateFunction, data: object): string | undefined {
  if (validate(data)) return undefined;
  const { pointer, text } = schemaProblem(validate.errors ?? []);
  return pointer === '' ? text : `${pointer.slice(1).replaceAll('/', '.')} ${text}`;
}
