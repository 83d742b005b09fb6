import { once } from 'node:events';

process.stdout.write('{"kind":"opened","padding":"');
for (let count = 0; count < 100; count += 1) {
  if (!process.stdout.write('x'.repeat(1_000_000))) await once(process.stdout, 'drain');
}
process.stdout.write('"}\n');
