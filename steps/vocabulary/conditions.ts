import type { ConditionName } from '../../providers/contract/statement/statement';
import { definePhrases } from './phrases';

definePhrases<ConditionName>('condition', {
  'the network subsystem has failed': 'network-down',
  'no more descriptors are available': 'no-descriptors',
  'no buffer space is available': 'no-buffers',
});
