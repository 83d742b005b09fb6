import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import type { Check } from '../../cli/doctor/check';
import { checkAddress } from '../../cli/doctor/loopback-check';
import { checkNode } from '../../cli/doctor/node-check';
import { checkRawSockets } from '../../cli/doctor/privileges-check';
import { checkProgram } from '../../cli/doctor/program-check';
import { wspTck } from '../suite/wsp-tck';

const ABOUT = { name: 'it', need: 'some rules', serves: 'a rule', advice: 'get it' } as const;

for (const [version, state] of [
  ['20.19.0', 'there'],
  ['20.18.9', 'missing'],
  ['22.0.0', 'there'],
  ['18.20.8', 'missing'],
] as const) {
  test(`Node ${version} is ${state}`, () => {
    assert.equal(checkNode('>=20.19', version).state, state);
  });
}

test('a program is there where it says its version, and missing where it is not or cannot be run', () => {
  const found = checkProgram({ ...ABOUT, commands: ['no-such-program', process.execPath] });
  assert.deepEqual([found.state, found.found], ['there', process.version]);
  const none = checkProgram({ ...ABOUT, commands: ['no-such-program', 'nor-such-a-one'] });
  assert.deepEqual([none.state, none.found], ['missing', 'no no-such-program or nor-such-a-one in PATH']);
});

test(
  'a program that is broken is missing',
  { skip: process.platform === 'win32' && 'it is a shell script' },
  () => {
    const broken = join(mkdtempSync(join(tmpdir(), 'wsp-tck-doctor-')), 'broken');
    writeFileSync(broken, '#!/bin/sh\nexit 3\n');
    chmodSync(broken, 0o755);
    assert.match(checkProgram({ ...ABOUT, commands: [broken] }).found, /cannot be run$/);
  },
);

test('the privilege for raw sockets is read from the capabilities of the process', () => {
  assert.equal(checkRawSockets('Name:\tx\nCapEff:\t0000000000002000\n').state, 'there');
  assert.equal(checkRawSockets('CapEff:\t0000000000001fff\n').state, 'missing');
  assert.equal(checkRawSockets(undefined).state, 'unknown');
});

test('an address is there where it can be bound', async () => {
  assert.equal((await checkAddress('127.0.0.1', ABOUT)).state, 'there');
  // an address for documentation (RFC 5737), which no machine has
  const none = await checkAddress('192.0.2.1', ABOUT);
  assert.equal(none.state, 'missing');
  assert.match(none.found, /^192\.0\.2\.1 cannot be bound: E/);
});

test('the command tells of each thing what it is for, and of what is missing what to do', () => {
  const { status, out } = wspTck('doctor');
  assert.equal(status, 0);
  assert.match(out, /^ {2}there {4}Node /);
  const checks = JSON.parse(wspTck('doctor', '--json').out) as readonly Check[];
  assert.ok(checks.length >= 9);
  for (const { name, serves, state, advice } of checks) {
    assert.ok(out.includes(name) && out.includes(`for ${serves}`), name);
    assert.equal(out.includes(`to do: ${advice}`), state !== 'there', name);
  }
});
