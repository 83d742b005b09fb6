import type { Assessment } from './assessment';

/** The assessment for programs: JSON with a line end. */
export function assessmentJson(assessment: Assessment): string {
  const rules = assessment.rules.map(({ id, level, title }) => ({ id, level, title }));
  return `${JSON.stringify({ ...assessment, rules }, null, 2)}\n`;
}
