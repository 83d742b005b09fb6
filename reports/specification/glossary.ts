/** A term and what the suite means by it. */
export interface Term {
  readonly term: string;
  readonly meaning: string;
}

/** The terms of Winsock and of conformance testing that rules and reports are written with. */
export const GLOSSARY: readonly Term[] = [
  {
    term: 'provider',
    meaning:
      'A library that gives Windows Sockets 2 a transport: WS2_32.DLL loads it, calls WSPStartup, and from then on hands it the calls that clients make.',
  },
  {
    term: 'provider under test',
    meaning:
      'The provider that a report is about. ISO/IEC 9646 calls it the implementation under test (IUT).',
  },
  {
    term: 'client',
    meaning:
      'Whoever calls a provider: WS2_32.DLL on behalf of a program, or a layer above. In a test it is the suite.',
  },
  {
    term: 'entry',
    meaning:
      'A WSAPROTOCOL_INFOW in the catalog: one kind of socket that a provider offers, with its family, type, protocol and service flags.',
  },
  {
    term: 'base provider',
    meaning: 'A provider that carries the data itself. The chain length of its entries is 1.',
  },
  {
    term: 'layered provider',
    meaning:
      'A provider that stands on another one and adds something to it. Its own entry has chain length 0, and it is used through protocol chains.',
  },
  {
    term: 'protocol chain',
    meaning:
      'An entry that names several providers, one on top of the other: the first is called by the client, each calls the next, and the last is a base provider.',
  },
  {
    term: 'upcall',
    meaning:
      'A call that a provider makes back to WS2_32.DLL, for instance WPUCreateSocketHandle. In a test the suite answers it, and can let it fail.',
  },
  {
    term: 'IFS provider',
    meaning:
      'An installable file system: its socket descriptors are file handles of the system, and XP1_IFS_HANDLES says so. A non-IFS provider gets its descriptors from WPUCreateSocketHandle.',
  },
  {
    term: 'ICS',
    meaning:
      'Implementation conformance statement: what the supplier says that the provider implements. It decides which rules apply; what is declared and absent fails.',
  },
  {
    term: 'IXIT',
    meaning:
      'Implementation extra information for testing: what a test has to know of the surroundings, such as addresses, limits, and how a rare condition is brought about.',
  },
  {
    term: 'rule',
    meaning:
      'One normative statement of the page in plain words, with a permanent name, the place where the page says it, a level, and scenarios that show whether it is kept.',
  },
  {
    term: 'level',
    meaning:
      'How much a rule binds, in the sense of RFC 2119. must: breaking it is non-conformance. should: it is only encouraged. may: the page leaves a choice, and the report says which one was made.',
  },
  {
    term: 'implied',
    meaning:
      'The page does not say the rule in so many words; it follows from what it does say, and the rule tells from what.',
  },
  {
    term: 'scenario',
    meaning:
      'One purpose of testing: what is given, one call or action, and what has to be seen then. ISO/IEC 9646 calls it a test purpose.',
  },
  {
    term: 'verdict',
    meaning:
      'What a scenario showed. pass: what was seen agrees with the rule. fail: it breaks it. inconclusive: it could not be brought about or observed. not applicable: the provider has nothing that the rule speaks of. error: the suite or the adapter is at fault. A rule of level should that would fail is advisory.',
  },
  {
    term: 'outcome',
    meaning:
      'non-conformant if a rule that must be kept is broken; else incomplete if one that applies could not be judged; else conformant.',
  },
  {
    term: 'ledger',
    meaning:
      'The list of all statements of the page, each by its place and a digest of its text, with its class and the rules that cover it, so that nothing is left out unseen.',
  },
];
