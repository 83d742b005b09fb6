import type { Adapter } from '../../providers/contract/provider';
import type { StatementDocument } from '../../providers/contract/statement/document';
import { missingExports } from '../../providers/contract/statement/missing-exports';
import { faultInFile } from '../../providers/contract/statement/read-statement-file';

/**
 * Holds a statement file to the functions that the provider's DLL exports, where these can be seen: a misspelt one
 * would else be told by each scenario that needs it, and by none before.
 * @param path of the file
 * @throws StatementError with the line
 */
export function checkExports(path: string, statement: StatementDocument, { exports }: Adapter): void {
  const fault = exports === undefined ? undefined : missingExports(statement, exports)[0];
  if (fault !== undefined) throw faultInFile(path, fault);
}
