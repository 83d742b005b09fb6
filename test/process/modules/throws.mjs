import { beforeConstrainedGroup } from './reference.mjs';

export default beforeConstrainedGroup(() => {
  throw new TypeError('no groups today');
});
