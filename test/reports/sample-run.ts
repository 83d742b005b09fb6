import { DEFAULT_IXIT } from '../../providers/contract/statement/statement';
import type { ProtocolInfo } from '../../providers/contract/structures/protocol-info';
import type { RunRecord } from '../../reports/run-record';

/** A catalog entry for tests. */
export const SAMPLE_ENTRY: ProtocolInfo = {
  dwServiceFlags1: 0x6,
  dwServiceFlags2: 0,
  dwServiceFlags3: 0,
  dwServiceFlags4: 0,
  dwProviderFlags: 0,
  ProviderId: '{00000000-0000-0000-0000-000000000001}',
  dwCatalogEntryId: 1001,
  ProtocolChain: { ChainLen: 1, ChainEntries: [0, 0, 0, 0, 0, 0, 0] },
  iVersion: 2,
  iAddressFamily: 99,
  iMaxSockAddr: 16,
  iMinSockAddr: 16,
  iSocketType: 1,
  iProtocol: 7,
  iProtocolMaxOffset: 0,
  iNetworkByteOrder: 0,
  iSecurityScheme: 0,
  dwMessageSize: 0,
  dwProviderReserved: 0,
  szProtocol: 'Sample stream',
};

/** What a run of the tiny features says about itself. */
export const SAMPLE_RUN: RunRecord = {
  suite: { name: 'wsp-tck', version: '0.1.0', page: 'WSPSocket', featuresDigest: 'sha256:0123' },
  provider: { reference: 'reference', name: 'Sample', version: '1.0', kind: 'reference' },
  ics: { entries: [SAMPLE_ENTRY], groups: false },
  ixit: {
    ...DEFAULT_IXIT,
    conditions: { 'no-buffers': { by: 'cannot-arise', reason: 'buffers are static' } },
  },
  profile: 'base, non-IFS, stream, no groups',
  findings: [{ kind: 'undeclared', text: 'groups are there but not declared' }],
  ambiguities: [],
  observes: { upcalls: true, nextLayer: false, rawArguments: true, completions: true, lpProtocolInfo: true },
  replay: 'wsp-tck run --provider reference',
};
