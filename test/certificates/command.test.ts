import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  copyFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { after, before } from 'node:test';

const root = join(__dirname, '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-certificate-'));
const result = join(folder, 'result');
const selected = join(folder, 'selected');
const certificate = join(result, 'certificate.json');
const at = (name: string): string => join(folder, name);

interface Ended {
  readonly status: number | null;
  readonly out: string;
  readonly err: string;
}

function wspTck(args: readonly string[], env: NodeJS.ProcessEnv = {}): Ended {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'dist', 'cli', 'wsp-tck.js'), ...args],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '', ...env } },
  );
  return { status, out: stdout, err: stderr };
}

before(() => {
  assert.equal(wspTck(['run', '--out', result]).status, 0);
  assert.equal(wspTck(['run', '--rule', 'SOCK-1', '--out', selected]).status, 0);
  assert.equal(wspTck(['keygen', '--out', at('own')]).status, 0);
  assert.equal(wspTck(['keygen', '--out', at('other')]).status, 0);
});

after(() => {
  rmSync(folder, { recursive: true });
});

test('keygen writes a private key for its owner alone, and never over another', () => {
  if (process.platform !== 'win32') assert.equal(statSync(at('own.key')).mode & 0o777, 0o600);
  assert.match(readFileSync(at('own.pub'), 'utf8'), /^-----BEGIN PUBLIC KEY-----\n/);
  const { status, err } = wspTck(['keygen', '--out', at('own')]);
  assert.equal(status, 2);
  assert.match(err, /own\.key is there already and is not written over/);
});

test('certify and verify: one line says what, by whom, for which file', () => {
  const signed = wspTck(['certify', result, '--key', at('own.key'), '--issuer', 'A laboratory']);
  assert.equal(signed.status, 0, signed.err);
  const { status, out } = wspTck(['verify', certificate, '--key', at('own.pub')]);
  assert.equal(status, 0);
  assert.match(
    out,
    /^verified: reference \S+ \(no file, known by its transcript\) is conformant with WSPSocket as base, .* by the \d+ rules of wsp-tck \S+; certified by "A laboratory", owner of the key [0-9a-f]{16}, \d{4}-\d\d-\d\d\n$/,
  );
});

test('a key of the other type, in a file that is encrypted, needs its passphrase', () => {
  const WSP_TCK_PASSPHRASE = 'correct horse';
  assert.equal(wspTck(['keygen', '--out', at('locked'), '--type', 'p256'], { WSP_TCK_PASSPHRASE }).status, 0);
  assert.match(readFileSync(at('locked.key'), 'utf8'), /^-----BEGIN ENCRYPTED PRIVATE KEY-----\n/);
  const out = at('locked.json');
  const args = ['certify', result, '--key', at('locked.key'), '--out', out];
  assert.equal(wspTck(args).status, 2);
  assert.equal(wspTck(args, { WSP_TCK_PASSPHRASE }).status, 0);
  assert.equal(wspTck(['verify', out, '--key', at('locked.pub'), '--result', result]).status, 0);
});

test('another key, another file of the provider, and a changed file are findings: exit code 1', () => {
  copyFileSync(certificate, at('c.json'));
  const args = ['verify', at('c.json'), '--result', result];
  const cases: readonly (readonly [readonly string[], RegExp])[] = [
    [[...args, '--key', at('other.pub')], /no signature in it is one of the key/],
    [[...args, '--key', at('own.pub'), '--artifact', certificate], /about no file: the run had none/],
  ];
  for (const [words, why] of cases) {
    const { status, out } = wspTck(words);
    assert.equal(status, 1);
    assert.match(out, why);
  }
  appendFileSync(join(result, 'messages.ndjson'), '\n');
  const { status, out } = wspTck([...args, '--key', at('own.pub')]);
  assert.equal(status, 1);
  assert.match(out, /^not verified:\n {2}messages\.ndjson is not the one that was certified: its SHA-256 is/);
});

test('a run of selected rules is refused with the reasons: exit code 1', () => {
  const { status, err } = wspTck(['certify', selected, '--key', at('own.key')]);
  assert.equal(status, 1);
  assert.match(err, /no certificate for .*:\n {2}only a part of the rules was run\n/);
});

const WRONG = [
  { what: 'no key', args: ['certify', result], words: /--key/ },
  {
    what: 'a result that is not there',
    args: ['certify', at('none'), '--key', at('own.key')],
    words: /no folder/,
  },
  {
    what: 'a key that is not there',
    args: ['verify', certificate, '--key', at('none')],
    words: /the key cannot be read/,
  },
  { what: 'a key that is none', args: ['verify', certificate, '--key', certificate], words: /no public key/ },
  {
    what: 'a public key to sign with',
    args: ['certify', result, '--key', at('own.pub')],
    words: /no private key/,
  },
  {
    what: 'a certificate that is not there',
    args: ['verify', at('none'), '--key', at('own.pub')],
    words: /the certificate cannot be read/,
  },
  {
    what: 'a result that is not beside the certificate',
    args: ['verify', at('c.json'), '--key', at('own.pub')],
    words: /not complete, a certificate needs all of it/,
  },
] as const;

for (const { what, args, words } of WRONG) {
  test(`${what} is exit code 2 and a clear sentence`, () => {
    const { status, err } = wspTck(args);
    assert.equal(status, 2);
    assert.match(err, words);
    assert.doesNotMatch(err, /\n\s+at |suite itself/);
  });
}

test('a certificate that is no certificate is a finding, whatever it is', () => {
  for (const text of ['', 'null', '[]', '{"payloadType":"text/plain","payload":"","signatures":[]}']) {
    writeFileSync(at('bad.json'), text);
    const { status, out } = wspTck(['verify', at('bad.json'), '--key', at('own.pub'), '--result', result]);
    assert.equal(status, 1);
    assert.match(out, /^not verified:\n {2}the certificate: /);
  }
});
