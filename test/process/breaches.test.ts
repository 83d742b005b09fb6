import test from 'node:test';
import { expect } from 'chai';
import type { Call } from '../../providers/contract/messages';
import { cleanupCall, OPEN, startProgram } from './program';

const GRACE_MS = 100;
const HEAD = { id: 2, process: 1, thread: 1 };
const RETURN = { kind: 'return', ...HEAD, to: 2, result: 0, errno: null, out: {}, in: null };
const UPCALL = {
  kind: 'upcall',
  ...HEAD,
  function: 'WPUCreateSocketHandle',
  during: 2,
  target: null,
  arguments: { dwCatalogEntryId: 1, dwContext: null },
  memory: {},
};

/** What the program answers a call with, and what the tester's side is told. */
const BREACHES: readonly (readonly [line: string | object, reason: string | RegExp])[] = [
  ['Traceback \u001b[31m(most recent', 'a line that is not JSON: "Traceback \\u001b[31m(most recent"'],
  ['', 'a line that is not JSON: ""'],
  ['[1, 2]', 'what is no message: [1,2]'],
  [{ ...RETURN, kind: 'hello' }, 'a message of the unknown kind "hello"'],
  [{ ...RETURN, process: 2 }, 'a return for process 2, and this is process 1'],
  [{ ...RETURN, to: 9 }, 'a return to call 9, which is not outstanding'],
  [{ ...RETURN, id: 1 }, 'a return with the number 1 after number 1; they count upwards'],
  [{ ...RETURN, errno: '10022' }, /^a return whose errno has "10022", which /],
  [{ ...RETURN, in: undefined }, 'a return that lacks the field "in"'],
  [{ ...RETURN, error: 5 }, 'a return that has an unknown field "error"'],
  [{ ...RETURN, made: 2 }, 'a return of WSPCleanup that made 2 calls where 1 were asked for'],
  [
    { ...RETURN, result: 'INVALID_SOCKET' },
    'a return of WSPCleanup with results that are not its own: result has "INVALID_SOCKET", which must be integer',
  ],
  [
    { ...RETURN, out: { name: '' } },
    'a return of WSPCleanup with results that are not its own: out has an unknown field "name"',
  ],
  [{ ...RETURN, result: '0x0F' }, /^a return whose result has "0x0F", which /],
  [{ kind: 'done', ...HEAD, to: 2 }, 'a done to message 2, which does not wait for one'],
  [{ ...UPCALL, during: 7 }, 'an upcall of WPUCreateSocketHandle during call 7, which is not outstanding'],
  [{ ...UPCALL, function: 'WPUMakeTea' }, 'an upcall of the unknown function "WPUMakeTea"'],
  [
    { ...UPCALL, target: 5 },
    'an upcall of WPUCreateSocketHandle with a target, which only a function of the next layer has',
  ],
  [
    { ...UPCALL, function: 'WSPCleanup', arguments: {} },
    'an upcall of WSPCleanup without its target, the catalog id of the next layer',
  ],
  [
    { ...UPCALL, arguments: { dwCatalogEntryId: 1 } },
    'an upcall of WPUCreateSocketHandle with arguments that are not its own: lacks the field "dwContext"',
  ],
  [
    { ...UPCALL, memory: { '0x1': ['abc'] } },
    'an upcall whose memory.0x1.0 has "abc", which ends in half a byte',
  ],
];

for (const [line, reason] of BREACHES) {
  const text = typeof line === 'string' ? line : JSON.stringify(line);
  test(`breach: ${reason.toString()}`, async () => {
    const { child, told } = startProgram('answers-with', text);
    child.send(OPEN);
    await told.message(1);
    child.send(cleanupCall(2));
    const loss = await told.loss();
    expect(loss.cause).to.equal('schema');
    const said = loss.reason.replace(/^the adapter sent /, '');
    if (typeof reason === 'string') expect(said).to.equal(reason);
    else expect(said).to.match(reason);
    expect(told.messages).to.have.length(1);
    await child.end(GRACE_MS);
  });
}

test('nothing goes out that the schema does not allow', async () => {
  const { child, told } = startProgram('stops-at-call', 'hang', '1');
  child.send(OPEN);
  await told.message(1);
  const wrong: Call = { ...cleanupCall(2), thread: -1 };
  child.send(wrong);
  expect(await told.loss()).to.include({
    cause: 'schema',
    reason: 'the suite itself was about to send a call whose thread has -1, which must be >= 0',
  });
  await child.end(GRACE_MS);
});
