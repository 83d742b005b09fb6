import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import test from 'node:test';
import { hasCompiler } from '../../providers/native/build/mingw';
import { TABLE_ORDER } from '../../providers/native/calls/native-functions';
import { PlayedFunctions } from '../../providers/native/upcalls/played-functions';

const NO_COMPILER = hasCompiler('x64') ? false : 'it reads the ws2spi.h of gcc-mingw-w64-x86-64-win32';
const PLACES = 8;

test('the functions of a next layer have the arguments of ws2spi.h', { skip: NO_COMPILER }, () => {
  const declared = declaredArguments();
  const functions = new PlayedFunctions(8);
  const played = new Map<string, number>();
  for (const count of new Set(declared.values()))
    for (let place = 0; place < PLACES; place += 1) {
      const called = functions.called(`0.${String(count)}.${String(place)}`);
      if (called !== undefined) played.set(called.name, count);
    }
  const names = [...TABLE_ORDER, 'WSPStartup'];
  assert.deepEqual(
    names.map((name) => [name, played.get(name)]),
    // the structure that ends WSPStartup's goes by a pointer on x64
    names.map((name) => [name, declared.get(name.toUpperCase())]),
  );
});

test('on x86 the upcall table takes the place of fifteen arguments', () => {
  assert.deepEqual(new PlayedFunctions(4).called('3.19.0'), { module: 3, name: 'WSPStartup' });
  assert.equal(new PlayedFunctions(4).called('3.12.0'), undefined);
});

test('an address is read out of the table of the host', () => {
  const functions = new PlayedFunctions(4);
  const table = Buffer.alloc(functions.tableSize(8));
  for (let at = 0; at < table.length; at += 4) table.writeUInt32LE(at, at);
  const all = [0, 7].flatMap((module) =>
    [...TABLE_ORDER, 'WSPStartup'].map((name) => functions.address(table, { module, name })),
  );
  assert.equal(new Set(all).size, all.length, 'each has a place of its own');
  assert.equal(functions.address(table, { module: 0, name: 'NSPStartup' }), 0n);
});

/** How many arguments each pointer to a function has, by its name in capitals, without LP. */
function declaredArguments(): ReadonlyMap<string, number> {
  const { stdout } = spawnSync('x86_64-w64-mingw32-gcc', ['-E', '-'], {
    input: '#include <winsock2.h>\n#include <ws2spi.h>\n',
    encoding: 'utf8',
  });
  const pointers = stdout.matchAll(/\*\s*LP(WSP[A-Z]+)\s*\)\s*\(([^)]*)\)/g);
  return new Map([...pointers].map(([, name = '', list = '']) => [name, list.split(',').length]));
}
