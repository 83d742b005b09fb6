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

test('the host that is carried has the digest beside it', () => {
  assert.ok(digests.has(hostName('x64')));
  for (const [name, digest] of digests) assert.equal(digestOf(join(HOST_FOLDER, name)), digest, name);
});

test(
  'the sources give the host that is carried',
  { skip: hasCompiler('x64') ? false : 'x86_64-w64-mingw32-gcc is not installed' },
  (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-host-'));
    const built = join(folder, hostName('x64'));
    buildHost('x64', built);
    const digest = digestOf(built);
    rmSync(folder, { recursive: true });
    const compiler = compilerVersion('x64');
    const builtWith = readFileSync(BUILT_WITH, 'utf8').trim();
    if (compiler === builtWith) {
      assert.equal(digest, digests.get(hostName('x64')), 'run npm run build:host, and commit what it builds');
    } else {
      assert.match(digest, /^[0-9a-f]{64}$/);
      t.diagnostic(
        `not compared with the one that is carried: ${builtWith} built it, and this is ${compiler}`,
      );
    }
  },
);
