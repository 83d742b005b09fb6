import { writeSync } from 'node:fs';

// like yes(1); the write blocks where nobody reads, and fails once the pipe is closed
for (;;) writeSync(1, 'y\n'.repeat(1000));
