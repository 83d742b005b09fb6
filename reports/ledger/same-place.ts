/**
 * Whether two places are the same. A place leaves out a number where there is only one
 * paragraph or sentence; when a second one is added, the first gets its number.
 */
export function isSamePlace(one: string, other: string): boolean {
  return bare(one) === bare(other);
}

function bare(place: string): string {
  return place.replace(/, (?:paragraph|sentence) 1(?=,|$)/g, '');
}
