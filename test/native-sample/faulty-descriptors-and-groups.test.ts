import { testFaultyDlls } from './test-faulty-dlls';

testFaultyDlls('descriptors and their upcalls', 'groups');
