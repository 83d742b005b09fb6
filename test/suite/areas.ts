import { featureFiles } from '../../cli/suite/read-features';

const RULES: readonly string[] = featureFiles().flatMap(({ text }) =>
  [...text.matchAll(/^ {2}@([A-Z]+-\d+) /gm)].map(([, rule = '']) => rule),
);

/** All rules of the areas that some rules are of: with GRP-9 all of GRP. */
export function rulesOfAreas(rules: readonly string[]): readonly string[] {
  const areas = new Set(rules.map(areaOf));
  return RULES.filter((rule) => areas.has(areaOf(rule)));
}

/** Selects the scenarios of rules. */
export function tagsOf(rules: readonly string[]): string {
  return rules.map((rule) => `@${rule}`).join(' or ');
}

/** Every rule of the suite. */
export function everyRule(): readonly string[] {
  return RULES;
}

function areaOf(rule: string): string {
  return rule.slice(0, rule.indexOf('-'));
}
