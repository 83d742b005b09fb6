/**
 * Combinations of options in which every pair of options occurs in each of its
 * four ways (both, neither, one, the other).
 * @param options names that can be on or off
 * @returns for each combination the options that are on
 */
export function pairsOfOptions(options: readonly string[]): readonly (readonly string[])[] {
  const key = (one: number, oneOn: boolean, other: number, otherOn: boolean): string =>
    `${String(one)}${oneOn ? '+' : '-'}${String(other)}${otherOn ? '+' : '-'}`;
  const open = new Set<string>();
  options.forEach((_, one) => {
    for (let other = 0; other < one; other += 1) {
      for (const oneOn of [true, false]) {
        for (const otherOn of [true, false]) open.add(key(one, oneOn, other, otherOn));
      }
    }
  });
  const combinations: string[][] = [];
  while (open.size > 0) {
    const on: boolean[] = [];
    options.forEach((_, one) => {
      const newPairs = (oneOn: boolean): number =>
        on.filter((otherOn, other) => open.has(key(one, oneOn, other, otherOn))).length;
      const [with_, without] = [newPairs(true), newPairs(false)];
      on.push(with_ === without ? combinations.length % 2 === 0 : with_ > without);
    });
    on.forEach((oneOn, one) => {
      for (let other = 0; other < one; other += 1) open.delete(key(one, oneOn, other, on[other] === true));
    });
    const combination = options.filter((_, index) => on[index]);
    if (combinations.some((earlier) => earlier.join() === combination.join())) break;
    combinations.push(combination);
  }
  if (open.size > 0) throw new Error(`${String(open.size)} pairs of options are not covered`);
  return combinations;
}
