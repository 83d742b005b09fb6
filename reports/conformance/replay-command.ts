/**
 * The command that runs one case again.
 * @param prefix the command without the case
 */
export function replayCommand(prefix: string, at: { readonly uri: string; readonly line: number }): string {
  const place = `${at.uri}:${String(at.line)}`;
  return `${prefix} ${/^[\w./\\:@-]+$/.test(place) ? place : `"${place}"`}`;
}
