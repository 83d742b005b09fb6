import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { keepLastWords } from '../../process/last-words';
import { endWithTester } from '../../process/start/process-group';
import type { HostProgram } from '../start/host-program';
import { acceptHost, type AcceptedHost } from './accept-host';

const TOKEN_BYTES = 16;

/** A host that was started. */
export interface StartedHost {
  readonly child: ChildProcess;
  readonly lastWords: () => string;
  /** @throws Error where the host ends before it has said hello */
  readonly accepted: Promise<AcceptedHost>;
}

/** Starts a host, and lets it connect back: the token shows that it is the one that was started. */
export async function connectHost(program: HostProgram): Promise<StartedHost> {
  const token = randomBytes(TOKEN_BYTES).toString('hex');
  const wait = await acceptHost(token);
  const child = program.start(wait.port, token);
  const lastWords = child.stderr === null ? () => '' : keepLastWords(child.stderr);
  if (child.pid !== undefined) endWithTester(child);
  const ended = new Promise<never>((_, reject) => {
    child.once('error', (cause) => {
      reject(new Error(`the host cannot be started: ${cause.message}`));
    });
    child.once('exit', (code) => {
      reject(new Error(`the host ended with exit code ${String(code)} before it said hello`));
    });
  });
  const accepted = Promise.race([wait.accepted, ended]);
  // whoever waits for the host is told; nobody may be waiting when it ends
  accepted.catch(() => undefined).finally(wait.stop);
  return { child, lastWords, accepted };
}
