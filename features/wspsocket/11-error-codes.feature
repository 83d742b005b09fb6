Feature: Error codes
  When a provider refuses a call, the code says why. Each code has its cause brought about here, and beside it the
  same call without that one cause, which succeeds: so the cause, and nothing else, was the reason.
  A provider that ignores the value in question cannot give its code, and is not asked to.

  @ERR-2 @must
  Rule: ERR-2 - an address family that is not supported is refused with WSAEAFNOSUPPORT
    Source: Error Codes, WSAEAFNOSUPPORT.

    Scenario Outline: <family>
      Given every entry that opens
      When the client opens a socket for <family>, the entry's type and the entry's protocol
      Then the family is refused with WSAEAFNOSUPPORT, or it is ignored
      And the same call with only the family changed to the entry's succeeds

      Examples:
        | family                          |
        | a known family without an entry |
        | an unassigned family            |

  @ERR-6 @must
  Rule: ERR-6 - a protocol that is not supported is refused with WSAEPROTONOSUPPORT
    Source: Error Codes, WSAEPROTONOSUPPORT.

    Scenario Outline: <protocol>
      Given every entry that opens
      When the client opens a socket for the entry's family, the entry's type and <protocol>
      Then the protocol is refused with WSAEPROTONOSUPPORT, or it is ignored
      And the same call with only the protocol changed to the entry's succeeds

      Examples:
        | protocol                          |
        | a known protocol without an entry |
        | an unassigned protocol            |

  @ERR-7 @must
  Rule: ERR-7 - a protocol of another type than the socket's is refused with WSAEPROTOTYPE
    Source: Error Codes, WSAEPROTOTYPE.
    Only a family with several entries has such a pair: type and protocol are each offered, but not together.
    Whether the provider refuses it, and which of the two wins where it does not, the page leaves open.

    Scenario: the type is the entry's, the protocol goes with another type
      Given every entry that opens
      When the client opens a socket for the entry's family, the entry's type and a protocol of another type
      Then a refusal carries WSAEPROTOTYPE
      And the same call with only the protocol changed to the entry's succeeds

    Scenario: the protocol is the entry's, the type goes with another protocol
      Given every entry that opens
      When the client opens a socket for the entry's family, a type of another protocol and the entry's protocol
      Then a refusal carries WSAEPROTOTYPE
      And the same call with only the type changed to the entry's succeeds

  @ERR-8 @must
  Rule: ERR-8 - a socket type that the family does not have is refused with WSAESOCKTNOSUPPORT
    Source: Error Codes, WSAESOCKTNOSUPPORT and WSAEPROTOTYPE.
    WSAEPROTOTYPE is allowed too, since the protocol that stands beside it is then of the wrong type; which of the
    two came is recorded.

    Scenario Outline: <type>
      Given every entry that opens
      When the client opens a socket for the entry's family, <type> and the entry's protocol
      Then the type is refused with WSAESOCKTNOSUPPORT or WSAEPROTOTYPE, or it is ignored
      And the same call with only the type changed to the entry's succeeds

      Examples:
        | type                                  |
        | a known type without an entry         |
        | an unassigned type                    |
        | a type offered only by other families |

  @ERR-10 @must @implied
  Rule: ERR-10 - of several unsupported values, one gives the code
    Source: Error Codes, WSAEAFNOSUPPORT, WSAEPROTONOSUPPORT, WSAEPROTOTYPE and WSAESOCKTNOSUPPORT.
    Implied: each code names one cause, and no other cause is there. Which value is looked at first is left open.

    Scenario Outline: <family>, <type>, <protocol>
      Given every entry that opens
      When the client opens a socket for <family>, <type> and <protocol>
      Then a refusal carries <codes>

      Examples:
        | family                          | type                          | protocol                          | codes                                                                    |
        | a known family without an entry | a known type without an entry | the entry's protocol              | WSAEAFNOSUPPORT, WSAESOCKTNOSUPPORT or WSAEPROTOTYPE                     |
        | a known family without an entry | the entry's type              | a known protocol without an entry | WSAEAFNOSUPPORT or WSAEPROTONOSUPPORT                                    |
        | the entry's family              | a known type without an entry | a known protocol without an entry | WSAESOCKTNOSUPPORT, WSAEPROTOTYPE or WSAEPROTONOSUPPORT                  |
        | an unassigned family            | an unassigned type            | an unassigned protocol            | WSAEAFNOSUPPORT, WSAESOCKTNOSUPPORT, WSAEPROTOTYPE or WSAEPROTONOSUPPORT |
