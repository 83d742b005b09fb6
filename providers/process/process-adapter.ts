import { ProviderCannotStart, type Adapter } from '../contract/provider';
import { ProviderChild } from './provider-child';
import { artifactOf } from './start/artifact';
import { splitCommandLine } from './start/command-line';
import { findExecutable } from './start/find-executable';
import { startProgram } from './start/start-program';

/**
 * Any program in any language that speaks the line protocol
 * (docs/line-protocol.md) on its standard input and output.
 * @param commandLine the program and its arguments, split as a shell would, and run without one
 * @throws ProviderCannotStart where a quotation mark is not closed
 */
export function processAdapter(commandLine: string): Adapter {
  const [command = '', ...args] = splitCommandLine(commandLine);
  const artifact = artifactOf(findExecutable(command), args);
  return {
    kind: 'process',
    ...(artifact === undefined ? {} : { artifact }),
    spawn(tester) {
      const executable = findExecutable(command);
      if (executable === undefined) {
        throw new ProviderCannotStart(
          `the provider cannot be started: ${command} is no program in PATH, nor the path of one`,
        );
      }
      return new ProviderChild(startProgram(executable, args), tester);
    },
  };
}
