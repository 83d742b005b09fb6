import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const GUIDE = join(__dirname, '..', '..', 'docs', 'writing-features.md');
const BEGIN = '<!-- begin: written by "npm run docs" -->\n';
const END = '<!-- end: written by "npm run docs" -->\n';

/** docs/writing-features.md in three: what people wrote, what the registry of steps says, and what people wrote. */
export function readGuide(): { readonly before: string; readonly steps: string; readonly after: string } {
  const [before = '', rest = ''] = readFileSync(GUIDE, 'utf8').split(BEGIN);
  const [steps, after] = rest.split(END);
  if (steps === undefined || after === undefined) throw new Error('the guide has lost its two marks');
  return { before, steps, after };
}

/** Puts the steps anew between what people wrote. */
export function writeSteps(steps: string): void {
  const { before, after } = readGuide();
  writeFileSync(GUIDE, `${before}${BEGIN}${steps}${END}${after}`);
}
