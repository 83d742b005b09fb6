import type { Assessment } from './assessment';

/** The assessment for programs: JSON with a line end. */
export function assessmentJson(assessment: Assessment): string {
  const rules = assessment.rules.map(({ id, area, level, title }) => ({ id, area, level, title }));
  return `${JSON.stringify({ ...assessment, rules }, null, 2)}\n`;
}
