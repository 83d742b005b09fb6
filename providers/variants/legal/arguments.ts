import { FROM_PROTOCOL_INFO } from '../../contract/constants/constants';
import type { ProtocolInfo } from '../../contract/structures/protocol-info';
import { refuse } from '../../reference/answer';
import { chooseEntry } from '../../reference/behaviour/choose-entry';
import { CONFORMING_BEHAVIOUR } from '../../reference/behaviour/conforming-behaviour';
import type { EntryQuestion } from '../../reference/behaviour/reference-behaviour';
import { around } from '../changes/around';
import { refusal } from '../changes/results';
import { legal } from '../variant';

/** The entry that lpProtocolInfo names. */
function ownEntry({ entries, request }: EntryQuestion): ProtocolInfo | undefined {
  return entries.find(({ dwCatalogEntryId }) => dwCatalogEntryId === request.info.dwCatalogEntryId);
}

function saysNothing(value: number): boolean {
  return value === 0 || value === FROM_PROTOCOL_INFO;
}

/** Whether type and protocol, where they say anything, are each offered in the family of an entry. */
function isOfferedByFamily({ entries, request }: EntryQuestion, { iAddressFamily }: ProtocolInfo): boolean {
  const { af, type, protocol } = request;
  const ofFamily = entries.filter((entry) => entry.iAddressFamily === iAddressFamily);
  const isFamily = saysNothing(af) || af === iAddressFamily;
  const isType = saysNothing(type) || ofFamily.some(({ iSocketType }) => iSocketType === type);
  const isProtocol =
    saysNothing(protocol) ||
    ofFamily.some(
      ({ iProtocol, iProtocolMaxOffset }) =>
        protocol >= iProtocol && protocol <= iProtocol + iProtocolMaxOffset,
    );
  return isFamily && isType && isProtocol;
}

/** What a provider may make of family, type and protocol. */
export const ARGUMENTS = [
  legal({ id: 'heeds-everything', title: 'Family, type and protocol are heeded.', shape: '', overrides: {} }),
  legal({ id: 'ignores-the-family', title: 'The family is ignored.', shape: 'ignores-af', overrides: {} }),
  legal({ id: 'ignores-the-type', title: 'The type is ignored.', shape: 'ifs,ignores-type', overrides: {} }),
  legal({
    id: 'ignores-the-protocol',
    title: 'The protocol is ignored.',
    shape: 'ignores-protocol',
    overrides: {},
  }),
  legal({
    id: 'ignores-all-three-undeclared',
    title: 'Family, type and protocol are ignored, and the statement does not say so.',
    shape: 'ignores-af,ignores-type,ignores-protocol,undeclared',
    overrides: {},
  }),
  legal({
    id: 'heeds-by-entry',
    title: 'What suits its protocol: some entries heed family, type and protocol, others ignore them.',
    shape: 'undeclared',
    overrides: {
      behaviour: {
        chooseEntry: (question) => {
          const own = ownEntry(question);
          const heeds = own === undefined || own.dwCatalogEntryId % 2 === 0;
          return heeds ? chooseEntry(question) : { kind: 'chosen', entry: own, characteristics: own };
        },
      },
    },
  }),
  legal({
    id: 'wsaeprototype-for-a-bad-type',
    title:
      'A type that the family does not have is refused with WSAEPROTOTYPE: the protocol beside it is wrong for it.',
    shape: '',
    overrides: {
      behaviour: {
        codeForUnsupported: (what) =>
          CONFORMING_BEHAVIOUR.codeForUnsupported(what === 'type' ? 'combination' : what),
      },
    },
  }),
  legal({
    id: 'refuses-protocol-zero',
    title: 'A protocol of zero is no wild card, and is refused.',
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: ({ args, proceed }) =>
          args['protocol'] === 0 ? refusal('WSAEPROTONOSUPPORT') : proceed(),
      }),
    },
  }),
  legal({
    id: 'refuses-another-entry-of-its-own',
    title:
      'Values of another entry than the one behind lpProtocolInfo are refused, though that entry is offered.',
    shape: '',
    overrides: {
      behaviour: {
        chooseEntry: (question) => {
          const chosen = chooseEntry(question);
          const own = ownEntry(question);
          return chosen.kind === 'chosen' && chosen.entry !== own ? refuse('WSAEPROTOTYPE') : chosen;
        },
      },
    },
  }),
  legal({
    id: 'entry-wins-over-explicit-values',
    title:
      'Values of another entry are accepted, and the socket is still one of the entry behind lpProtocolInfo.',
    shape: '',
    overrides: {
      behaviour: {
        chooseEntry: (question) => {
          const own = ownEntry(question);
          return own === undefined || !isOfferedByFamily(question, own)
            ? chooseEntry(question)
            : { kind: 'chosen', entry: own, characteristics: own };
        },
      },
    },
  }),
  legal({
    id: 'looks-at-the-protocol-first',
    title: 'Of several unsupported values the protocol gives the code.',
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ args, process, proceed }) => {
          const protocol = Number(args['protocol']);
          const isOffered = process.parts.entries.some(
            ({ iProtocol, iProtocolMaxOffset }) =>
              protocol >= iProtocol && protocol <= iProtocol + iProtocolMaxOffset,
          );
          return protocol > 0 && !isOffered ? refusal('WSAEPROTONOSUPPORT') : proceed();
        },
      }),
    },
  }),
  legal({
    id: 'looks-at-the-type-first',
    title: 'Of an unsupported family and an unsupported type, the type gives the code.',
    shape: '',
    overrides: {
      wrap: around({
        WSPSocket: async ({ args, process, proceed }) => {
          const type = Number(args['type']);
          const isOffered = process.parts.entries.some(({ iSocketType }) => iSocketType === type);
          return type > 0 && !isOffered ? refusal('WSAESOCKTNOSUPPORT') : proceed();
        },
      }),
    },
  }),
];
