import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import test, { before } from 'node:test';
import { referenceAdapter, parseShape } from '../../providers/reference/reference';
import { transcriptAdapter } from '../../providers/transcript/transcript';
import { allScenarios, type JudgedScenario } from '../isolation/scenarios';
import { judge, type Judged } from '../suite/judge';

const TAGS = '@SOCK-1 or @GRP-1 or @DESC-4 or @ERR-9';

interface Line {
  readonly kind: string;
  readonly function?: string;
  readonly name?: string;
}

let live: Judged;
let lines: readonly string[];
/** Where the scenario begins out of which a line is taken. */
let start: number;

before(async () => {
  live = await judge(referenceAdapter(parseShape('')), { tags: TAGS });
  lines = readFileSync(join(live.folder, 'transcript.ndjson'), 'utf8').split('\n');
  start = lines.findIndex((line) => line.startsWith('{"kind":"scenario"'));
});

/** What becomes of all scenarios where a line of the first one is missing. */
async function without(fits: (line: Line) => boolean): Promise<readonly JudgedScenario[]> {
  const index = lines.findIndex((text, at) => at > start && fits(JSON.parse(text) as Line));
  const path = join(live.folder, 'lacking.ndjson');
  writeFileSync(path, lines.filter((_, at) => at !== index).join('\n'));
  return allScenarios(await judge(transcriptAdapter(path), { tags: TAGS }));
}

const CASES: readonly {
  readonly what: string;
  readonly fits: (line: Line) => boolean;
  readonly why: RegExp;
}[] = [
  {
    what: 'a call',
    fits: (line) => line.kind === 'call' && line.function === 'WSPSocket',
    why: /the transcript lacks the call that the upcall WPUCreateSocketHandle is made in: in "SOCK-1 .*", after message \d+/,
  },
  {
    what: 'the answer to an upcall',
    fits: (line) => line.kind === 'answer',
    why: /the transcript lacks this answer: in "SOCK-1 .*", after message \d+, it has a message of kind return there/,
  },
  {
    what: 'the last return',
    fits: (line) => line.kind === 'return',
    why: /the transcript lacks the return of WSPStartup: in "SOCK-1 .*", after message \d+, it has a call of WSP\w+ there/,
  },
];

for (const { what, fits, why } of CASES) {
  test(`a transcript that lacks ${what} gives an error with the place, and every other verdict`, async () => {
    const [first, ...others] = await without(fits);
    const [, ...before] = allScenarios(live);
    assert.equal(first?.verdict, 'error');
    assert.match(first.why, why);
    assert.deepEqual(others, before);
  });
}

test('a transcript that lacks a scenario gives an error with its name', async () => {
  const end = lines.findIndex((line, at) => at > start && line.startsWith('{"kind":"scenario"'));
  const path = join(live.folder, 'lacking.ndjson');
  writeFileSync(path, [...lines.slice(0, start), ...lines.slice(end)].join('\n'));
  const [first] = allScenarios(await judge(transcriptAdapter(path), { tags: TAGS }));
  assert.equal(first?.verdict, 'error');
  assert.match(first.why, /the transcript lacks this call of WSPStartup: in "SOCK-1 /);
});
