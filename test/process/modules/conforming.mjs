import { providerWith } from './reference.mjs';

console.log('what a module prints is no line of the protocol');
export default providerWith(() => ({}));
