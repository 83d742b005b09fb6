/**
 * A regular expression that matches just these texts, the longest first, so
 * that a misspelt one matches no step.
 */
export function oneOf(texts: readonly string[]): RegExp {
  const sorted = [...texts].sort((left, right) => right.length - left.length);
  return new RegExp(sorted.map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'));
}
