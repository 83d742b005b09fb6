import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';

const root = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-package-'));
const installed = join(folder, 'package');
const elsewhere = join(folder, 'elsewhere');

const env = { ...process.env, NODE_OPTIONS: '' };
const [tarball] = JSON.parse(
  execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--silent', '--pack-destination', folder], {
    cwd: root,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  }),
) as readonly [{ readonly filename: string; readonly files: readonly { readonly path: string }[] }];
const packed = new Set(tarball.files.map(({ path }) => path));

after(() => {
  rmSync(folder, { recursive: true });
});

for (const path of [
  'dist/cli/wsp-tck.js',
  'features/wspsocket/01-the-new-socket.feature',
  'docs/line-protocol.md',
  'providers/contract/messages.schema.json',
  'providers/contract/statement/statement.schema.json',
  'providers/contract/statement/example.yaml',
  'providers/process/samples/python-sockets/provider.py',
  'providers/process/starters/python/adapter.py',
  'providers/process/starters/node/adapter.mjs',
  'providers/native/sample/startup.c',
  'reports/conformance/conformance.schema.json',
  'LICENSE',
  'README.md',
]) {
  test(`the package has ${path}`, () => {
    assert.ok(packed.has(path));
  });
}

test('the package has no caches, and nothing that only the development needs', () => {
  const needless =
    /tsbuildinfo|__pycache__|^dist\/providers\/native\/build\/|^(test|bench|node_modules)\/|^(?!dist\/|docs\/).*\.ts$/;
  assert.deepEqual(
    [...packed].filter((path) => needless.test(path)),
    [],
  );
});

test('unpacked, it runs, and the report goes to the current folder', () => {
  mkdirSync(elsewhere);
  execFileSync('tar', ['-xzf', join(folder, tarball.filename), '-C', folder]);
  symlinkSync(join(root, 'node_modules'), join(installed, 'node_modules'), 'junction');
  const before = readdirSync(installed, { recursive: true });
  execFileSync(process.execPath, [join(installed, 'dist/cli/wsp-tck.js'), 'run', '--rule', 'SOCK-1'], {
    cwd: elsewhere,
    env,
    stdio: 'ignore',
  });
  assert.ok(existsSync(join(elsewhere, 'reports/out/reference/index.html')));
  assert.deepEqual(readdirSync(installed, { recursive: true }), before);
});
