import test from 'node:test';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { SPI_FUNCTIONS, UPCALLS } from '../../providers/contract/functions';
import { argumentsProblem, prototypeOf, resultProblem } from '../../providers/contract/check-parameters';
import messagesSchema from '../../providers/contract/messages.schema.json';
import statementSchema from '../../providers/contract/statement/statement.schema.json';

const PUBLISHED = new Ajv({ strict: false });
PUBLISHED.addSchema(statementSchema);
const validate = PUBLISHED.compile(messagesSchema);

const HEAD = { id: 1, process: 1, thread: 0 };
const RESULT = { result: 0, errno: null, out: {} };

const MESSAGES: readonly object[] = [
  { kind: 'open', ...HEAD, contract: 1 },
  { kind: 'call', ...HEAD, function: 'WSPCleanup', during: null, arguments: {}, times: 2 },
  { kind: 'answer', ...HEAD, to: 1, ...RESULT },
  { kind: 'induce', ...HEAD, condition: 'network-down' },
  { kind: 'clear', ...HEAD, condition: 'network-down' },
  { kind: 'close', ...HEAD },
  { kind: 'return', ...HEAD, to: 1, ...RESULT, in: null, made: 2 },
  { kind: 'event', ...HEAD, overlapped: '0x1', errno: 0, bytes: 1, flags: 0, memory: { '0x1': ['00'] } },
  { kind: 'done', ...HEAD, to: 1 },
  { kind: 'refused', ...HEAD, to: 1, reason: 'unknown' },
  { kind: 'lost', ...HEAD, cause: 'exit', reason: 'gone', outstanding: [1], lastWords: '' },
];

for (const message of MESSAGES) {
  const { kind } = message as { kind: string };
  test(`the published schema takes ${kind}, and nothing more or less`, () => {
    expect(validate(message), JSON.stringify(validate.errors)).to.equal(true);
    expect(validate({ ...message, more: 1 })).to.equal(false);
    expect(validate({ ...message, process: 0 })).to.equal(false);
    for (const field of Object.keys(message).filter((name) => name !== 'times' && name !== 'made')) {
      expect(validate({ ...message, [field]: undefined }), field).to.equal(false);
    }
  });
}

test('every function and upcall has a schema for its arguments and results', () => {
  for (const [name, prototype] of Object.entries({ ...SPI_FUNCTIONS, ...UPCALLS })) {
    expect(prototypeOf(name)).to.equal(prototype);
    expect(resultProblem(prototype, { result: true, errno: null, out: {} }), name).to.match(
      /^result has true/,
    );
    expect(argumentsProblem(prototype, { nonsense: 1 }), name).to.be.a('string');
  }
});

const WRONG: readonly (readonly [name: string, args: object, problem: RegExp])[] = [
  ['WSPShutdown', { s: '0x1', how: 2 ** 31 }, /^how has 2147483648, which must be <= 2147483647$/],
  ['WSPShutdown', { s: '0x01', how: 0 }, /^s has "0x01", which does not match/],
  ['WSPBind', { s: null, name: 'abc' }, /^name has "abc", which ends in half a byte$/],
  ['WSPBind', { s: null, name: 'AB' }, /^name has "AB", which does not match/],
  [
    'WSPAccept',
    { s: '0x1', addrlen: 0, lpfnCondition: { decision: 0 } },
    /^lpfnCondition lacks the field "g"$/,
  ],
];

for (const [name, args, problem] of WRONG) {
  test(`arguments of ${name} that are not its own: ${JSON.stringify(args)}`, () => {
    const prototype = prototypeOf(name);
    expect(prototype && argumentsProblem(prototype, args as Record<string, never>)).to.match(problem);
  });
}

test('a long buffer is checked without exhausting the stack', () => {
  const prototype = prototypeOf('WSPBind');
  const name = 'ab'.repeat(4_000_000);
  expect(prototype && argumentsProblem(prototype, { s: '0x1', name })).to.equal(undefined);
});
