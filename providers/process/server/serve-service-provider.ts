import { checkFromTester } from '../../contract/check-message';
import { hostServiceProvider } from '../../contract/service-provider/host-service-provider';
import type { ServiceProviderFactory } from '../../contract/service-provider/service-provider';
import { LineSplitter } from '../line/line-splitter';
import { LineWriter } from '../line/line-writer';
import { parseLine } from '../line/parse-line';

/**
 * The provider's end of the line protocol, for providers written in TypeScript:
 * serves one process of the provider on standard input and output until the
 * input ends. A provider that throws, or a tester that breaks the schema, ends
 * the process with exit code 1 and a sentence on standard error.
 * @param factory makes the provider
 */
export function serveServiceProvider(factory: ServiceProviderFactory): void {
  const writer = new LineWriter(process.stdout);
  const { deliver } = hostServiceProvider(factory, {
    receive: (message) => {
      writer.write(JSON.stringify(message));
    },
    crashed: (reason) => {
      leave(`the provider threw: ${reason}`);
    },
  });
  const splitter = new LineSplitter();
  process.stdin.on('data', (chunk: Buffer) => {
    const { lines, tooLong } = splitter.take(chunk);
    for (const line of lines) {
      const parsed = parseLine(line, checkFromTester);
      if (parsed.ok) deliver(parsed.message);
      else leave(`the tester sent ${parsed.problem}`);
    }
    if (tooLong !== undefined) leave('the tester sent a line that is too long');
  });
  process.stdin.once('end', () => {
    writer.flush();
    process.stdin.destroy();
  });
}

function leave(reason: string): never {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
}
