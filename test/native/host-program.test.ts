import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { buildHost, DIGESTS, digestOf, HOST_FOLDER, hostName } from '../../providers/native/build/host';
import { hasCompiler } from '../../providers/native/build/mingw';

const digests = new Map(
  readFileSync(DIGESTS, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [digest = '', name = ''] = line.split('  ');
      return [name, digest] as const;
    }),
);

test('the host that is carried has the digest beside it', () => {
  assert.ok(digests.has(hostName('x64')));
  for (const [name, digest] of digests) assert.equal(digestOf(join(HOST_FOLDER, name)), digest, name);
});

test(
  'the sources give the host that is carried',
  { skip: hasCompiler('x64') ? false : 'x86_64-w64-mingw32-gcc is not installed' },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-host-'));
    const built = join(folder, hostName('x64'));
    buildHost('x64', built);
    const digest = digestOf(built);
    rmSync(folder, { recursive: true });
    assert.equal(digest, digests.get(hostName('x64')), 'run npm run build:host, and commit what it builds');
  },
);
