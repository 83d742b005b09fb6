import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import test from 'node:test';
import { expect } from 'chai';
import { ProviderCannotStart } from '../../providers/contract/provider';
import { processAdapter } from '../../providers/process/process-adapter';
import { CollectedMessages } from './collected-messages';
import { isRunning } from './is-running';
import { cleanupCall, OPEN, programLine, startProgram } from './program';

const GRACE_MS = 100;
const POLL_MS = 10;

/** Starts a tester of its own that tests one of the sample programs. */
function startTester(program: string, ...args: readonly string[]): ChildProcess {
  const tester = join(__dirname, 'programs', 'tester.ts');
  return spawn(process.execPath, ['--require', '@swc-node/register', tester, programLine(program, ...args)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await sleep(POLL_MS);
}

test('a program that does not exist cannot be started', () => {
  for (const line of ['no-such-program-anywhere --flag', './no/such/program', __filename]) {
    expect(() => processAdapter(line).spawn(new CollectedMessages())).to.throw(
      ProviderCannotStart,
      /^the provider cannot be started: .* is no program in PATH, nor the path of one$/,
    );
  }
});

test('the file that an interpreter runs is the artifact', () => {
  expect(processAdapter(programLine('sleeps')).artifact).to.match(/sleeps\.mjs$/);
  expect(processAdapter('sh -c true').artifact).to.match(/\/sh$/);
});

test('a provider that leaves when it is told needs no force', async () => {
  const { child, told } = startProgram('stops-at-call', 'hang', '9');
  child.send(OPEN);
  child.send(cleanupCall(2));
  await told.message(2);
  child.send({ kind: 'close', id: 3, process: 1, thread: 0 });
  expect(await told.message(3)).to.include({ kind: 'done', to: 3 });
  await child.end(GRACE_MS);
  expect(told.losses).to.deep.equal([]);
});

test('a provider that was not told to close is told at the end', async () => {
  const { child, told } = startProgram('stops-at-call', 'hang', '9');
  child.send(OPEN);
  await told.message(1);
  const longGraceMs = 60_000;
  const started = performance.now();
  await child.end(longGraceMs);
  expect(performance.now() - started).to.be.below(longGraceMs);
});

test('a provider that stays is ended by force, twice asked', async () => {
  const { child, told } = startProgram('sleeps');
  child.send(OPEN);
  await told.message(1);
  await child.end(GRACE_MS);
  await child.end(GRACE_MS);
  expect(told.losses).to.deep.equal([]);
});

test('what the provider started in turn is ended with it', async () => {
  const told = new CollectedMessages();
  const child = processAdapter(programLine('starts-a-child')).spawn(told);
  child.send(OPEN);
  const opened = await told.message(1);
  const pid = opened.kind === 'opened' ? opened.processId : 0;
  expect(isRunning(pid)).to.equal(true);
  await child.end(GRACE_MS);
  await until(() => !isRunning(pid));
});

test('a child of the provider that keeps its standard output does not hide its end', async () => {
  const { child, told } = startProgram('leaves-a-child');
  const { cause, lastWords } = await told.loss();
  expect(cause).to.equal('exit');
  await until(() => !isRunning(Number(lastWords)));
  await child.end(GRACE_MS);
});

test('a provider that is gone does not keep the tester running', async () => {
  const tester = startTester('exits-at-once');
  const [code] = (await once(tester, 'exit')) as [number | null];
  expect(code).to.equal(0);
});

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  test(`a tester that is ended by ${signal} takes its provider along`, async () => {
    const tester = startTester('starts-a-child');
    await once(tester.stdout ?? tester, 'data');
    const children = await childrenOf(tester.pid ?? 0);
    expect(children).to.have.length(1);
    tester.kill(signal);
    const [, endedBy] = (await once(tester, 'exit')) as [number | null, string | null];
    expect(endedBy).to.equal(signal);
    await until(() => !children.some(isRunning));
  });
}

/** The processes that a process has started, as `ps` tells them. */
async function childrenOf(pid: number): Promise<readonly number[]> {
  const ps = spawn('ps', ['--no-headers', '-o', 'pid', '--ppid', String(pid)]);
  const chunks: Buffer[] = [];
  ps.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  await once(ps, 'close');
  return Buffer.concat(chunks).toString('utf8').trim().split(/\s+/).map(Number);
}
