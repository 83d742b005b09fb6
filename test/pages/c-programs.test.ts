import assert from 'node:assert/strict';
import test from 'node:test';
import {
  ERROR_CODES,
  FAMILIES,
  FROM_PROTOCOL_INFO,
  IOCTLS,
  PROTOCOLS,
  PROVIDER_FLAGS,
  SERVICE_FLAGS,
  SG_CONSTRAINED_GROUP,
  SG_UNCONSTRAINED_GROUP,
  SOCKET_FLAGS,
  SOCKET_OPTIONS,
  SOCKET_TYPES,
  SOL_SOCKET,
} from '../../providers/contract/constants/constants';
import { cProgram } from '../../providers/contract/c-program/c-program';
import type { Call, Message, Return } from '../../providers/contract/messages';
import { encodeProtocolInfo } from '../../providers/contract/structures/protocol-info';
import { findVariant, variantAdapter } from '../../providers/variants/variants';
import type { Report } from '../../reports/formats/report';
import { SAMPLE_ENTRY } from '../reports/sample-run';
import { reportOn } from './report-on';
import { compilerSays, compilerSaysToAll, WITHOUT_MINGW } from './mingw';

const compiled = { skip: WITHOUT_MINGW };

/** The programs of all failures, and why some have none. */
function programsOf(report: Report): {
  readonly texts: readonly string[];
  readonly missing: readonly string[];
} {
  const programs = report.judgement.rules
    .flatMap(({ scenarios }) => scenarios)
    .filter(({ verdict }) => verdict.verdict === 'fail')
    .map((scenario) => cProgram(report.conversationOf(scenario), [scenario.result.name]));
  return {
    texts: programs.flatMap((program) => ('text' in program ? [program.text] : [])),
    missing: programs.flatMap((program) => ('missing' in program ? [program.missing] : [])),
  };
}

for (const id of [
  'crash-inside-the-hook',
  'constrained-group-connects-anywhere',
  'further-descriptor-checks-g',
  'join-leaf-on-a-root-gives-the-root',
]) {
  test(`the programs for the failures of variant:${id} compile without a warning`, compiled, async () => {
    const variant = findVariant(id);
    const tags = variant.kind === 'faulty' ? variant.breaks.map((rule) => `@${rule}`).join(' or ') : '';
    const { texts, missing } = programsOf(await reportOn(variantAdapter(variant), tags));
    assert.ok(texts.length + missing.length > 0, 'nothing failed');
    for (const [index, said] of compilerSaysToAll(texts).entries()) assert.equal(said, '', texts[index]);
    for (const reason of missing) assert.match(reason, /several processes|too many|condition function/);
  });
}

test('every name that a program can use stands in the headers, with our value', compiled, () => {
  const families = Object.entries(FAMILIES).filter(([name]) => !['AF_HYPERV', 'AF_VSOCK'].includes(name));
  const all = {
    ...Object.fromEntries(families),
    ...SOCKET_TYPES,
    ...PROTOCOLS,
    ...SOCKET_FLAGS,
    ...SERVICE_FLAGS,
    ...PROVIDER_FLAGS,
    ...SOCKET_OPTIONS,
    ...IOCTLS,
    ...ERROR_CODES,
    FROM_PROTOCOL_INFO,
    SG_CONSTRAINED_GROUP,
    SG_UNCONSTRAINED_GROUP,
    SOL_SOCKET,
  };
  const lines = Object.entries(all).map(
    ([name, value]) => `_Static_assert((unsigned)${name} == ${String(value >>> 0)}u, "${name}");`,
  );
  const program = [
    '#include <winsock2.h>',
    '#include <ws2spi.h>',
    ...lines,
    'int main(void) { return 0; }',
    '',
  ];
  assert.equal(compilerSays(program.join('\n')), '');
});

const head = { process: 1, thread: 1 } as const;

/** A conversation of one refused call. */
function refused(entry: object, more: Partial<Call> = {}): readonly Message[] {
  const lpProtocolInfo = encodeProtocolInfo({ ...SAMPLE_ENTRY, ...entry });
  const args = { af: 40, type: 1, protocol: -1, lpProtocolInfo, g: 2, dwFlags: 0x8000_0001 };
  const call: Call = {
    kind: 'call',
    id: 1,
    ...head,
    function: 'WSPSocket',
    during: null,
    arguments: args,
    ...more,
  };
  const result: Return = {
    kind: 'return',
    id: 1,
    ...head,
    to: 1,
    result: 'INVALID_SOCKET',
    errno: 10_047,
    out: {},
    in: { lpProtocolInfo },
  };
  return [call, result];
}

test('a program says what the run saw, in the names of Winsock', () => {
  const program = cProgram(refused({}), ['a case']);
  assert.ok('text' in program);
  assert.match(
    program.text,
    /spi\.lpWSPSocket\(40, SOCK_STREAM, FROM_PROTOCOL_INFO, &entry_1, SG_CONSTRAINED_GROUP, WSA_FLAG_OVERLAPPED \| 0x80000000, &error\), &error\); \/\* in the run: → INVALID_SOCKET, WSAEAFNOSUPPORT \*\//,
  );
});

test('the ID of a group is the one that SO_GROUP_ID tells when the program runs', () => {
  const asks: Call = {
    kind: 'call',
    id: 3,
    ...head,
    function: 'WSPGetSockOpt',
    during: null,
    arguments: { s: '0x100', level: SOL_SOCKET, optname: SOCKET_OPTIONS.SO_GROUP_ID, optlen: 4 },
  };
  const told: Return = {
    kind: 'return',
    id: 3,
    ...head,
    to: 3,
    result: 0,
    errno: null,
    out: { optval: '12345600' },
    in: { lpProtocolInfo: null },
  };
  const joins = refused(
    {},
    { arguments: { af: 2, type: 1, protocol: 6, lpProtocolInfo: null, g: 0x56_34_12, dwFlags: 0 } },
  );
  const program = cProgram([asks, told, ...joins], ['a case']);
  assert.ok('text' in program);
  assert.match(program.text, /lpWSPGetSockOpt\(.*\(char \*\)&(group_\d+),[^]*lpWSPSocket\(.*, \1, /);
});

test('hostile names end no comment and no string', compiled, () => {
  const hostile = '*/ int x; /* "\\" ??/ %s \\u202e \u202e \u0000 \n #error no';
  const program = cProgram(
    [{ kind: 'note', text: hostile }, ...refused({ szProtocol: hostile.replace('\u0000', '') })],
    [hostile, '*//**/'],
  );
  assert.ok('text' in program);
  assert.equal(compilerSays(program.text), '');
  assert.doesNotMatch(program.text, /^ *#error/m);
});

test('what a small program cannot repeat has a reason in its place', () => {
  const [call, ended] = refused({});
  const many = Array.from({ length: 200 }, () => [call, ended]).flat();
  for (const [conversation, reason] of [
    [[], /no call was made/],
    [refused({}, { function: 'WSPNoSuchFunction' }), /a function that the SPI does not have/],
    [refused({}, { function: 'WSPSelect' }), /it calls WSPSelect/],
    [many.map((message, id) => ({ ...message, id })), /200 calls/],
    [[...refused({}), ...refused({}, { process: 2 })], /several processes/],
    [refused({}, { arguments: { lpProtocolInfo: 'xyz' } }), /holds no bytes/],
  ] as const) {
    const program = cProgram(conversation as readonly Message[], []);
    assert.match('missing' in program ? program.missing : '', reason);
  }
});
