import { beforeConstrainedGroup } from './reference.mjs';

export default beforeConstrainedGroup(() => process.kill(process.pid, 'SIGSEGV'));
