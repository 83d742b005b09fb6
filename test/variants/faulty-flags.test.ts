import { testFaults } from './fault-tests';

testFaults('overlapped operations', 'multipoint sockets');
