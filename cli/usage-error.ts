/** The command line or a file that it names is wrong: exit code 2, and one sentence that says what to do. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
