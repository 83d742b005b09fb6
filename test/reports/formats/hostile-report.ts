import type { Envelope } from '@cucumber/messages';
import { buildReport, type Report } from '../../../reports/formats/report';
import { SAMPLE_RUN } from '../sample-run';
import { tinyTranscript } from '../tiny-transcript';

/** What a provider could put into any name or message to break a report. */
const HOSTILE = `</pre><script>alert(1)</script>" onload="x" ]]> | \`\`\`\` <!-- \u001b[2J\u0000\ud800\u202e & ${'y'.repeat(50_000)}`;

/** The envelopes with hostile text in every message, reason, name and fact that a provider could reach. */
function hostileEnvelopes(envelopes: readonly Envelope[]): readonly Envelope[] {
  const sources = [
    'upcalls are not observed',
    'expected WSAEINVAL',
    'the left one',
    'the answer is wrong',
    '0x104',
  ];
  const text = JSON.stringify(envelopes);
  const once = JSON.stringify(HOSTILE).slice(1, -1);
  const twice = JSON.stringify(once).slice(1, -1);
  const changed = sources.reduce((all, source) => {
    const inAttachment = all.replaceAll(`\\"${source}`, `\\"${twice}${source}`);
    return inAttachment.replaceAll(`"name":"${source}`, `"name":"${once}${source}`);
  }, text);
  return JSON.parse(changed) as readonly Envelope[];
}

/** The report of a run in which everything that a provider says is hostile. */
export function hostileReportOf(envelopes: readonly Envelope[]): Report {
  const changed = hostileEnvelopes(envelopes);
  return buildReport(
    {
      ...SAMPLE_RUN,
      provider: { ...SAMPLE_RUN.provider, name: HOSTILE, version: HOSTILE, reference: HOSTILE },
      profile: HOSTILE,
      findings: [{ kind: HOSTILE, text: HOSTILE }],
    },
    changed,
    tinyTranscript(changed),
  );
}
