import { writeSync } from 'node:fs';

const MEGABYTE = Buffer.alloc(1_000_000);
for (let count = 0; count < 200; count += 1) writeSync(1, MEGABYTE);
