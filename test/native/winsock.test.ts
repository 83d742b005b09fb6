import assert from 'node:assert/strict';
import test from 'node:test';
import { winsockAdapter } from '../../providers/native/native';
import { CANNOT_RUN_DLLS } from '../native-sample/tools';
import { judge } from '../suite/judge';

const TAGS = '@SOCK-3 or @DESC-2 or @SOCK-4 or @DATA-3 or @FLAG-3';

test(
  "the system's own Winsock: what is seen is judged, what is not is inconclusive",
  { skip: CANNOT_RUN_DLLS },
  async () => {
    const { verdicts, conformance } = await judge(winsockAdapter(), { tags: TAGS });
    assert.equal(conformance.provider.kind, 'winsock');
    assert.deepEqual(
      ['SOCK-3', 'DATA-3', 'FLAG-3', 'DESC-2', 'SOCK-4'].map((rule) => verdicts[rule]),
      ['pass', 'pass', 'pass', 'inconclusive', 'inconclusive'],
    );
  },
);
