import { serve, succeed } from './speak.mjs';

const LINE = `${'diagnostic '.repeat(100)}\n`;
serve((call) => {
  for (let count = 0; count < 10_000; count += 1) process.stderr.write(LINE);
  process.stderr.write('the last words\n');
  if (call.function === 'WSPCleanup') process.exitCode = 7;
  succeed(call);
  if (call.function === 'WSPCleanup') process.stdin.destroy();
});
