import { spawn } from 'node:child_process';
import { serve, succeed } from './speak.mjs';

// has a child of its own that leaves only by force, and tells its number as its own
const STUBBORN = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000)";
const child = spawn(process.execPath, ['-e', STUBBORN], { stdio: 'ignore' });
process.on('SIGTERM', () => {});
serve(succeed, child.pid);
