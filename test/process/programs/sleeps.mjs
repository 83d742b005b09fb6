import { serve } from './speak.mjs';

// stays when it is asked to leave, whatever it is told
process.on('SIGTERM', () => {});
serve(() => {});
setInterval(() => {}, 1_000);
