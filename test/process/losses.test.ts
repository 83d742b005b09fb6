import test from 'node:test';
import { expect } from 'chai';
import { cleanupCall, OPEN, startProgram } from './program';

/** How long a program may take to leave, in milliseconds; those that do not leave are killed after twice that. */
const GRACE_MS = 100;

test('exits at once: its code and its last words', async () => {
  const { child, told } = startProgram('exits-at-once');
  child.send(OPEN);
  expect(await told.loss()).to.deep.equal({
    cause: 'exit',
    reason: 'the provider process ended by itself, with exit code 3',
    lastWords: 'no licence for this host',
  });
  await child.end(GRACE_MS);
});

test('echoes what it reads', async () => {
  const { child, told } = startProgram('echoes');
  child.send(OPEN);
  const { cause, reason } = await told.loss();
  expect([cause, reason]).to.deep.equal(['schema', 'the adapter sent a message of the unknown kind "open"']);
  await child.end(GRACE_MS);
});

test('babbles', async () => {
  const { child, told } = startProgram('babbles');
  const { cause, reason } = await told.loss();
  expect([cause, reason]).to.deep.equal(['schema', 'the adapter sent a line that is not JSON: "y"']);
  await child.end(GRACE_MS);
});

for (const name of ['babbles-without-newline', 'says-a-long-line']) {
  test(`${name}: given up at 16 MiB, without holding more`, async () => {
    const before = process.memoryUsage().rss;
    const { child, told } = startProgram(name);
    const { cause, reason } = await told.loss();
    expect(cause).to.equal('schema');
    expect(reason).to.match(/^the adapter sent a line longer than 16 MiB, which begins with "/);
    expect(reason.length).to.be.below(1000);
    expect(process.memoryUsage().rss - before).to.be.below(100e6);
    await child.end(GRACE_MS);
  });
}

test('half a line, then the end', async () => {
  const { child, told } = startProgram('says-half-a-line');
  expect(await told.loss()).to.include({
    cause: 'schema',
    reason:
      'the adapter sent half a line, "{\\"kind\\":\\"opened\\",\\"id\\":1,\\"proc", and ended with exit code 0',
  });
  await child.end(GRACE_MS);
});

test('crashes in the middle of a call: the signal and the last words', async () => {
  const { child, told } = startProgram('crashes-in-call');
  child.send(OPEN);
  await told.message(1);
  child.send(cleanupCall(2));
  expect(await told.loss()).to.deep.equal({
    cause: 'crash',
    reason: 'the provider process was ended by SIGSEGV',
    lastWords: 'about to dereference a null pointer',
  });
  await child.end(GRACE_MS);
});

test('exits in the middle of a scenario', async () => {
  const { child, told } = startProgram('stops-at-call', 'exit', '2');
  child.send(OPEN);
  child.send(cleanupCall(2));
  child.send(cleanupCall(3));
  expect(await told.loss()).to.include({
    cause: 'exit',
    reason: 'the provider process ended by itself, with exit code 0',
  });
  expect(told.messages.map((message) => message.kind)).to.deep.equal(['opened', 'return']);
  await child.end(GRACE_MS);
});

test('hangs in a call: ended by force, and nothing is told after that', async () => {
  const { child, told } = startProgram('stops-at-call', 'hang', '2');
  child.send(OPEN);
  child.send(cleanupCall(2));
  await told.message(2);
  child.send(cleanupCall(3));
  await child.end(GRACE_MS);
  expect(told.messages).to.have.length(2);
  expect(told.losses).to.deep.equal([]);
});

test('floods standard error: it is drained, and its end is kept', async () => {
  const { child, told } = startProgram('floods-stderr');
  child.send(OPEN);
  child.send(cleanupCall(2));
  const { cause, reason, lastWords } = await told.loss();
  expect([cause, reason]).to.deep.equal(['exit', 'the provider process ended by itself, with exit code 7']);
  expect(lastWords.endsWith('the last words')).to.equal(true);
  expect(lastWords.length).to.be.at.most(4096);
  await child.end(GRACE_MS);
});
