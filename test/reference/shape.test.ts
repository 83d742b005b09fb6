import assert from 'node:assert/strict';
import test from 'node:test';
import { parseShape, SHAPE_OPTIONS } from '../../providers/reference/reference';
import { entriesOf } from '../../providers/reference/catalog/entries-of';

test('no word is the fullest shape', () => {
  assert.deepEqual({ ...parseShape(''), name: 'full' }, parseShape('full'));
});

test('words combine from left to right', () => {
  const shape = parseShape('minimal,ifs,ignores-type');
  assert.equal(shape.ifs, true);
  assert.equal(shape.groups, false);
  assert.deepEqual(entriesOf(shape).length, 1);
});

test('an unknown word is refused with the known ones', () => {
  assert.throws(() => parseShape('full,nonsense'), /no shape "nonsense".*minimal.*undeclared/);
});

test('every word has a meaning of one sentence and changes the fullest shape, but for what it is', () => {
  for (const { name, meaning } of SHAPE_OPTIONS) {
    assert.match(meaning, /^[A-Z].*\.$/, name);
    const changed = JSON.stringify({ ...parseShape(name), name: '' }) !== JSON.stringify(parseShape(''));
    assert.equal(changed, name !== 'full' && name !== 'non-ifs', name);
  }
});
