import assert from 'node:assert/strict';
import test from 'node:test';
import { SERVICE_FLAGS } from '../../providers/contract/constants/constants';
import { longestMessage } from '../../steps/questions/longest-message';
import { SAMPLE_ENTRY } from '../reports/sample-run';

const { XP1_MESSAGE_ORIENTED, XP1_PSEUDO_STREAM } = SERVICE_FLAGS;

for (const { what, flags, dwMessageSize, longest } of [
  { what: 'a byte stream', flags: 0, dwMessageSize: 0, longest: 65_536 },
  { what: 'messages', flags: XP1_MESSAGE_ORIENTED, dwMessageSize: 8_192, longest: 8_192 },
  { what: 'messages of any length', flags: XP1_MESSAGE_ORIENTED, dwMessageSize: 0, longest: 65_536 },
  {
    what: 'messages that are received without their boundaries',
    flags: XP1_MESSAGE_ORIENTED | XP1_PSEUDO_STREAM,
    dwMessageSize: 8_192,
    longest: 8_192,
  },
]) {
  test(`of an entry for ${what} with dwMessageSize ${String(dwMessageSize)}, ${String(longest)} of 65536 bytes go in one call`, () => {
    const entry = { ...SAMPLE_ENTRY, dwServiceFlags1: flags, dwMessageSize };
    assert.equal(longestMessage(entry, 65_536), longest);
  });
}
