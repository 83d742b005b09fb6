import { testFaults } from './fault-tests';

testFaults('the new socket', 'descriptors', 'family, type and protocol');
