import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import {
  BUILT_WITH,
  buildHost,
  DIGESTS,
  digestOf,
  HOST_FOLDER,
  hostName,
} from '../../providers/native/build/host';
import { compilerVersion, hasCompiler } from '../../providers/native/build/mingw';

const digests = new Map(
  readFileSync(DIGESTS, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [digest = '', name = ''] = line.split('  ');
      return [name, digest] as const;
    }),
);

const ARCHITECTURES = ['x64', 'x86'] as const;

test('the hosts that are carried have their digests beside them', () => {
  assert.deepEqual([...digests.keys()].sort(), ARCHITECTURES.map(hostName));
  for (const [name, digest] of digests) assert.equal(digestOf(join(HOST_FOLDER, name)), digest, name);
});

for (const architecture of ARCHITECTURES) {
  const without = hasCompiler(architecture)
    ? false
    : `the compiler of mingw-w64 for ${architecture} is not installed`;
  test(`the sources give the host for ${architecture} that is carried`, { skip: without }, (t) => {
    const version = versionOf(compilerVersion(architecture));
    const builtWith = versionOf(readFileSync(BUILT_WITH, 'utf8').trim());
    if (version !== builtWith) {
      t.skip(`${builtWith} built the one that is carried, and this is ${version}, which gives other bytes`);
      return;
    }
    const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-host-'));
    const built = join(folder, hostName(architecture));
    buildHost(architecture, built);
    const digest = digestOf(built);
    rmSync(folder, { recursive: true });
    assert.equal(
      digest,
      digests.get(hostName(architecture)),
      'run npm run build:host, and commit what it builds',
    );
  });
}

/** The version of a compiler without its name, which is another one for each architecture. */
function versionOf(told: string): string {
  return told.replace(/^\S+ /, '');
}
