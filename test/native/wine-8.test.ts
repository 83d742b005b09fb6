import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { findWine } from '../../providers/native/start/wine/find-wine';
import { CANNOT_RUN_DLLS } from '../native-sample/tools';
import { AT_NIGHT } from '../nightly/at-night';
import { wspTck, wspTckAs, type Ended } from '../suite/wsp-tck';

const IS_ROOT = process.getuid?.() === 0;
const AS_ROOT = 'wine-8.baseline.yaml';
const WITHOUT_ROOT = 'wine-8-without-root.baseline.yaml';
/** The user that every Linux has for what nobody owns. */
const NOBODY = 65_534;

/** Why Wine 8 cannot be judged here, or false where it can. */
function whyNotHere(): string | false {
  if (CANNOT_RUN_DLLS !== false) return CANNOT_RUN_DLLS;
  const version = spawnSync(findWine().loader, ['--version'], { encoding: 'utf8' }).stdout.trim();
  return version.startsWith('wine-8.') ? false : `this is ${version}, and the baseline is of Wine 8`;
}

function isAsItSays({ status, out, err }: Ended, baseline: string): void {
  const says = out.split('\n').find((line) => line.startsWith(`as the baseline ${baseline} says: `));
  assert.match(says ?? '', /: \d+ known deviations$/, out + err);
  assert.equal(status, 0);
}

// the baselines are of Wine, and Windows is another matter
if (process.platform !== 'win32') {
  const own = IS_ROOT ? AS_ROOT : WITHOUT_ROOT;
  test(`Wine 8 is as ${own} says: no deviation is new, and none is gone`, { skip: whyNotHere() }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-wine-'));
    const ended = wspTck(...judged(own, folder));
    rmSync(folder, { recursive: true });
    isAsItSays(ended, own);
  });
}

if (AT_NIGHT && IS_ROOT) {
  test(`for another user it is as ${WITHOUT_ROOT} says`, { skip: whyNotHere() }, () => {
    const home = mkdtempSync(join(tmpdir(), 'wsp-tck-home-'));
    chownSync(home, NOBODY, NOBODY);
    const who = { HOME: home, WSP_TCK_WINEPREFIX: join(home, 'wine'), XDG_CACHE_HOME: home };
    const ended = wspTckAs(NOBODY, who, ...judged(WITHOUT_ROOT, join(home, 'out')));
    rmSync(home, { recursive: true });
    isAsItSays(ended, WITHOUT_ROOT);
  });
}

function judged(baseline: string, folder: string): readonly string[] {
  const path = join('providers', 'native', 'winsock', baseline);
  return ['run', '--provider', 'winsock', '--baseline', path, '--out', folder];
}
