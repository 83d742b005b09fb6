import { testFaults } from './fault-tests';

testFaults(
  'socket groups',
  'return values and error codes',
  'calls that combine these, or come after others',
);
