import { testFaults } from './fault-tests';

testFaults('connections and data', 'shared sockets', 'layered providers');
