import { beforeConstrainedGroup } from './reference.mjs';

export default beforeConstrainedGroup(() => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0));
