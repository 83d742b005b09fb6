import type { Subject } from '../support/subject';
import type { ConformanceWorld } from '../support/world';

/** What has happened for an entry before the call that is judged. */
export type Situation = (world: ConformanceWorld, subject: Subject) => Promise<void>;
