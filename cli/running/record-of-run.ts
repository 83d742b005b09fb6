import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { profileOf } from '../../providers/contract/statement/profile';
import { reviewAddresses } from '../../providers/contract/statement/review-addresses';
import { reviewIcs } from '../../providers/contract/statement/review-ics';
import { DEFAULT_IXIT } from '../../providers/contract/statement/statement';
import type { ProviderUnderTest, TestSession } from '../../providers/ws2_32/test-session';
import type { Baseline } from '../../reports/baseline/baseline';
import { readRegister } from '../../reports/queries/rules-register';
import type { Finding, RunRecord, Selection } from '../../reports/run-record';
import type { Preparation } from '../../steps/probes/prepare';
import type { FeatureFile } from '../suite/read-features';
import { featuresDigest, PAGES, parseFeatures } from '../suite/read-features';
import { ambiguitiesOf } from '../suite/read-ledgers';
import { suiteVersion } from '../suite/suite-version';

/** What of the command line a report repeats. */
export interface RequestedRun {
  readonly reference: string;
  readonly statementFile?: string | undefined;
  readonly selection: Selection;
  /** The known deviations that the run is held to. */
  readonly baseline?: Baseline | undefined;
}

/** What the report says beside the verdicts: who was tested with what. */
export function recordOf(parts: {
  readonly request: RequestedRun;
  readonly files: readonly FeatureFile[];
  readonly session: TestSession;
  readonly preparation: Preparation;
}): RunRecord {
  const { request, files, session, preparation } = parts;
  const { known } = session;
  const { selection } = request;
  const artifact = artifactOf(session.adapter.artifact);
  return {
    suite: {
      name: 'wsp-tck',
      version: suiteVersion(),
      page: PAGES.join(', '),
      featuresDigest: featuresDigest(files),
    },
    provider: {
      reference: request.reference,
      name: known?.opened.provider.name ?? request.reference,
      version: known?.opened.provider.version ?? 'unknown',
      kind: session.adapter.kind,
      ...(artifact === undefined ? {} : { artifact }),
    },
    ics: known?.ics ?? null,
    ixit: known?.ixit ?? DEFAULT_IXIT,
    profile: known === undefined ? 'unknown' : profileOf(known.ics, preparation.abilities),
    ...(Object.keys(selection).length === 0 ? {} : { selection }),
    findings: [
      ...(known === undefined ? [] : reviewOf(known)),
      ...preparation.findings,
      ...cleanupOf(session),
    ],
    ambiguities: PAGES.flatMap(ambiguitiesOf),
    observes: known?.opened.observes ?? null,
    replay: replayOf(request),
    ...(preparation.notJudged === undefined ? {} : { cannotJudge: preparation.notJudged }),
    ...(request.baseline === undefined ? {} : { baseline: baselineOf(request.baseline, files) }),
  };
}

function baselineOf(known: Baseline, files: readonly FeatureFile[]): NonNullable<RunRecord['baseline']> {
  return { known, rulesOfSuite: new Set(readRegister(parseFeatures(files)).map(({ id }) => id)) };
}

function reviewOf({ ics, ixit }: ProviderUnderTest): readonly Finding[] {
  return [...reviewIcs(ics), ...reviewAddresses(ics, ixit)].map(({ severity, text }) => ({
    kind: `statement, ${severity}`,
    text,
  }));
}

function cleanupOf({ withoutCleanup }: TestSession): readonly Finding[] {
  return withoutCleanup === undefined ? [] : [{ kind: 'observation', text: withoutCleanup }];
}

function artifactOf(file: string | undefined): { file: string; sha256: string } | undefined {
  if (file === undefined) return undefined;
  const sha256 = createHash('sha256').update(readFileSync(file)).digest('hex');
  return { file: basename(file), sha256 };
}

function replayOf({ reference, statementFile }: RequestedRun): string {
  return [
    'npx wsp-tck run --provider',
    quoted(reference),
    ...(statementFile === undefined ? [] : ['--statement', quoted(statementFile)]),
  ].join(' ');
}

/** As a POSIX shell and cmd.exe both take it: in double quotes where it has anything but plain characters. */
function quoted(word: string): string {
  return /^[\w./\\:@,=-]+$/.test(word) ? word : `"${word.replace(/(["\\$`])/g, '\\$1')}"`;
}
