/** A file that a result should have is missing, or is not what it should be. The message names the file and the place. */
export class UnreadableResult extends Error {
  override readonly name = 'UnreadableResult';
}
