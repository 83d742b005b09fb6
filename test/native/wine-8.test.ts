import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { findWine } from '../../providers/native/start/wine/find-wine';
import { CANNOT_RUN_DLLS } from '../native-sample/tools';
import { wspTck } from '../suite/wsp-tck';

const BASELINE = 'providers/native/winsock/wine-8.baseline.yaml';

/** Why Wine 8 cannot be judged here, or false where it can. */
function whyNotHere(): string | false {
  if (CANNOT_RUN_DLLS !== false) return CANNOT_RUN_DLLS;
  if (process.platform === 'win32') return 'this is Windows, and the baseline is of Wine 8';
  const version = spawnSync(findWine().loader, ['--version'], { encoding: 'utf8' }).stdout.trim();
  return version.startsWith('wine-8.') ? false : `this is ${version}, and the baseline is of Wine 8`;
}

test('Wine 8 is as its baseline says: no deviation is new, and none is gone', { skip: whyNotHere() }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-wine-'));
  const { status, out } = wspTck('run', '--provider', 'winsock', '--baseline', BASELINE, '--out', folder);
  assert.match(out, /\nas the baseline wine-8\.baseline\.yaml says: \d+ known deviations\n/);
  assert.equal(status, 0);
});
