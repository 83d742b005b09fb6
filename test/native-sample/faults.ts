/** A build of the sample provider with one fault (test/native-sample/faults). */
export interface Fault {
  /** The name of the DLL, by which it knows its fault. */
  readonly name: string;
  /** The rules that it breaks. One of them at least has to fail, and no other may. */
  readonly breaks: readonly string[];
  /** Whether it is tried at night only: it takes about a minute, or a variant in memory has the same fault for each push. */
  readonly nightly?: true;
  /** What the report has to say of it, where the words matter: how the provider was lost. */
  readonly told?: RegExp;
}

/** All of them; each topic is a test file of its own, so that they run side by side. */
export const FAULTS = {
  'af, type, protocol and lpProtocolInfo': [
    { name: 'zero-family-refused', breaks: ['ARG-4'], nightly: true },
    { name: 'zero-type-refused', breaks: ['ARG-4'], nightly: true },
    { name: 'protocol-from-info-refused', breaks: ['ARG-4', 'ARG-5'], nightly: true },
    {
      name: 'stream-from-info',
      breaks: ['SOCK-3', 'ARG-5', 'ARG-6', 'GRP-7', 'FLAG-2', 'ERR-6'],
      nightly: true,
    },
    { name: 'info-written', breaks: ['SOCK-4'] },
    { name: 'other-type-told', breaks: ['SOCK-3', 'ARG-4', 'ARG-6'], nightly: true },
  ],
  codes: [
    { name: 'wrong-code-for-family', breaks: ['ERR-2', 'ERR-10'], nightly: true },
    { name: 'wrong-code-for-type', breaks: ['ERR-8', 'ERR-10'], nightly: true },
    { name: 'wrong-code-for-protocol', breaks: ['ERR-6', 'ERR-10'], nightly: true },
    { name: 'wrong-code-for-prototype', breaks: ['ERR-7'], nightly: true },
    { name: 'wrong-code-for-network-down', breaks: ['ERR-1'] },
    { name: 'wrong-code-for-no-descriptors', breaks: ['ERR-4'] },
    { name: 'wrong-code-for-no-buffers', breaks: ['ERR-5'], nightly: true },
    { name: 'wrong-code-in-progress', breaks: ['ERR-3'] },
    { name: 'wrong-code-for-group', breaks: ['ERR-9', 'GRP-7', 'GRP-9'], nightly: true },
    { name: 'status-for-code', breaks: ['RET-1', 'ERR-6'] },
    {
      name: 'error-not-written',
      breaks: ['RET-1', 'GRP-7', 'GRP-9', 'ERR-9', 'MPT-1', 'MPT-2', 'MPT-3', 'MPT-4', 'MPT-5'],
      nightly: true,
    },
    { name: 'zero-for-invalid-socket', breaks: ['RET-1', 'ERR-6'] },
  ],
  'descriptors and their upcalls': [
    { name: 'upcall-missing', breaks: ['DESC-4', 'DESC-5'] },
    { name: 'upcall-late', breaks: ['DESC-4', 'DESC-5'] },
    { name: 'other-handle-returned', breaks: ['DESC-4', 'DESC-5'] },
    { name: 'other-entry-in-upcall', breaks: ['DESC-5'], nightly: true },
    { name: 'failing-upcall-ignored', breaks: ['DESC-6'] },
    { name: 'leak-on-refusal', breaks: ['SOCK-5'] },
  ],
  groups: [
    { name: 'dead-group-accepted', breaks: ['GRP-9', 'ERR-9'], nightly: true },
    { name: 'group-ids-per-process', breaks: ['GRP-10', 'SHR-1'] },
    { name: 'group-ends-with-founder', breaks: ['GRP-8', 'GRP-9'], nightly: true },
    { name: 'constrained-takes-datagrams', breaks: ['GRP-7'], nightly: true },
    { name: 'constrained-connects-anywhere', breaks: ['GRP-8'], nightly: true },
    { name: 'failed-attempt-fixes-address', breaks: ['GRP-8'] },
    { name: 'unconstrained-takes-one-kind', breaks: ['GRP-6'], nightly: true },
    { name: 'always-in-a-group', breaks: ['GRP-1'], nightly: true },
    { name: 'joins-no-group', breaks: ['GRP-5', 'GRP-6', 'GRP-8', 'GRP-9'], nightly: true },
    { name: 'lock-kept-where-g-is-refused', breaks: ['SOCK-5'], nightly: true },
  ],
  'the overlapped attribute, and the roles in a session': [
    { name: 'overlapped-ignored', breaks: ['FLAG-2', 'FLAG-3', 'FLAG-4', 'SHR-2', 'MPT-7'], nightly: true },
    { name: 'overlapped-invented', breaks: ['FLAG-1', 'SHR-2'], nightly: true },
    { name: 'root-without-rooted-plane', breaks: ['MPT-1'], nightly: true },
    { name: 'one-role-enough', breaks: ['MPT-5'], nightly: true },
    { name: 'leaf-without-multipoint', breaks: ['MPT-2', 'MPT-4'], nightly: true },
    { name: 'roles-not-overlapped', breaks: ['MPT-7'], nightly: true },
    { name: 'leaf-heard-by-leaves', breaks: ['MPT-9'] },
    { name: 'leaf-joins-as-root', breaks: ['MPT-8'] },
  ],
  data: [
    { name: 'data-lost', breaks: ['DATA-4'], nightly: true },
    { name: 'data-doubled', breaks: ['DATA-4'] },
    { name: 'data-out-of-order', breaks: ['DATA-5'], nightly: true },
    { name: 'data-before-connect', breaks: ['DATA-1'], nightly: true },
    { name: 'reset-for-timed-out', breaks: ['DATA-7'] },
    { name: 'connected-hears-everybody', breaks: ['DGRAM-2', 'DGRAM-3'], nightly: true },
    { name: 'other-sender-told', breaks: ['DGRAM-1'] },
  ],
  'shared sockets': [
    {
      name: 'shared-is-another-socket',
      breaks: ['SHR-1', 'SHR-2', 'SHR-3', 'SHR-4', 'GRP-9'],
      nightly: true,
    },
    { name: 'duplicate-heeds-group', breaks: ['SHR-1'], nightly: true },
    { name: 'duplicate-heeds-roles', breaks: ['SHR-2'], nightly: true },
    { name: 'duplicate-heeds-overlapped', breaks: ['SHR-2'] },
    { name: 'first-close-ends-all', breaks: ['SHR-4'], nightly: true },
  ],
  'calls that do not come back': [
    {
      name: 'crash-in-socket',
      // with all four roles at once, also for a further descriptor
      breaks: ['MPT-5', 'SHR-2'],
      told: /WSPSocket did not return: .*EXCEPTION_ACCESS_VIOLATION/,
    },
    {
      name: 'crash-on-worker',
      breaks: ['MPT-5', 'SHR-2'],
      told: /EXCEPTION_ACCESS_VIOLATION.* on a thread of its own/,
    },
    {
      name: 'hang-in-socket',
      breaks: ['MPT-5', 'SHR-2'],
      told: /WSPSocket did not return within 2000 ms/,
    },
    {
      name: 'exit-in-socket',
      breaks: ['MPT-5', 'SHR-2'],
      told: /ended by itself, with exit code 0/,
    },
    {
      name: 'null-in-table',
      breaks: ['MPT-8', 'MPT-9'],
      told: /has NULL for WSPJoinLeaf/,
    },
    { name: 'crash-in-close', breaks: ['SOCK-2'], nightly: true },
    { name: 'exit-in-group-option', breaks: ['GRP-4'], nightly: true },
    { name: 'crash-in-receive', breaks: ['DATA-3', 'DATA-4', 'DATA-5', 'DGRAM-3'], nightly: true },
    {
      name: 'hang-in-connect',
      breaks: ['DATA-2', 'DGRAM-2', 'DGRAM-3'],
      nightly: true,
    },
    { name: 'lock-kept-while-receiving', breaks: ['DATA-3'], nightly: true },
  ],
} satisfies Readonly<Record<string, readonly Fault[]>>;
