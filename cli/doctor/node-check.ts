import type { Check } from './check';

/**
 * Whether the running Node is new enough.
 * @param oldest as package.json has it: `>=20.19`
 * @param version of Node: `20.20.2`
 */
export function checkNode(oldest: string, version: string): Check {
  const [wantedMajor = 0, wantedMinor = 0] = numbersOf(oldest);
  const [major = 0, minor = 0] = numbersOf(version);
  const enough = major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
  return {
    name: 'Node',
    need: 'every run',
    state: enough ? 'there' : 'missing',
    found: version,
    serves: 'everything',
    advice: `install Node ${oldest.replace(/^>=/, '')} or later (https://nodejs.org)`,
  };
}

function numbersOf(version: string): readonly number[] {
  return version.replace(/^\D*/, '').split('.').map(Number);
}
