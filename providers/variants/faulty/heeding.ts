import { FROM_PROTOCOL_INFO } from '../../contract/constants/constants';
import type { Heeds } from '../../contract/statement/statement';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';
import { chooseEntry } from '../../reference/behaviour/choose-entry';
import type { ReferenceOptions } from '../../reference/reference';
import { faulty } from '../variant';

const SIXTEEN_BITS = 0xffff;

function declaring(heeds: Heeds): NonNullable<ReferenceOptions['describe']> {
  return (opened) => ({ ...opened, ics: opened.ics === null ? null : { ...opened.ics, heeds } });
}

/** Values that are heeded or ignored otherwise than declared, or neither heeded nor ignored. */
export const HEEDING = [
  faulty({
    id: 'declares-to-heed-the-family',
    title: 'The statement says that the family is heeded; it is ignored.',
    breaks: ['ARG-1', 'ERR-2'],
    shape: 'ignores-af',
    overrides: { describe: declaring({ af: true }) },
  }),
  faulty({
    id: 'declares-to-ignore-the-type',
    title: 'The statement says that the type is ignored; an unsupported one is refused.',
    breaks: ['ARG-2'],
    shape: '',
    overrides: { describe: declaring({ type: false }) },
  }),
  faulty({
    id: 'declares-to-heed-the-protocol',
    title: 'The statement says that the protocol is heeded; it is ignored.',
    breaks: ['ARG-3', 'ERR-6'],
    shape: 'ignores-protocol',
    overrides: { describe: declaring({ protocol: true }) },
  }),
  faulty({
    id: 'unsupported-family-is-taken',
    title: 'A family that no entry has is copied into the new socket, which then claims to be of it.',
    breaks: ['ERR-2'],
    shape: '',
    overrides: {
      behaviour: {
        chooseEntry: (question) => {
          const { request, entries } = question;
          const isOffered = entries.some(({ iAddressFamily }) => iAddressFamily === request.af);
          if (isOffered || request.af <= 0) return chooseEntry(question);
          const chosen = chooseEntry({ ...question, request: { ...request, af: 0 } });
          if (chosen.kind === 'refusal') return chosen;
          return { ...chosen, characteristics: { ...chosen.characteristics, iAddressFamily: request.af } };
        },
      },
    },
  }),
  faulty({
    id: 'unsupported-type-becomes-the-first-entry',
    title: 'A type that is not supported falls back on the first entry, whatever entry was asked for.',
    breaks: ['ERR-8'],
    shape: 'undeclared',
    overrides: {
      behaviour: {
        chooseEntry: (question) => {
          const chosen = chooseEntry(question);
          const [first] = question.entries;
          const code = chosen.kind === 'refusal' ? chosen.errno : 0;
          return code === 10044 && first !== undefined
            ? { kind: 'chosen', entry: first, characteristics: first }
            : chosen;
        },
      },
    },
  }),
  faulty({
    id: 'family-has-sixteen-bits',
    title: 'The family is kept in sixteen bits, so that one which differs above these is taken for another.',
    breaks: ['ERR-2'],
    shape: '',
    overrides: {
      behaviour: {
        chooseEntry: (question) => {
          const { request } = question;
          const af = request.af > SIXTEEN_BITS ? request.af & SIXTEEN_BITS : request.af;
          return chooseEntry({ ...question, request: { ...request, af } });
        },
      },
    },
  }),
  faulty({
    id: 'protocols-one-too-many',
    title: 'The protocols of an entry are counted from its first one, which is counted twice.',
    breaks: ['ERR-6'],
    shape: '',
    overrides: {
      behaviour: {
        chooseEntry: (question) => {
          const { request, entries } = question;
          const isJustBeyond = ({ iProtocol, iProtocolMaxOffset }: ProtocolInfo): boolean =>
            iProtocolMaxOffset > 0 && request.protocol === iProtocol + iProtocolMaxOffset + 1;
          const protocol = entries.some(isJustBeyond) ? request.protocol - 1 : request.protocol;
          return chooseEntry({ ...question, request: { ...request, protocol } });
        },
      },
    },
  }),
  ...(
    [
      ['af', 'family', 'ERR-2'],
      ['type', 'type', 'ERR-8'],
      ['protocol', 'protocol', 'ERR-6'],
    ] as const
  ).map(([name, word, rule]) =>
    faulty({
      id: `negative-${word}-is-the-entry-s`,
      title: `Every negative ${word} is taken for FROM_PROTOCOL_INFO.`,
      breaks: [rule],
      shape: '',
      overrides: {
        behaviour: {
          chooseEntry: (question) => {
            const { request } = question;
            const value = Math.max(request[name], FROM_PROTOCOL_INFO);
            return chooseEntry({ ...question, request: { ...request, [name]: value } });
          },
        },
      },
    }),
  ),
];
