import test from 'node:test';
import { expect } from 'chai';
import { missingExports } from '../../../providers/contract/statement/missing-exports';

const EXPORTS = ['WSPStartup', 'TestTake', 'TestGive'];

test('a function that the DLL does not export is found, with its place and the names that there are', () => {
  const conditions = {
    'no-buffers': { by: 'export', induce: 'TestTaek', clear: 'TestGive' },
    'network-down': { by: 'command', induce: ['x'], clear: ['x'] },
  } as const;
  expect(missingExports({ ixit: { conditions } }, EXPORTS)).to.deep.equal([
    {
      place: ['ixit', 'conditions', 'no-buffers', 'induce'],
      text: 'names "TestTaek", which the DLL does not export; it exports "WSPStartup", "TestTake", "TestGive"',
    },
  ]);
  expect(missingExports({}, EXPORTS)).to.deep.equal([]);
});

test('of a DLL with thousands of exports a sentence names some', () => {
  const many = Array.from({ length: 1_000 }, (_, at) => `F${String(at)}`);
  const conditions = { 'no-buffers': { by: 'export', induce: 'F1', clear: 'G' } } as const;
  const [fault] = missingExports({ ixit: { conditions } }, many);
  expect(fault?.text).to.match(/it exports "F0", "F1", .*, "F19" and 980 more$/);
});
