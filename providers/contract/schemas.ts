import { Ajv, type ValidateFunction } from 'ajv';
import messagesSchema from './messages.schema.json';
import statementSchema from './statement/statement.schema.json';

/**
 * The JSON Schemas of the contract, compiled when first needed. Formats are
 * not used; `wholeBytes` (two hex digits for each byte) is a keyword of ours,
 * because the pattern that says it overflows the stack on long buffers.
 */
const ajv = new Ajv({ allErrors: true, verbose: true, allowUnionTypes: true });
ajv.addKeyword({
  keyword: 'wholeBytes',
  type: 'string',
  validate: (_: boolean, text: string) => text.length % 2 === 0,
  errors: false,
});
ajv.addSchema(statementSchema);
ajv.addSchema(messagesSchema);

/**
 * The validator of one schema of the contract.
 * @param reference its address, such as `urn:wsp-tck:messages:1#/definitions/return`
 * @throws RangeError where there is no such schema
 */
export function schemaAt(reference: string): ValidateFunction {
  const found = ajv.getSchema(reference);
  if (found === undefined) throw new RangeError(`no schema at ${reference}`);
  return found as ValidateFunction;
}

/** Compiles a schema that refers to the two of the contract. */
export function compileSchema(schema: object): ValidateFunction {
  return ajv.compile(schema);
}
