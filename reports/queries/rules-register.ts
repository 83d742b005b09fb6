import type { Feature, GherkinDocument, Rule, Scenario } from '@cucumber/messages';
import { FeatureDefect } from './feature-defect';

export type Level = 'must' | 'should' | 'may';

/** One normative statement of the page, as the features hold it. */
export interface RegisteredRule {
  /** Permanent, for instance `GRP-4`. */
  readonly id: string;
  readonly title: string;
  readonly level: Level;
  /** The page only implies it. */
  readonly implied: boolean;
  /** The name of the feature that it stands in. */
  readonly area: string;
  /** Section, paragraph and sentence of the page. */
  readonly source: string;
  /** The description below its `Source:` line. */
  readonly explanation: string;
  readonly uri: string;
  readonly line: number;
  readonly scenarios: readonly RegisteredScenario[];
}

/** A scenario or scenario outline of a rule. */
interface RegisteredScenario {
  /** Its id in the gherkin document. */
  readonly node: string;
  readonly name: string;
  readonly line: number;
  /** How many cases it stands for: 1, or the rows of its examples. */
  readonly cases: number;
  /** What the provider needs, from `@requires:` tags. */
  readonly requires: readonly string[];
}

const LEVELS: readonly Level[] = ['must', 'should', 'may'];

/**
 * Reads the register of rules out of parsed features; no run is needed.
 * @returns in the order of the files' names, then of the lines
 * @throws FeatureDefect where a rule has no id, level or source, an id occurs twice, or a scenario belongs to no rule
 */
export function readRegister(documents: readonly GherkinDocument[]): readonly RegisteredRule[] {
  const rules = [...documents]
    .sort((one, other) => compare(one.uri ?? '', other.uri ?? ''))
    .flatMap((document) =>
      document.feature === undefined
        ? []
        : rulesOf(document.feature, document.uri ?? 'a feature without a name'),
    );
  const seen = new Set<string>();
  for (const rule of rules) {
    if (seen.has(rule.id)) throw new FeatureDefect(placeOf(rule), `the rule ${rule.id} is there twice`);
    seen.add(rule.id);
  }
  return rules;
}

function rulesOf(feature: Feature, uri: string): readonly RegisteredRule[] {
  return feature.children.flatMap(({ rule, scenario }) => {
    if (scenario !== undefined) {
      const place = placeOf({ uri, line: scenario.location.line });
      throw new FeatureDefect(place, `the scenario "${scenario.name}" belongs to no rule`);
    }
    return rule === undefined ? [] : [registered(rule, feature.name, uri)];
  });
}

function registered(rule: Rule, area: string, uri: string): RegisteredRule {
  const line = rule.location.line;
  const defect = (text: string): FeatureDefect => new FeatureDefect(placeOf({ uri, line }), text);
  const tags = rule.tags.map((tag) => tag.name);
  const [, id, title] = /^([A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*) - (\S.*)$/.exec(rule.name) ?? [];
  if (id === undefined || title === undefined) throw defect(`"${rule.name}" is not "ID - title"`);
  if (!tags.includes(`@${id}`)) throw defect(`the rule ${id} is not tagged @${id}`);
  const [level, ...others] = LEVELS.filter((name) => tags.includes(`@${name}`));
  if (level === undefined || others.length > 0) throw defect(`the rule ${id} has not exactly one level`);
  const [first = '', ...rest] = rule.description.trim().split('\n');
  const source = /^\s*Source:\s*(\S.*)$/.exec(first)?.[1];
  if (source === undefined) throw defect(`the description of ${id} does not begin with its source`);
  return {
    id,
    title,
    level,
    implied: tags.includes('@implied'),
    area,
    source: source.trim(),
    explanation: rest
      .map((text) => text.trim())
      .join('\n')
      .trim(),
    uri,
    line,
    scenarios: rule.children.flatMap(({ scenario }) =>
      scenario === undefined ? [] : [registeredScenario(scenario, tags)],
    ),
  };
}

function registeredScenario(scenario: Scenario, inherited: readonly string[]): RegisteredScenario {
  const tags = new Set([
    ...inherited,
    ...scenario.tags.map((tag) => tag.name),
    ...scenario.examples.flatMap((examples) => examples.tags.map((tag) => tag.name)),
  ]);
  return {
    node: scenario.id,
    name: scenario.name,
    line: scenario.location.line,
    cases:
      scenario.examples.length === 0
        ? 1
        : scenario.examples.reduce((sum, examples) => sum + examples.tableBody.length, 0),
    requires: [...tags].flatMap((tag) =>
      tag.startsWith('@requires:') ? [tag.slice('@requires:'.length)] : [],
    ),
  };
}

function placeOf(at: { readonly uri: string; readonly line: number }): string {
  return `${at.uri}:${String(at.line)}`;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
