import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a program does wrong, and where: at the first such call after the n-th WSPStartup of a run, or in a scenario. */
export interface PlannedFault {
  readonly startup?: number;
  /** `RULE-1 name`. */
  readonly scenario?: string;
  /** An SPI function. */
  readonly call?: string;
  /** `induce` or `clear` with a condition. */
  readonly control?: string;
  /** One of the ways that test/process/programs/faulty-reference.mjs knows. */
  readonly do: string;
}

/** The reference over the line protocol, with faults. */
export interface FaultyProgram {
  readonly commandLine: string;
  /** Says which scenario begins. */
  readonly begin: (scenario: string) => void;
  /** The numbers of the processes that were started, in their order. */
  readonly pids: () => readonly number[];
  /** How often WSPStartup has been called so far. */
  readonly startups: () => number;
}

// the program is plain JavaScript, and needs no loader of the tests
delete process.env['NODE_OPTIONS'];

const PROGRAM = join(__dirname, '..', 'process', 'programs', 'faulty-reference.mjs');

/** Names a program with these faults; one program is for one run. */
export function faultyProgram(faults: readonly PlannedFault[]): FaultyProgram {
  const folder = mkdtempSync(join(tmpdir(), 'wsp-tck-faulty-'));
  writeFileSync(join(folder, 'plan'), JSON.stringify(faults));
  const words = [process.execPath, PROGRAM, folder];
  return {
    commandLine: words.map((word) => `'${word}'`).join(' '),
    begin: (scenario) => {
      writeFileSync(join(folder, 'scenario'), scenario);
    },
    pids: () => readFileSync(join(folder, 'pids'), 'utf8').trim().split('\n').map(Number),
    startups: () => statSync(join(folder, 'startups'), { throwIfNoEntry: false })?.size ?? 0,
  };
}
