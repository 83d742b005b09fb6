import { createRequire } from 'node:module';
import type { Ajv, ValidateFunction } from 'ajv';
import type * as AjvModule from 'ajv';
import messagesSchema from './messages.schema.json';
import statementSchema from './statement/statement.schema.json';

/** A run in process checks no message: the library, slow to load, is loaded by whoever first needs it. */
const load = createRequire(__filename);

let ready: Ajv | undefined;

/**
 * The JSON Schemas of the contract, compiled when first needed. Formats are
 * not used; `wholeBytes` (two hex digits for each byte) is a keyword of ours,
 * because the pattern that says it overflows the stack on long buffers.
 * That the schemas are schemas is for the tests to see, not for every process.
 */
function ajv(): Ajv {
  if (ready !== undefined) return ready;
  const library = load('ajv') as typeof AjvModule;
  ready = new library.Ajv({
    allErrors: true,
    verbose: true,
    allowUnionTypes: true,
    // of alternatives that are told apart by one field, only the one that was meant complains
    discriminator: true,
    validateSchema: false,
    code: { optimize: false },
  });
  ready.addKeyword({
    keyword: 'wholeBytes',
    type: 'string',
    validate: (_: boolean, text: string) => text.length % 2 === 0,
    errors: false,
  });
  ready.addSchema(statementSchema);
  // without the choice among all messages, which would be compiled before any one of them, and is never asked for
  const { $id, definitions } = messagesSchema;
  ready.addSchema({ $id, definitions });
  return ready;
}

/**
 * The validator of one schema of the contract.
 * @param reference its address, such as `urn:wsp-tck:messages:1#/definitions/return`
 * @throws RangeError where there is no such schema
 */
export function schemaAt(reference: string): ValidateFunction {
  const found = ajv().getSchema(reference);
  if (found === undefined) throw new RangeError(`no schema at ${reference}`);
  return found as ValidateFunction;
}

/** Compiles a schema that refers to the two of the contract. */
export function compileSchema(schema: object): ValidateFunction {
  return ajv().compile(schema);
}
