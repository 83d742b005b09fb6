import { h, type ComponentChild } from 'preact';
import type { SequenceLine } from '../../../providers/contract/notation/describe-sequence';
import type { JudgedScenario } from '../../verdicts/judged-rule';
import type { CProgram } from '../../../providers/contract/c-program/c-program';
import { isLookedAt, type PlannedEvidence } from './evidence-plan';

/** Where what a page leaves out can be found. */
const LEFT_OUT = 'No room: see transcript.ndjson.';

/**
 * What was seen in a scenario: of one that did not pass the reason, what was expected and what came, the
 * calls, and the command that makes them again; of the others what was read from the provider.
 * @param replay the command
 */
export function evidence(
  scenario: JudgedScenario,
  { reason, message, calls, program, facts, moreFacts }: PlannedEvidence,
  replay: string,
): readonly ComponentChild[] {
  const looked = isLookedAt(scenario);
  return [
    reason === undefined || reason === message ? null : h('p', null, h('strong', null, 'Why: '), reason),
    ...block('Expected and got', message, 'expected'),
    ...(facts.length + moreFacts === 0 ? [] : seen(facts, moreFacts)),
    ...(looked ? callsView(calls) : []),
    ...(looked ? block('Run it again', replay, 'copy') : []),
    program === undefined ? null : programView(program),
  ];
}

function programView(program: CProgram): ComponentChild {
  if ('missing' in program) {
    return h('p', { class: 'note' }, `There is no C program for this case: ${program.missing}.`);
  }
  return h(
    'details',
    { class: 'program' },
    h('summary', null, 'The same calls as a C program'),
    ...block('To build with mingw-w64 and to run with the DLL of a provider', program.text, 'wide copy'),
  );
}

function seen(facts: PlannedEvidence['facts'], more: number): readonly ComponentChild[] {
  return [
    h('p', { class: 'caption seen-caption' }, 'Seen'),
    h(
      'ul',
      { class: 'seen' },
      facts.map(({ source, read }) => h('li', null, `${source}: `, h('code', null, read))),
      more > 0
        ? h(
            'li',
            null,
            `${facts.length === 0 ? '' : 'and '}${String(more)} ${facts.length === 0 ? 'readings' : 'more'}, in messages.ndjson`,
          )
        : null,
    ),
  ];
}

function callsView(calls: PlannedEvidence['calls']): readonly ComponentChild[] {
  if (calls === undefined) return [h('p', { class: 'note' }, LEFT_OUT)];
  if (calls.length === 0) return [];
  return [h('p', { class: 'caption' }, 'Calls and upcalls'), h('pre', { class: 'calls' }, calls.map(line))];
}

/** What is nested deeper than this is not indented further. */
const DEEPEST = 3;

function line({ depth, text }: SequenceLine): ComponentChild {
  const [, where = '', name = '', rest = text] = /^((?:[\w ,]+: )?)([\w-]+)(\(.*)$/s.exec(text) ?? [];
  const deep = depth === 0 ? {} : { class: `deep-${String(Math.min(depth, DEEPEST))}` };
  return h('span', deep, where, name === '' ? null : h('b', null, name), rest);
}

function block(caption: string, text: string | undefined, kind: string): readonly ComponentChild[] {
  if (text === undefined || text === '') return [];
  return [
    h('p', { class: 'caption' }, caption),
    h('pre', kind.includes('wide') ? scrolling(kind, caption) : { class: kind }, text),
  ];
}

/** What scrolls can be reached from the keyboard, and then has a name. */
function scrolling(kind: string, caption: string): object {
  return { class: kind, tabindex: 0, role: 'group', 'aria-label': caption };
}
