/** Which places of the ledger the `Source:` line of a rule names. */
interface ResolvedSource {
  readonly places: readonly string[];
  /** The parts of the line that name no place. */
  readonly unknown: readonly string[];
}

/**
 * Finds the places that a `Source:` line names, for instance
 * `Remarks, paragraph 1, sentences 4 to 6; Error Codes, WSAENETDOWN and WSAENOBUFS.`
 * A place that has others below it stands for all of them; a part without a section is in that of the part before.
 * @param places all places of the ledger, in the page's order
 */
export function resolveSource(source: string, places: readonly string[]): ResolvedSource {
  const parts = source
    .replace(/\.$/, '')
    .split(';')
    .map((part) => part.trim());
  let section = '';
  const resolved = parts.map((part) => {
    const complete = resolvePart(part, places);
    const found = complete.length > 0 ? complete : resolvePart(`${section}, ${part}`, places);
    if (complete.length > 0) section = part.split(', ')[0] ?? '';
    return { part, places: found };
  });
  return {
    places: [...new Set(resolved.flatMap((one) => one.places))],
    unknown: resolved.filter((one) => one.places.length === 0).map(({ part }) => part),
  };
}

/** Walks down the tree of places, a step at a time; several names on one level are several ways down. */
function resolvePart(part: string, places: readonly string[]): readonly string[] {
  let above: readonly string[] = [''];
  let here: readonly string[] = [];
  for (const step of stepsOf(part)) {
    const beside = childrenOf(above, step, places);
    const below = childrenOf(here, step, places);
    if (below.length > 0) {
      above = here;
      here = below;
    } else if (beside.length > 0) {
      here = [...here, ...beside];
    } else return [];
  }
  return places.filter((place) => here.some((node) => place === node || place.startsWith(`${node}, `)));
}

const NUMBERED = /, (?:paragraph|sentence|item) \d+$/;

/** `sentences 4 to 6` and `paragraph 1, sentence 2` as the single steps that they stand for. */
function stepsOf(part: string): readonly string[] {
  let kind = '';
  return part.split(/, | and /).flatMap((step) => {
    const [, word, from, to] = /^(?:(\w+?)s? )?(\d+)(?: to (\d+))?$/.exec(step) ?? [];
    if (from === undefined) return [step];
    kind = word ?? kind;
    const last = Number(to ?? from);
    return Array.from(
      { length: last - Number(from) + 1 },
      (_, index) => `${kind} ${String(Number(from) + index)}`,
    );
  });
}

/** The nodes right below others that a step names; `row 2` is the second of the names there. */
function childrenOf(nodes: readonly string[], step: string, places: readonly string[]): readonly string[] {
  const row = /^row (\d+)$/.exec(step)?.[1];
  return nodes.flatMap((node) => {
    const prefix = node === '' ? '' : `${node}, `;
    const children = new Set(
      places
        .filter((place) => place.startsWith(prefix))
        .map((place) => `${prefix}${place.slice(prefix.length).split(', ')[0] ?? ''}`),
    );
    if (row !== undefined) {
      const rows = [...children].filter((child) => !NUMBERED.test(child));
      return rows.slice(Number(row) - 1, Number(row));
    }
    const child = `${prefix}${step}`;
    if (children.has(child)) return [child];
    // the only paragraph or sentence has no number in a place
    return /^(?:paragraph|sentence) 1$/.test(step) && places.some((place) => isOnly(node, place))
      ? [node]
      : [];
  });
}

/** Whether a node is a statement itself, or the only paragraph of its section. */
function isOnly(node: string, place: string): boolean {
  return node !== '' && (place === node || place.startsWith(`${node}, sentence `));
}
