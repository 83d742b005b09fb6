import { serve } from './speak.mjs';

serve(() => {
  process.stderr.write('about to dereference a null pointer\n', () => {
    process.kill(process.pid, 'SIGSEGV');
  });
});
