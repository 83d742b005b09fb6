import { spawn } from 'node:child_process';

// a child that outlives its parent holds the parent's standard output open
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit' });
process.stderr.write(`${child.pid}\n`, () => process.exit(0));
