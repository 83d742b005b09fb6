import { testFaultyDlls } from './test-faulty-dlls';

testFaultyDlls('shared sockets', 'calls that do not come back');
