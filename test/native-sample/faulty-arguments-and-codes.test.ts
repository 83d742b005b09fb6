import { testFaultyDlls } from './test-faulty-dlls';

testFaultyDlls('af, type, protocol and lpProtocolInfo', 'codes');
