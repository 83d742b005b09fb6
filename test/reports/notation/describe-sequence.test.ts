import assert from 'node:assert/strict';
import test from 'node:test';
import type { Answer, Call, Message, Return, Upcall } from '../../../providers/contract/messages';
import { describeSequence } from '../../../providers/contract/notation/describe-sequence';
import type { Note } from '../../../providers/contract/notation/spans';

const call = (id: number, name: string, during: number | null = null, thread = 1): Call => ({
  kind: 'call',
  id,
  process: 1,
  thread,
  function: name,
  during,
  arguments: {},
});
const back = (to: number, result: number | string = 0): Return => ({
  kind: 'return',
  id: 100 + to,
  process: 1,
  thread: 1,
  to,
  result,
  errno: null,
  out: {},
  in: null,
});
const upcall = (id: number, name: string, during: number | null): Upcall => ({
  kind: 'upcall',
  id,
  process: 1,
  thread: during === null ? 0 : 1,
  function: name,
  during,
  target: null,
  arguments: {},
  memory: {},
});
const answer = (to: number, result: number | string | null = 0): Answer => ({
  kind: 'answer',
  id: 200 + to,
  process: 1,
  thread: 1,
  to,
  result,
  errno: null,
  out: {},
});

const shown = (...items: readonly (Message | Note)[]): readonly string[] =>
  describeSequence(items, 100).lines.map(({ depth, text }) => `${'  '.repeat(depth)}${text}`);

test('what is nested in a call stands below it, indented, and its result beside it', () => {
  assert.deepEqual(
    shown(
      call(1, 'WSPSocket'),
      upcall(1, 'blocking-hook', 1),
      call(2, 'WSPSocket', 1),
      back(2, 'INVALID_SOCKET'),
      answer(1, 1),
      back(1, '0x104'),
      call(3, 'WSPCleanup'),
      back(3),
    ),
    [
      'WSPSocket() → 0x104',
      '  blocking-hook() → TRUE',
      '    WSPSocket() → INVALID_SOCKET, lpErrno not written',
      'WSPCleanup() → 0',
    ],
  );
});

test('the end of a call keeps its own place where something else came first', () => {
  assert.deepEqual(
    shown(
      call(1, 'WSPRecv'),
      upcall(1, 'WPUCompleteOverlappedRequest', null),
      answer(1),
      back(1),
      call(2, 'WSPListen'),
      back(2),
    ),
    ['WSPRecv() … (1)', 'worker: WPUCompleteOverlappedRequest() → 0', '… WSPRecv (1) → 0', 'WSPListen() → 0'],
  );
});

test('threads are named where there are several, and a call that never returned says so', () => {
  assert.deepEqual(shown(call(1, 'WSPRecv'), call(2, 'WSPSend', null, 2), back(2)), [
    'thread 1: WSPRecv() (not returned)',
    'thread 2: WSPSend() → 0',
  ]);
});

test('notes stand at their place; a return without its call is no call of this sequence', () => {
  const note: Note = { kind: 'note', text: 'from now on, all is well' };
  assert.deepEqual(shown(back(9), note), ['return to 9', 'from now on, all is well']);
});

test('a loss is told with its reason and its last words', () => {
  const lost: Message = {
    kind: 'lost',
    id: 1,
    process: 1,
    thread: 0,
    cause: 'crash',
    reason: 'it fell over',
    outstanding: [1],
    lastWords: 'oops\u001b[0m',
  };
  assert.deepEqual(shown(call(1, 'WSPSocket'), lost), [
    'WSPSocket() (not returned)',
    'process 1 is lost (crash): it fell over; outstanding: call 1; its last words: oops\\u{1b}[0m',
  ]);
});

test('a long sequence is cut, and says how much was left out', () => {
  const items = Array.from({ length: 1_000 }, (_, index) => [
    call(index + 1, 'WSPListen'),
    back(index + 1),
  ]).flat();
  const { lines, more } = describeSequence(items, 10);
  assert.equal(lines.length, 10);
  assert.equal(more, 1_981);
});
