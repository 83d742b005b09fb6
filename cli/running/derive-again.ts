import { parseTranscript } from '../../providers/transcript/parse-transcript';
import { recordedAdapter } from '../../providers/transcript/transcript';
import { buildConformance } from '../../reports/conformance/build-conformance';
import type { Conformance } from '../../reports/conformance/conformance';
import { judge } from '../../reports/verdicts/judge';
import { featureFiles } from '../suite/read-features';
import { recordOf } from './record-of-run';
import { runInMemory } from './run-in-memory';

/**
 * Runs the features against a recorded run, without the provider.
 * @param transcript the bytes of transcript.ndjson
 * @throws ProviderCannotStart, NoStatement, StatementError where it cannot be replayed at all
 */
export async function deriveAgain(transcript: Uint8Array): Promise<Conformance> {
  const adapter = recordedAdapter(parseTranscript(transcript, 'transcript.ndjson'));
  const { session, preparation, envelopes } = await runInMemory(adapter);
  const request = { reference: 'transcript', selection: {} };
  const run = recordOf({ request, files: featureFiles(), session, preparation });
  return buildConformance(run, judge(run, envelopes));
}
