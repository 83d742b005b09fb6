/** A tag expression for the scenarios of some rules. */
export function tagOfAny(rules: readonly string[]): string {
  return `(${rules.map((id) => `@${id}`).join(' or ')})`;
}
