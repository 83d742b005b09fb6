import assert from 'node:assert/strict';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after } from 'node:test';
import { ProviderCannotStart } from '../../providers/contract/provider';
import { hasCompiler } from '../../providers/native/build/mingw';
import { HOST_FOLDER } from '../../providers/native/build/host';
import { readDll } from '../../providers/native/dll/read-dll';
import { CANNOT_RUN_DLLS } from '../native-sample/tools';
import { wspTck, wspTckWith } from '../suite/wsp-tck';
import { compileDll } from './compile-dll';

const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-bad-'));
after(() => {
  rmSync(folder, { recursive: true });
});
/** What is about Wine has no counterpart on Windows. */
const UNDER_WINE = process.platform !== 'win32';
const NO_COMPILER = hasCompiler('x64') ? false : 'x86_64-w64-mingw32-gcc is not installed';

function fileOf(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

function refusal(path: string): string {
  try {
    readDll(path);
  } catch (cause) {
    assert.ok(cause instanceof ProviderCannotStart, String(cause));
    return cause.message;
  }
  assert.fail(`${path} was accepted`);
}

test('a file that is no provider is refused before anything is started', () => {
  assert.match(refusal(join(folder, 'missing.dll')), /there is no file/);
  assert.match(refusal(folder), /is not a file/);
  assert.match(
    refusal(fileOf('text.dll', 'not a DLL at all, but long enough to have a header')),
    /is not a DLL/,
  );
  assert.match(refusal(fileOf('empty.dll', '')), /is not a DLL/);
  assert.match(refusal(join(HOST_FOLDER, 'wsp-tck-host-x64.exe')), /is a program, not a DLL/);
});

test('a DLL that cannot be a provider here is refused with the reason', { skip: NO_COMPILER }, () => {
  const good = compileDll('provider');
  assert.equal(readDll(good).architecture, 'x64');
  assert.ok(readDll(good).exports.includes('WSPStartup'));
  const memory = readFileSync(good);
  const header = memory.readUInt32LE(0x3c) + 4;
  const forArm = Buffer.from(memory);
  forArm.writeUInt16LE(0xaa64, header);
  assert.match(refusal(fileOf('arm.dll', forArm)), /is made for ARM64; there are hosts for x64 and x86/);
  const renamed = Buffer.from(memory.toString('latin1').replace('WSPStartup\0', 'WSPStartus\0'), 'latin1');
  assert.match(refusal(fileOf('other.dll', renamed)), /does not export WSPStartup/);
});

test('a DLL that was cut off anywhere is refused or read, and nothing else', { skip: NO_COMPILER }, () => {
  const memory = readFileSync(compileDll('provider'));
  for (let length = 0; length < memory.length; length += 97) {
    const path = fileOf('cut.dll', memory.subarray(0, length));
    try {
      assert.equal(readDll(path).architecture, 'x64');
    } catch (cause) {
      assert.ok(cause instanceof ProviderCannotStart, String(cause));
    }
  }
});

if (UNDER_WINE) {
  test(
    'a DLL for x86 is refused where Wine has no 32-bit part, with what to do',
    { skip: hasCompiler('x86') ? CANNOT_RUN_DLLS : 'i686-w64-mingw32-gcc is not installed' },
    () => {
      const dll = compileDll('provider', [], { architecture: 'x86' });
      assert.equal(readDll(dll).architecture, 'x86');
      const prefix = join(folder, 'prefix-of-64-bit-wine');
      for (const part of ['dosdevices', join('drive_c', 'windows', 'syswow64')])
        mkdirSync(join(prefix, part), { recursive: true });
      for (const name of ['system.reg', 'user.reg', 'userdef.reg', '.update-timestamp'])
        writeFileSync(join(prefix, name), '');
      const { status, err } = wspTckWith(
        { WSP_TCK_WINEPREFIX: prefix },
        'statement',
        '--provider',
        `dll:${dll}`,
      );
      assert.equal(status, 2, err);
      assert.match(
        err,
        /made for x86, and this Wine runs no 32-bit programs: install .*wine32\), and remove /,
      );
      assert.ok(err.includes(realpathSync(prefix)), err);
    },
  );
}

test(
  'a function that the DLL does not export is told before anything is called',
  { skip: CANNOT_RUN_DLLS },
  () => {
    const dll = compileDll('provider');
    const statement = fileOf(
      'misspelt.yaml',
      'ixit:\n  conditions:\n    no-buffers: { by: export, induce: TestBufers, clear: WSPStartup }\n',
    );
    const { status, err } = wspTck('run', '--provider', `dll:${dll}`, '--statement', statement);
    assert.equal(status, 2, err);
    assert.match(
      err,
      /misspelt\.yaml:3: ixit\.conditions\.no-buffers\.induce names "TestBufers", which the DLL does not export; it exports .*"WSPStartup"/,
    );
  },
);

if (UNDER_WINE) {
  test('no prefix is made over a folder of something else', { skip: CANNOT_RUN_DLLS }, () => {
    const prefix = mkdtempSync(join(folder, 'no-prefix-'));
    const path = join(prefix, 'a-file');
    writeFileSync(path, 'kept');
    const { status, err } = wspTckWith({ WSP_TCK_WINEPREFIX: prefix }, 'run', '--provider', 'winsock');
    assert.equal(status, 2, err);
    assert.match(
      err,
      /^wsp-tck: no Wine prefix can be made in .*no-prefix-.* \(it holds something else than a complete prefix\)/,
    );
    assert.equal(readFileSync(path, 'utf8'), 'kept');
  });

  test(
    'a prefix that a run has left long ago is cleared away, and no other',
    { skip: CANNOT_RUN_DLLS },
    () => {
      const nobodyHas = 99_999_999;
      const longAgo = new Date(Date.now() - 48 * 60 * 60 * 1_000);
      const left = mkdtempSync(join(tmpdir(), `wsp-tck-wine-${String(nobodyHas)}-`));
      const young = mkdtempSync(join(tmpdir(), `wsp-tck-wine-${String(nobodyHas)}-`));
      const used = mkdtempSync(join(tmpdir(), `wsp-tck-wine-${String(process.pid)}-`));
      for (const old of [left, used]) utimesSync(old, longAgo, longAgo);
      const { status, err } = wspTck('statement', '--provider', `dll:${compileDll('provider')}`);
      const there = [left, young, used].map((path) => existsSync(path));
      for (const path of [left, young, used]) rmSync(path, { recursive: true, force: true });
      assert.equal(status, 0, err);
      assert.deepEqual(there, [false, true, true]);
    },
  );
}
