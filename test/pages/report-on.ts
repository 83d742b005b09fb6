import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { judgeProvider } from '../../cli/running/judge-provider';
import { featureFiles } from '../../cli/suite/read-features';
import type { Adapter } from '../../providers/contract/provider';
import type { Report } from '../../reports/formats/report';

/** The report on a provider. @param tags a tag expression; an empty text for the whole suite */
export async function reportOn(adapter: Adapter, tags = ''): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-report-'));
  try {
    const { report } = await judgeProvider({
      adapter,
      statement: null,
      chosen: { tags, cases: [] },
      files: featureFiles(),
      folder,
      request: { reference: 'test', selection: {} },
      onMessage: () => undefined,
    });
    return report;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
