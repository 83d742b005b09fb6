import { SPI_FUNCTIONS } from '../functions';
import type { Answer, Call, Message, Return, Upcall } from '../messages';
import { describeReturn } from '../notation/describe-call';
import type { Note } from '../notation/spans';
import { callArguments } from './call-arguments';
import { cError } from './c-values';
import { cComment } from './c-text';
import { COMPLETED, PRELUDE, SCRIPTED, SHOW, UPCALLS_IN_C } from './upcall-table';
import { NotInC, Variables } from './variables';

/** A C program, or why there is none. */
export type CProgram = { readonly text: string } | { readonly missing: string };

const MOST_CALLS = 120;
const COMPILER = 'x86_64-w64-mingw32-gcc';

/**
 * A program in C that makes the calls of a conversation once more, in the place of WS2_32.DLL: it loads the DLL
 * of a provider, answers its upcalls as they were answered, and prints what each call returns. What was under
 * way at the same time is made one after the other, in the order in which it returned.
 * @param heading what the program is about, a line each
 */
export function cProgram(conversation: readonly (Message | Note)[], heading: readonly string[]): CProgram {
  try {
    return { text: programOf(conversation, heading) };
  } catch (cause) {
    if (cause instanceof NotInC) return { missing: cause.message };
    throw cause;
  }
}

function programOf(conversation: readonly (Message | Note)[], heading: readonly string[]): string {
  const upcalls = ofKind(conversation, 'upcall');
  refuseWhatIsTooMuch(ofKind(conversation, 'call'), upcalls);
  const variables = new Variables();
  const bodies = writeCalls(conversation, variables);
  const main = bodies.get(null) ?? [];
  const nested = upcalls.filter(({ id }) => bodies.has(id));
  const text = [...bodies.values()].flat().join('\n');
  return [
    '/*',
    ...[...heading, `Build: ${COMPILER} -o again.exe again.c`, 'Run:   again.exe PROVIDER.DLL'].map(
      (line) => ` * ${cComment(line).slice(3, -3)}`,
    ),
    ' */',
    PRELUDE,
    ...(text.includes('show(') ? [SHOW] : []),
    ...(text.includes('completed,') ? [COMPLETED] : []),
    ...variables.declarations,
    '',
    ...codesOf(conversation, upcalls),
    `static const int has_hook = ${upcalls.some((one) => one.function === 'blocking-hook') ? '1' : '0'};`,
    `enum upcall { ${SCRIPTED.map(({ name }) => name).join(', ')} };`,
    '',
    '/* The calls that the run made from inside an upcall. */',
    'static void during(enum upcall upcall, unsigned made)',
    '{',
    ...(nested.length === 0 ? ['    (void)upcall; (void)made;'] : ['    int error = UNWRITTEN;']),
    ...nested.flatMap((upcall) => [
      `    if (upcall == ${nameOf(upcall)} && made == ${String(ordinalOf(upcall, upcalls))}) {`,
      ...(bodies.get(upcall.id) ?? []).map((line) => `    ${line}`),
      '    }',
    ]),
    '}',
    '',
    UPCALLS_IN_C,
    'int main(int count, char **words)',
    '{',
    '    int error = UNWRITTEN;',
    '    HMODULE dll = count == 2 ? LoadLibraryA(words[1]) : NULL;',
    '    LPWSPSTARTUP WSPStartup_of_dll = dll == NULL ? NULL : (LPWSPSTARTUP)(void *)GetProcAddress(dll, "WSPStartup");',
    '    if (WSPStartup_of_dll == NULL) {',
    '        fprintf(stderr, "usage: again PROVIDER.DLL (a DLL that exports WSPStartup)\\n");',
    '        return 2;',
    '    }',
    '    thread.ThreadHandle = GetCurrentThread();',
    '    (void)upcalls;',
    ...main,
    '    return 0;',
    '}',
    '',
  ].join('\n');
}

/** A few calls of one process that a C program can make without layers around it. */
function refuseWhatIsTooMuch(calls: readonly Call[], upcalls: readonly Upcall[]): void {
  if (calls.length === 0) throw new NotInC('no call was made');
  if (calls.length > MOST_CALLS)
    throw new NotInC(`it makes ${String(calls.length)} calls, too many for a small program`);
  if (new Set(calls.map((call) => call.process)).size > 1)
    throw new NotInC('its calls are made in several processes');
  const layer = upcalls.find((upcall) => upcall.target !== null || upcall.function.startsWith('WSC'));
  if (layer !== undefined) throw new NotInC('it needs a catalog with other providers around this one');
}

