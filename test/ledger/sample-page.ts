import type { Ledger } from '../../reports/ledger/ledger';
import type { Outline } from '../../reports/ledger/page/outline';
import { splitPage } from '../../reports/ledger/page/split-page';

/** A page of our own, laid out as the pages of the SPI are. */
export const SAMPLE_PAGE = `WSPSample

The WSPSample function takes a sample.

int WSPSample (
  SOCKET s,
  LPINT lpErrno
);

Parameters

s
[in] The socket. It may be of any kind.
lpErrno
[out] The code.

Remarks

A sample is small. Is it taken by WS2_32.DLL? It is not!

The kinds are:

if s is bound, the first kind; or

if s is connected, the second kind

Use any of these:

Flag Meaning
WSA_FLAG_ONE Takes one sample. Only allowed on Tuesdays.
WSA_FLAG_TWO Takes two samples. Only allowed on Tuesdays.

Important Close the socket. See elsewhere.

Return Values

Zero is returned. Otherwise a code is.

Error Codes

WSAENETDOWN The network is down.
WSAENOBUFS No space is left. Nothing is taken.

QuickInfo

\u00a0\u00a0 Windows NT: Yes
\u00a0\u00a0 Header: Declared in sample.h.

See Also

WSPOther, WSPMore
`;

export const SAMPLE_OUTLINE: Outline = {
  sections: {
    Parameters: 'terms',
    Remarks: 'prose',
    'Return Values': 'prose',
    'Error Codes': 'rows',
    QuickInfo: 'labels',
    'See Also': 'prose',
  },
  tables: { 'Flag Meaning': 'table of flags' },
  notes: ['Important'],
};

/** The ledger of the sample: a rule covers the remarks, the rest informs. */
export const SAMPLE_LEDGER: Ledger = {
  page: 'WSPSample',
  outline: SAMPLE_OUTLINE,
  statements: splitPage(SAMPLE_PAGE, SAMPLE_OUTLINE).map(({ place, sha256 }) =>
    place.startsWith('Remarks')
      ? { place, sha256, class: 'rule', rules: ['SMP-1'] }
      : { place, sha256, class: 'informative', reason: 'says what is said elsewhere' },
  ),
};
