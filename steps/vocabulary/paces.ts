import { definePhrases } from './phrases';

/** Whether a piece is sent only when all those before have arrived. */
export type Pace = boolean;

definePhrases<Pace>('pace', { 'at once': false, 'one by one': true });