/** The statements of the main function (under null) and of each upcall in which calls were made. */
function writeCalls(
  conversation: readonly (Message | Note)[],
  variables: Variables,
): ReadonlyMap<number | null, readonly string[]> {
  const bodies = new Map<number | null, string[]>();
  const calls = new Map(ofKind(conversation, 'call').map((call) => [call.id, call]));
  const open = new Set(calls.keys());
  const into = (during: number | null, lines: readonly string[]): void => {
    bodies.set(during, [...(bodies.get(during) ?? []), ...lines.map((line) => `    ${line}`)]);
  };
  for (const item of conversation) {
    if (item.kind === 'note') into(null, [cComment(item.text)]);
    if (item.kind === 'induce') into(null, [cComment(`here ${item.condition} was brought about`)]);
    if (item.kind === 'clear') into(null, [cComment(`here ${item.condition} was ended`)]);
    const call = item.kind === 'return' ? calls.get(item.to) : undefined;
    if (call === undefined || item.kind !== 'return') continue;
    open.delete(call.id);
    into(call.during, writeCall(call, item, variables));
  }
  for (const id of open) {
    const call = calls.get(id);
    if (call !== undefined) into(call.during, writeCall(call, undefined, variables));
  }
  return bodies;
}

function writeCall(call: Call, returned: Return | undefined, variables: Variables): readonly string[] {
  const { arguments: args, after } = callArguments(call, returned, variables);
  const starts = call.function === 'WSPStartup';
  const callee = starts ? 'WSPStartup_of_dll' : `spi.lp${call.function}`;
  const made = `${callee}(${[...args, ...(starts ? [] : ['&error'])].join(', ')})`;
  const told = `tell("${call.function}", ${made}, &error)`;
  const seen = returned === undefined ? 'it did not return' : describeReturn(call, returned);
  const remark = cComment(`in the run: ${seen}`);
  if (SPI_FUNCTIONS[call.function]?.returns !== 'socket') return [`${told}; ${remark}`, ...after];
  const name = variables.newSocket(returned?.result ?? null);
  const assigned = `${name} = (SOCKET)${told};`;
  if (call.times === undefined) return [`${assigned} ${remark}`, ...after];
  return [
    `for (unsigned n = 0; n < ${String(call.times)} && ${name} == INVALID_SOCKET; n++)`,
    `    ${assigned} ${remark}`,
  ];
}

/** The codes that the upcalls of the run were answered with, in their order. */
function codesOf(conversation: readonly (Message | Note)[], upcalls: readonly Upcall[]): readonly string[] {
  const answers = new Map(ofKind(conversation, 'answer').map((answer) => [answer.to, answer]));
  return SCRIPTED.flatMap(({ upcall, codes }) => {
    if (codes === undefined) return [];
    const given = upcalls.filter((one) => one.function === upcall).map(({ id }) => codeOf(answers.get(id)));
    const last = given.findLastIndex((code) => code !== '0');
    const kept = given.slice(0, last + 1);
    return [`static const int ${codes}[] = { ${kept.length === 0 ? '0' : kept.join(', ')} };`];
  });
}

function codeOf(answer: Answer | undefined): string {
  if (answer?.result !== 'INVALID_SOCKET') return '0';
  return cError(answer.errno ?? 0);
}

function nameOf(upcall: Upcall): string {
  const name = SCRIPTED.find((one) => one.upcall === upcall.function)?.name;
  if (name === undefined) throw new NotInC(`it makes calls from inside ${upcall.function}`);
  return name;
}

function ordinalOf(upcall: Upcall, all: readonly Upcall[]): number {
  return all.filter((one) => one.function === upcall.function).indexOf(upcall) + 1;
}

function ofKind<Kind extends Message['kind']>(
  items: readonly (Message | Note)[],
  kind: Kind,
): readonly Extract<Message, { readonly kind: Kind }>[] {
  return items.filter((item): item is Extract<Message, { readonly kind: Kind }> => item.kind === kind);
}
