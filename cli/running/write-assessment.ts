import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assessment } from '../../reports/assessment/assessment';
import { assessmentJson } from '../../reports/assessment/matrix-json';
import { assessmentMarkdown } from '../../reports/assessment/matrix-markdown';
import { assessmentPage } from '../../reports/assessment/matrix-page';
import { makeFolder } from './make-folder';

/** Writes the matrix of an assessment into a folder: for programs, as Markdown, and as a page. */
export function writeAssessment(assessment: Assessment, folder: string): void {
  makeFolder(folder);
  writeFileSync(join(folder, 'assessment.json'), assessmentJson(assessment));
  writeFileSync(join(folder, 'assessment.md'), assessmentMarkdown(assessment));
  writeFileSync(join(folder, 'index.html'), assessmentPage(assessment));
}
