Feature: Family, type and protocol
  The client hands on what the application asked for: af, type and protocol. A provider may look at these values
  or leave them aside. Two special values it has to accept: zero, which leaves a choice open, and
  FROM_PROTOCOL_INFO, which points at the catalog entry behind lpProtocolInfo.

  @ARG-1 @may
  Rule: ARG-1 - a provider is free to heed the address family or to ignore it
    Source: Remarks, paragraph 2, sentence 2.
    Either is recorded. A provider that has declared one of them is held to it.

    Scenario Outline: asked for <family>
      Given every entry that opens
      When the client opens a socket for <family>, the entry's type and the entry's protocol
      Then the provider heeds or ignores the family, as it declared

      Examples:
        | family                          |
        | a known family without an entry |
        | an unassigned family            |

  @ARG-2 @may
  Rule: ARG-2 - a provider is free to heed the socket type or to ignore it
    Source: Remarks, paragraph 2, sentence 2.
    Either is recorded. A provider that has declared one of them is held to it.

    Scenario Outline: asked for <type>
      Given every entry that opens
      When the client opens a socket for the entry's family, <type> and the entry's protocol
      Then the provider heeds or ignores the type, as it declared

      Examples:
        | type                          |
        | a known type without an entry |
        | an unassigned type            |

  @ARG-3 @may
  Rule: ARG-3 - a provider is free to heed the protocol or to ignore it
    Source: Remarks, paragraph 2, sentence 2.
    Either is recorded. A provider that has declared one of them is held to it. Of a protocol of zero the page says
    nothing; what becomes of it is recorded too.

    Scenario Outline: asked for <protocol>
      Given every entry that opens
      When the client opens a socket for the entry's family, the entry's type and <protocol>
      Then the provider heeds or ignores the protocol, as it declared

      Examples:
        | protocol                          |
        | a known protocol without an entry |
        | an unassigned protocol            |

    Scenario Outline: asked for protocol zero, <beside>
      Given every entry that opens
      When the client opens a socket for <family>, <type> and protocol zero
      Then what the provider makes of the protocol is recorded

      Examples:
        | beside                    | family             | type               |
        | beside the entry's values | the entry's family | the entry's type   |
        | beside FROM_PROTOCOL_INFO | FROM_PROTOCOL_INFO | FROM_PROTOCOL_INFO |

  @ARG-4 @must
  Rule: ARG-4 - zero is accepted for the family and for the type
    Source: Remarks, paragraph 2, sentence 3.
    The socket is then what the entry says. A protocol of zero has no such meaning on this page; where the entry's
    own protocol is zero, the rows with "the entry's protocol" say FROM_PROTOCOL_INFO instead.

    Scenario Outline: <left open> left open, <protocol>
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket for <family>, <type> and <protocol>
      Then the call returns a descriptor
      And the socket reads back as one of the entry

      Examples:
        | left open       | family             | type             | protocol             |
        | the family      | family zero        | the entry's type | the entry's protocol |
        | the type        | the entry's family | type zero        | the entry's protocol |
        | family and type | family zero        | type zero        | the entry's protocol |

    @requires:second-process
    Scenario: family and type left open, in a second process
      Given every entry that opens
      And the client is a second process
      When the client opens a socket with family and type zero
      Then the call returns a descriptor
      And the socket reads back as one of the entry

    Scenario Outline: <left open> left open, beside FROM_PROTOCOL_INFO
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket for <family>, <type> and FROM_PROTOCOL_INFO
      Then the call returns a descriptor, where the same call with the entry's values in place of zero does
      And the socket reads back as one of the entry

      Examples:
        | left open       | family             | type             |
        | the family      | family zero        | the entry's type |
        | the type        | the entry's family | type zero        |
        | family and type | family zero        | type zero        |

    Scenario Outline: with roles in a multipoint session, dwFlags <flags>
      Given every multipoint entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with dwFlags <flags>, family and type zero
      Then the call returns a descriptor, where the same call with the entry's values in place of zero does
      And the socket reads back as one of the entry

      Examples:
        | flags           |
        | C_LEAF + D_LEAF |
        | C_ROOT + D_ROOT |

  @ARG-5 @must
  Rule: ARG-5 - FROM_PROTOCOL_INFO is accepted for the family, the type and the protocol
    Source: Remarks, paragraph 2, sentence 4.
    For one, two or all three of them, and beside a zero.

    Scenario Outline: <family>, <type>, <protocol>
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket for <family>, <type> and <protocol>
      Then the call returns a descriptor

      Examples:
        | family             | type               | protocol             |
        | FROM_PROTOCOL_INFO | the entry's type   | the entry's protocol |
        | the entry's family | FROM_PROTOCOL_INFO | the entry's protocol |
        | the entry's family | the entry's type   | FROM_PROTOCOL_INFO   |
        | FROM_PROTOCOL_INFO | FROM_PROTOCOL_INFO | the entry's protocol |
        | FROM_PROTOCOL_INFO | the entry's type   | FROM_PROTOCOL_INFO   |
        | the entry's family | FROM_PROTOCOL_INFO | FROM_PROTOCOL_INFO   |
        | FROM_PROTOCOL_INFO | FROM_PROTOCOL_INFO | FROM_PROTOCOL_INFO   |

    Scenario Outline: beside zero: <family>, <type>, <protocol>
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket for <family>, <type> and <protocol>
      Then the call returns a descriptor, where the same call with the entry's values in place of FROM_PROTOCOL_INFO does

      Examples:
        | family             | type               | protocol             |
        | FROM_PROTOCOL_INFO | type zero          | the entry's protocol |
        | family zero        | FROM_PROTOCOL_INFO | the entry's protocol |
        | FROM_PROTOCOL_INFO | type zero          | FROM_PROTOCOL_INFO   |
        | family zero        | FROM_PROTOCOL_INFO | FROM_PROTOCOL_INFO   |

    Scenario Outline: with roles in a multipoint session, dwFlags <flags>
      Given every multipoint entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with dwFlags <flags>, FROM_PROTOCOL_INFO in all three
      Then the call returns a descriptor, where the same call with the entry's values in place of FROM_PROTOCOL_INFO does

      Examples:
        | flags           |
        | C_LEAF + D_LEAF |
        | C_ROOT + D_ROOT |

  @ARG-6 @must
  Rule: ARG-6 - for FROM_PROTOCOL_INFO the value of the entry behind lpProtocolInfo is taken
    Source: Remarks, paragraph 2, sentence 5.
    iAddressFamily for the family, iSocketType for the type, iProtocol itself for the protocol (also where the entry
    covers a range): the socket reads back with them, for each entry of the provider.

    Scenario Outline: <family>, <type>, <protocol>
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket for <family>, <type> and <protocol>
      Then the socket reads back with the values that FROM_PROTOCOL_INFO stands for

      Examples:
        | family             | type               | protocol             |
        | FROM_PROTOCOL_INFO | the entry's type   | the entry's protocol |
        | the entry's family | FROM_PROTOCOL_INFO | the entry's protocol |
        | the entry's family | the entry's type   | FROM_PROTOCOL_INFO   |
        | FROM_PROTOCOL_INFO | FROM_PROTOCOL_INFO | the entry's protocol |
        | FROM_PROTOCOL_INFO | the entry's type   | FROM_PROTOCOL_INFO   |
        | the entry's family | FROM_PROTOCOL_INFO | FROM_PROTOCOL_INFO   |
        | FROM_PROTOCOL_INFO | FROM_PROTOCOL_INFO | FROM_PROTOCOL_INFO   |
        | FROM_PROTOCOL_INFO | type zero          | FROM_PROTOCOL_INFO   |
        | family zero        | FROM_PROTOCOL_INFO | FROM_PROTOCOL_INFO   |

    Scenario: with roles in a multipoint session
      Given every multipoint entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with dwFlags C_LEAF + D_LEAF, FROM_PROTOCOL_INFO in all three
      Then the socket reads back with the values that FROM_PROTOCOL_INFO stands for

    @requires:groups
    Scenario Outline: with <particular>
      Given every <entries> that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with <particular>
      Then the socket reads back with the values that FROM_PROTOCOL_INFO stands for

      Examples:
        | particular                                                | entries                   |
        | g SG_UNCONSTRAINED_GROUP, FROM_PROTOCOL_INFO in all three | entry                     |
        | g SG_CONSTRAINED_GROUP, FROM_PROTOCOL_INFO in all three   | connection-oriented entry |

    @requires:second-process
    Scenario: in a second process
      Given every entry that opens
      And the client is a second process
      When the client opens a socket with FROM_PROTOCOL_INFO in all three
      Then the socket reads back with the values that FROM_PROTOCOL_INFO stands for
