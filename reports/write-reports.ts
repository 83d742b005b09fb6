import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Envelope } from '@cucumber/messages';
import { exitCodeWithBaseline } from './baseline/exit-code-with-baseline';
import type { Conformance } from './conformance/conformance';
import { badgeEndpoint, badgeSvg } from './formats/badge';
import { earlJsonLd } from './formats/earl';
import { htmlPage } from './formats/html/html';
import { junitXml } from './formats/junit';
import { buildReport, type Report } from './formats/report';
import { summaryMarkdown } from './formats/summary';
import type { TranscriptLine } from './queries/transcript-line';
import type { RunRecord } from './run-record';
import type { ExitCode } from './verdicts/exit-code';

/**
 * Judges a finished run and writes conformance.json, earl.jsonld, junit.xml,
 * summary.md, badge.svg, badge.json and index.html. The streams that a run writes while it goes (messages.ndjson,
 * transcript.ndjson) belong to whoever runs it.
 * @param directory where to write; it is made where it is missing
 * @param envelopes the Cucumber Messages of the run, the one source of verdicts
 * @param lines the transcript of the run, in its order
 * @returns `report` serves `consoleText`
 * @throws FeatureDefect where the features cannot be read as a register of rules
 */
export function writeReports(
  directory: string,
  run: RunRecord,
  envelopes: readonly Envelope[],
  lines: readonly TranscriptLine[],
): { readonly conformance: Conformance; readonly exitCode: ExitCode; readonly report: Report } {
  const report = buildReport(run, envelopes, lines);
  const { conformance } = report;
  mkdirSync(directory, { recursive: true });
  const write = (name: string, text: string): void => {
    writeFileSync(path.join(directory, name), text);
  };
  write('conformance.json', `${JSON.stringify(conformance, null, 2)}\n`);
  write('earl.jsonld', earlJsonLd(report));
  const badge = badgeEndpoint(conformance);
  write('badge.json', `${JSON.stringify(badge, null, 2)}\n`);
  write('badge.svg', badgeSvg(badge));
  write('junit.xml', junitXml(report));
  write('summary.md', summaryMarkdown(report));
  write('index.html', htmlPage(report));
  const exitCode = exitCodeWithBaseline(report.judgement.exitCode, conformance.baseline);
  return { conformance, exitCode, report };
}
