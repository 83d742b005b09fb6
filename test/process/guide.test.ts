import { readFileSync, rmSync, writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';
import { expect } from 'chai';
import { checkFromProvider, checkFromTester } from '../../providers/contract/check-message';
import { argumentsProblem, prototypeOf } from '../../providers/contract/check-parameters';
import { SPI_FUNCTIONS, UPCALLS } from '../../providers/contract/functions';
import type { FromTester } from '../../providers/contract/messages';
import { Conversation } from '../../providers/process/conversation';
import { parseLine } from '../../providers/process/line/parse-line';
import { processAdapter } from '../../providers/process/process-adapter';
import { CollectedMessages } from './collected-messages';
import { functionTable } from './function-table';
import { cleanupCall, OPEN } from './program';

const GUIDE = readFileSync(join(__dirname, '../../docs/line-protocol.md'), 'utf8');
const PROTOCOL_INFO = '00'.repeat(628);
const GRACE_MS = 100;

/** The blocks of a kind, without their fences. */
function blocks(kind: string): readonly string[] {
  return [...GUIDE.matchAll(/^```(\w*)\n([^]*?)^```$/gm)].flatMap(([, is, text]) =>
    is === kind && text !== undefined ? [text] : [],
  );
}

const dialogueLines = blocks('').flatMap((block) => block.split('\n').filter((line) => line !== ''));

for (const line of dialogueLines) {
  test(`an example that keeps the schema: ${line.slice(0, 60)}`, () => {
    const text = line.slice(2).replaceAll('PROTOCOL_INFO', PROTOCOL_INFO);
    const checked = line.startsWith('→')
      ? parseLine(text, checkFromTester)
      : parseLine(text, checkFromProvider);
    expect(checked.ok, checked.ok ? '' : checked.problem).to.equal(true);
    if (checked.ok && (checked.message.kind === 'call' || checked.message.kind === 'upcall')) {
      const prototype = prototypeOf(checked.message.function);
      const { arguments: given } = checked.message;
      expect(prototype === undefined ? undefined : argumentsProblem(prototype, given)).to.equal(undefined);
    }
  });
}

test('the first example is a whole conversation', () => {
  const conversation = new Conversation();
  for (const line of (blocks('')[0] ?? '').trim().split('\n')) {
    const text = line.slice(2).replaceAll('PROTOCOL_INFO', PROTOCOL_INFO);
    if (line.startsWith('→')) conversation.sent(JSON.parse(text) as FromTester);
    else {
      const parsed = parseLine(text, checkFromProvider);
      expect(parsed.ok && conversation.received(parsed.message)).to.equal(undefined);
    }
  }
  expect(conversation.isClosed).to.equal(true);
});

test('the tables of functions are those of the contract', () => {
  expect(GUIDE).to.include(functionTable(SPI_FUNCTIONS));
  expect(GUIDE).to.include(functionTable(UPCALLS));
});

const OPENED = (blocks('')[0] ?? '').split('\n')[1]?.slice(2) ?? '';
const MISTAKES = [...GUIDE.matchAll(/^\| (.+?) \| `(.+?)` \| `(.+)` \|$/gm)].filter(([, , line]) =>
  /^\{|loading/.test(line ?? ''),
);

test('there are mistakes in the guide', () => {
  expect(MISTAKES).to.have.length.above(8);
});

for (const [, mistake, line = '', message = ''] of MISTAKES) {
  test(`a common mistake has the message that the guide tells: ${mistake ?? ''}`, () => {
    const conversation = new Conversation();
    conversation.sent(OPEN);
    const opened = parseLine(OPENED, checkFromProvider);
    expect(opened.ok && conversation.received(opened.message)).to.equal(undefined);
    conversation.sent(cleanupCall(2));
    const parsed = parseLine(line, checkFromProvider);
    const problem = parsed.ok ? conversation.received(parsed.message) : parsed.problem;
    expect(`the adapter sent ${problem ?? 'nothing wrong'}`).to.equal(message.replaceAll('\\|', '|'));
  });
}

test('the skeleton in the guide is an adapter', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'skeleton-'));
  const path = join(folder, 'adapter.py');
  writeFileSync(path, blocks('python')[0] ?? '');
  const told = new CollectedMessages();
  const child = processAdapter(`python3 '${path}'`).spawn(told);
  child.send(OPEN);
  child.send({ ...cleanupCall(2), function: 'WSPNoSuchFunction' });
  const info = { af: 0, type: 0, protocol: -1, lpProtocolInfo: PROTOCOL_INFO, g: 0, dwFlags: 0 };
  child.send({ ...cleanupCall(3), function: 'WSPSocket', arguments: info, times: 5 });
  expect(await told.message(2)).to.include({ kind: 'refused', to: 2 });
  const upcall = await told.message(3);
  expect(upcall).to.include({ kind: 'upcall', during: 3, function: 'WPUCreateSocketHandle' });
  // a call nested in the upcall
  child.send({ ...cleanupCall(4), during: upcall.id });
  expect(await told.message(4)).to.include({ kind: 'return', to: 4, result: 0 });
  const head = { process: 1, thread: 1 };
  child.send({ kind: 'answer', id: 5, ...head, to: upcall.id, result: '0x104', errno: null, out: {} });
  expect(await told.message(5)).to.deep.include({ kind: 'return', to: 3, result: '0x104', made: 1 });
  await child.end(GRACE_MS);
  expect(told.losses).to.deep.equal([]);
  rmSync(folder, { recursive: true });
});
