import { definePhrases } from './phrases';

definePhrases<number>('where', { 'in the same process': 1, 'in another process': 2 });

definePhrases<boolean>('pends', { 'is left pending': true, 'is not left pending': false });
