/**
 * Pairs the members of two lists that stand in both in the same order, as many as can be
 * (a longest common subsequence). What is in no pair was added, removed or moved.
 * @returns indexes into both lists, ascending
 */
export function commonOrder(
  one: readonly string[],
  other: readonly string[],
): readonly { readonly one: number; readonly other: number }[] {
  // longest[i][j]: how many pairs the ends of the lists from i and from j can have
  const longest = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  const at = (i: number, j: number): number => longest[i]?.[j] ?? 0;
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const best = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
      longest[i]?.splice(j, 1, best);
    }
  }
  const pairs: { one: number; other: number }[] = [];
  let i = 0;
  let j = 0;
  while (i < one.length && j < other.length) {
    if (one[i] === other[j]) pairs.push({ one: i++, other: j++ });
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}
