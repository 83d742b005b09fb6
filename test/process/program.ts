import { join } from 'node:path';
import { processAdapter } from '../../providers/process/process-adapter';
import type { AdapterProcess } from '../../providers/contract/provider';
import type { Call, Open } from '../../providers/contract/messages';
import { CollectedMessages } from './collected-messages';

// the programs are plain JavaScript: the loader that runs the tests opens their standard output before they do
delete process.env['NODE_OPTIONS'];

/** The command line of one of the sample programs. */
export function programLine(name: string, ...args: readonly string[]): string {
  const words = [process.execPath, join(__dirname, 'programs', `${name}.mjs`), ...args];
  return words.map((word) => `'${word}'`).join(' ');
}

/** Starts one of the sample programs. */
export function startProgram(
  name: string,
  ...args: readonly string[]
): { readonly child: AdapterProcess; readonly told: CollectedMessages } {
  const told = new CollectedMessages();
  return { child: processAdapter(programLine(name, ...args)).spawn(told), told };
}

export const OPEN: Open = { kind: 'open', id: 1, process: 1, thread: 0, contract: 1 };

/** A call without arguments, of that number. */
export function cleanupCall(id: number): Call {
  return {
    kind: 'call',
    id,
    process: 1,
    thread: 1,
    function: 'WSPCleanup',
    during: null,
    arguments: {},
  };
}
