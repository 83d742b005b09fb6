const DIGITS = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;

/**
 * A GUID in registry form: in braces, lower case.
 * @param memory its 16 bytes
 */
export function guidText(memory: Buffer): string {
  const inOrder = Buffer.from(memory);
  inOrder.subarray(0, 4).swap32();
  inOrder.subarray(4, 8).swap16();
  return `{${inOrder.toString('hex').replace(DIGITS, '$1-$2-$3-$4-$5')}}`;
}
