import { StatementError } from '../../providers/contract/statement/statement-error';
import { UnreadableBaseline } from '../../reports/baseline/read-baseline';
import { ProviderCannotStart } from '../../providers/contract/provider';
import { NoStatement } from '../../providers/ws2_32/test-session';
import { UnusableKey } from '../../reports/certificates/keys/signing-key';
import { UnreadableResult } from '../../reports/conformance/unreadable-result';
import { EXIT } from '../exit-codes';
import { UsageError } from '../usage-error';

/**
 * Tells a person, in one sentence, why a command could not do its work.
 * @returns the exit code
 */
export function reportTrouble(cause: unknown): number {
  const message = cause instanceof Error ? cause.message : String(cause);
  const expected = [
    UsageError,
    StatementError,
    ProviderCannotStart,
    NoStatement,
    UnreadableResult,
    UnreadableBaseline,
    UnusableKey,
  ].some((kind) => cause instanceof kind);
  process.stderr.write(
    expected ? `wsp-tck: ${message}\n` : `wsp-tck: an error of the suite itself: ${message}\n`,
  );
  if (!expected && process.env['WSP_TCK_DEBUG'] !== undefined && cause instanceof Error) {
    process.stderr.write(`${cause.stack ?? ''}\n`);
  }
  return EXIT.usage;
}
