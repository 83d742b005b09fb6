import { chooseEntry } from '../../reference/behaviour/choose-entry';
import { around, type SurroundedCall } from '../changes/around';
import { disguised } from '../changes/disguise';
import { isForFurther } from '../changes/new-socket';
import { refusal } from '../changes/results';
import { faulty, type DescribedFault, type FaultyVariant } from '../variant';
import type { ErrorName } from '../../contract/constants/constants';

const NAMES = ['af', 'type', 'protocol'] as const;

function fromInfo({ args }: SurroundedCall<null>): readonly string[] {
  return NAMES.filter((name) => args[name] === -1);
}

function refusing(
  code: ErrorName,
  when: (fromInfo: readonly string[]) => boolean,
  described: DescribedFault,
): FaultyVariant {
  return faulty({
    ...described,
    // a raw entry has no protocol of its own to name, so that it would open no longer
    shape: 'no-raw',
    overrides: {
      wrap: around({
        WSPSocket: (call) => {
          const isShared = isForFurther(call);
          return !isShared && when(fromInfo(call)) ? refusal(code) : call.proceed();
        },
      }),
    },
  });
}

/** FROM_PROTOCOL_INFO is refused, or does not mean what stands behind lpProtocolInfo. */
export const FROM_INFO = [
  refusing('WSAEAFNOSUPPORT', (names) => names.includes('af'), {
    id: 'from-protocol-info-refused-for-the-family',
    title: 'The family -1 is looked up in the table, and not found.',
    breaks: ['ARG-5'],
  }),
  refusing('WSAESOCKTNOSUPPORT', (names) => names.includes('type'), {
    id: 'from-protocol-info-refused-for-the-type',
    title: 'FROM_PROTOCOL_INFO is known for family and protocol, and forgotten for the type.',
    breaks: ['ARG-5'],
  }),
  refusing('WSAEPROTONOSUPPORT', (names) => names.includes('protocol'), {
    id: 'from-protocol-info-unsupported-as-protocol',
    title: 'A protocol of -1 counts as one that is not supported.',
    breaks: ['ARG-5'],
  }),
  refusing('WSAEINVAL', (names) => names.length > 0 && names.length < 3, {
    id: 'from-protocol-info-for-all-or-none',
    title: 'FROM_PROTOCOL_INFO is accepted in all three values together only.',
    breaks: ['ARG-5'],
  }),
  refusing('WSAEINVAL', (names) => names.length === 3, {
    id: 'from-protocol-info-refused-in-all-three',
    title: 'At least one of the three values has to be said outright.',
    breaks: ['ARG-5'],
  }),
  faulty({
    id: 'from-protocol-info-for-the-type-means-any',
    title: 'FROM_PROTOCOL_INFO for the type is treated like zero, and the first fitting entry is taken.',
    breaks: ['ARG-6', 'FLAG-2', 'ARG-5', 'GRP-7', 'ERR-2'],
    shape: '',
    overrides: {
      behaviour: {
        chooseEntry: (question) => {
          const { request, entries } = question;
          if (request.type !== -1 || request.protocol !== -1) return chooseEntry(question);
          const entry = entries.find(({ iAddressFamily }) => iAddressFamily === request.info.iAddressFamily);
          return entry === undefined
            ? chooseEntry(question)
            : { kind: 'chosen', entry, characteristics: entry };
        },
      },
    },
  }),
  faulty({
    id: 'from-protocol-info-keeps-minus-one',
    title: 'The socket is right, but its protocol is recorded as the -1 that was passed.',
    breaks: ['ARG-6', 'ARG-4'],
    shape: 'no-raw',
    overrides: {
      wrap: disguised(
        () => null,
        ({ args }) =>
          () =>
            args['protocol'] === -1 ? { iProtocol: -1 } : undefined,
      ),
    },
  }),
  faulty({
    id: 'from-protocol-info-family-of-the-first-entry',
    title: 'For FROM_PROTOCOL_INFO the family of the first entry is taken instead of the one passed.',
    breaks: ['ARG-6'],
    shape: 'ifs',
    overrides: {
      wrap: disguised(
        () => null,
        ({ args, process }) =>
          () => {
            const [first] = process.parts.entries;
            return args['af'] === -1 && first !== undefined
              ? { iAddressFamily: first.iAddressFamily }
              : undefined;
          },
      ),
    },
  }),
];
