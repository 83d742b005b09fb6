import assert from 'node:assert/strict';
import { join } from 'node:path';
import test from 'node:test';
import { chooseCompiler } from '../../providers/native/build/choose-compiler';
import { HOST_FOLDER, hostName, madeFor } from '../../providers/native/build/host';

test('mingw-w64 is chosen where it is there, and the compiler of Microsoft where it is asked for', () => {
  const mingw = { compiler: 'mingw', architectures: ['x64'] };
  assert.deepEqual(chooseCompiler(undefined, ['x64'], 'x86'), mingw);
  assert.deepEqual(chooseCompiler('mingw', ['x64'], undefined), mingw);
  const msvc = { compiler: 'msvc', architectures: ['x86'] };
  assert.deepEqual(chooseCompiler('msvc', ['x64'], 'x86'), msvc);
  assert.deepEqual(chooseCompiler(undefined, [], 'x86'), msvc);
});

test('what cannot be built is said, and nothing is guessed', () => {
  assert.throws(
    () => chooseCompiler('gcc', ['x64'], 'x64'),
    /^CannotCompile: npm run build:host gcc: it is mingw or msvc$/,
  );
  assert.throws(() => chooseCompiler('mingw', [], 'x64'), /mingw-w64 is not installed/);
  for (const prompt of [undefined, 'arm64'])
    assert.throws(() => chooseCompiler('msvc', ['x64'], prompt), /its command prompt was opened for/);
});

test('which processor a program is made for is read from it', () => {
  for (const architecture of ['x64', 'x86'] as const)
    assert.equal(madeFor(join(HOST_FOLDER, hostName(architecture))), architecture);
  assert.equal(madeFor(__filename), undefined);
});
