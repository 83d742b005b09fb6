import type { Envelope } from '@cucumber/messages';
import { encodeProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { TranscriptLine } from '../../reports/queries/transcript-line';
import { SAMPLE_ENTRY } from './sample-run';

const head = { process: 1, thread: 1 } as const;
const lpProtocolInfo = encodeProtocolInfo(SAMPLE_ENTRY);

/** A transcript for a run of the tiny features: in each scenario one refused WSPSocket with a failing upcall. */
export function tinyTranscript(envelopes: readonly Envelope[]): readonly TranscriptLine[] {
  const started = envelopes.flatMap(({ testCaseStarted }) => (testCaseStarted ? [testCaseStarted.id] : []));
  return started.flatMap((testCaseStarted): readonly TranscriptLine[] => [
    { kind: 'scenario', testCaseStarted },
    {
      kind: 'script',
      reactions: [{ on: 'WPUCreateSocketHandle', times: 1, then: { do: 'fail', errno: 10055 } }],
    },
    {
      kind: 'call',
      id: 1,
      ...head,
      function: 'WSPSocket',
      during: null,
      arguments: { af: 99, type: 1, protocol: -1, lpProtocolInfo, g: 0, dwFlags: 1 },
    },
    {
      kind: 'upcall',
      id: 1,
      ...head,
      function: 'WPUCreateSocketHandle',
      during: 1,
      target: null,
      arguments: { dwCatalogEntryId: 1001, dwContext: '0x1' },
      memory: {},
    },
    { kind: 'answer', id: 2, ...head, to: 1, result: 'INVALID_SOCKET', errno: 10055, out: {} },
    {
      kind: 'return',
      id: 2,
      ...head,
      to: 1,
      result: 'INVALID_SOCKET',
      errno: 10047,
      out: {},
      in: { lpProtocolInfo },
    },
    { kind: 'end-of-scenario' },
  ]);
}
