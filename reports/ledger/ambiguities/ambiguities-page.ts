import { markdownText } from '../../formats/markdown';
import type { Ambiguity } from './ambiguity';

const LIMIT = 1_000;

/**
 * The register of ambiguities as a page of the documentation.
 * @param page the title of the page that it belongs to
 */
export function ambiguitiesPage(page: string, ambiguities: readonly Ambiguity[]): string {
  return `${[
    `# Where the ${page} page leaves a choice`,
    `Each place where the page is silent or allows several outcomes: what a provider may do there, and why we say so.
What a provider chose stands in its report, under "Where the page leaves a choice".`,
    `Made from \`features/${page.toLowerCase()}/ambiguities.yaml\` by \`npm run docs\`.`,
    ...ambiguities.map(entryOf),
  ].join('\n\n')}\n`;
}

function entryOf({ id, place, question, allowed, why, rules }: Ambiguity): string {
  const text = (words: string): string => markdownText(words, LIMIT);
  const told = rules === undefined ? 'Neither judged nor recorded.' : `Told by ${rules.join(', ')}.`;
  return [
    `## ${id}: ${text(question)}`,
    `${text(place)}. ${told}`,
    `**Allowed:** ${text(allowed)}`,
    `**Why:** ${text(why)}`,
  ].join('\n\n');
}
