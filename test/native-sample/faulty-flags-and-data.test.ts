import { testFaultyDlls } from './test-faulty-dlls';

testFaultyDlls('the overlapped attribute, and the roles in a session', 'data');
