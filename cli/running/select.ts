import { isAbsolute, relative, resolve } from 'node:path';
import { readRegister } from '../../reports/queries/rules-register';
import type { Selection } from '../../reports/run-record';
import { packageRoot } from '../suite/package-root';
import type { FeatureFile } from '../suite/read-features';
import { parseFeatures } from '../suite/read-features';
import { UsageError } from '../usage-error';
import type { PlaceOfCase, ScenarioSelection } from './run-features';
import { casesOfSelection } from './run-features';
import { casesOfRules, rulesOfShard } from './shard';
import { tagOfAny } from './tag-of-any';

/**
 * Turns what the command line selects into what Cucumber runs.
 * @throws UsageError where a rule or a file is unknown, or nothing is left to run
 */
export async function select(
  selection: Selection,
  files: readonly FeatureFile[],
): Promise<ScenarioSelection> {
  const rules = knownRules(selection.rules ?? [], files);
  const tags = [
    ...(rules.length > 0 ? [tagOfAny(rules)] : []),
    ...(selection.tags === undefined ? [] : [`(${selection.tags})`]),
  ].join(' and ');
  const cases = (selection.cases ?? []).map((place) => knownCase(place, files));
  const chosen = { tags, cases };
  if (tags === '' && cases.length === 0 && selection.shard === undefined) return chosen;
  const selected = await casesOf(chosen);
  if (selected.length === 0) {
    throw new UsageError('nothing is selected: no scenario fits --rule, --tags and the named cases together');
  }
  if (selection.shard === undefined) return chosen;
  const register = readRegister(parseFeatures(files));
  const ofShard = tagOfAny(rulesOfShard(selection.shard, casesOfRules(register, selected)));
  return { tags: tags === '' ? ofShard : `(${tags}) and ${ofShard}`, cases };
}

async function casesOf(selection: ScenarioSelection): Promise<readonly PlaceOfCase[]> {
  try {
    return await casesOfSelection(selection);
  } catch (cause) {
    throw new UsageError(`--tags is no tag expression: ${(cause as Error).message.split('\n')[0] ?? ''}`);
  }
}

function knownRules(ids: readonly string[], files: readonly FeatureFile[]): readonly string[] {
  if (ids.length === 0) return [];
  const known = new Set(readRegister(parseFeatures(files)).map(({ id }) => id));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) {
    throw new UsageError(`there is no rule ${unknown}; "wsp-tck rules" lists them`);
  }
  return ids;
}

/** A case as a report names it, or a path from the current folder. */
function knownCase(place: string, files: readonly FeatureFile[]): string {
  const [, file = place, line = ''] = /^(.*?)((?::\d+)*)$/.exec(place) ?? [];
  const uris = new Set(files.map(({ uri }) => uri));
  const fromHere = relative(packageRoot(), isAbsolute(file) ? file : resolve(file)).replaceAll('\\', '/');
  const uri = [file.replaceAll('\\', '/'), fromHere].find((one) => uris.has(one));
  if (uri === undefined) throw new UsageError(`${place} is no case: there is no feature ${file}`);
  return `${uri}${line}`;
}
