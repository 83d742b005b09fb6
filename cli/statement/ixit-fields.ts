import type { IxitDocument } from '../../providers/contract/statement/document';
import { DEFAULT_IXIT } from '../../providers/contract/statement/statement';

/** A field of the IXIT: what it is for, and how it is written where nothing could be seen of it. */
interface Field {
  readonly name: keyof IxitDocument;
  readonly meaning: readonly string[];
  readonly example: readonly string[];
}

const { deadlines: DEADLINES, bulkBytes: BULK_BYTES } = DEFAULT_IXIT;

/** All that a person can say, in the order in which it is asked for. */
export const IXIT_FIELDS: readonly Field[] = [
  {
    name: 'processes',
    meaning: [
      'spawn: the suite may start the provider in further processes; one: there can be but one, and what the page',
      'says of several does not apply. Left out: it stays inconclusive.',
    ],
    example: ['processes: spawn'],
  },
  {
    name: 'addresses',
    meaning: [
      'A sockaddr of each family to bind to, in hex, and a second one on this machine: without it rules that need two',
      'addresses of a family (GRP-6, GRP-8) may stay inconclusive.',
    ],
    example: [
      'addresses:',
      "  - { family: AF_INET, local: '020000007f0000010000000000000000', second: '020000007f0000020000000000000000' }",
    ],
  },
  {
    name: 'deadlines',
    meaning: ['How long the suite waits for a call, a start and a cleanup, in milliseconds.'],
    example: [
      `deadlines: { callMs: ${String(DEADLINES.callMs)}, startMs: ${String(DEADLINES.startMs)}, cleanupMs: ${String(DEADLINES.cleanupMs)} }   # the default`,
    ],
  },
  {
    name: 'bulkBytes',
    meaning: ['How many bytes a bulk transfer moves.'],
    example: [`bulkBytes: ${String(BULK_BYTES)}   # the default`],
  },
  {
    name: 'descriptorLimit',
    meaning: ['How many sockets can be open at once, where there is a limit: then it can be reached.'],
    example: ['descriptorLimit: 4096'],
  },
  {
    name: 'unsupported',
    meaning: ['Values that the provider does not support, where the choice of the suite does not suit.'],
    example: ['unsupported: { af: [AF_APPLETALK], type: [SOCK_SEQPACKET], protocol: [IPPROTO_PGM] }'],
  },
  {
    name: 'waitingIoctl',
    meaning: [
      'A code of WSPIoctl that does not complete at once, for overlapped use (here SIO_ADDRESS_LIST_CHANGE), and its',
      'input in hex. Left out: what the page says of an overlapped WSPIoctl that waits does not apply.',
    ],
    example: ["waitingIoctl: { code: 0x28000017, input: '' }"],
  },
  {
    name: 'multipoint',
    meaning: [
      'The sockaddr of a session for each entry with XP1_SUPPORT_MULTIPOINT: a root binds to it, leaves join it. Where the',
      'control plane is not rooted, no root is needed: all sockets join.',
    ],
    example: ['multipoint:', "  - { dwCatalogEntryId: 1001, address: '0200141ee00000010000000000000000' }"],
  },
  {
    name: 'conditions',
    meaning: [
      'How each rare condition is brought about and ended, or why it cannot arise. Left out: its rules stay',
      'inconclusive. by: control: the adapter does it (no DLL has such); command: two programs do; export: two functions',
      'of the DLL.',
      'refusesCreation: while it lasts, WSPSocket fails with its code. withinMs: after so long a connection that cannot',
      'deliver counts as broken.',
    ],
    example: [
      'conditions:',
      "  network-down: { by: cannot-arise, reason: 'why it cannot' }",
      '  no-descriptors: { by: export, induce: TestNoDescriptors, clear: TestDescriptors, refusesCreation: true }',
      '  no-buffers: { by: export, induce: TestNoBuffers, clear: TestBuffers, refusesCreation: true }',
      '  broken-connection: { by: command, induce: [my-tool, cut], clear: [my-tool, mend], withinMs: 60000 }',
    ],
  },
];
