Feature: Layered providers
  A layered provider stands in protocol chains, above a base provider or above further layers. It gets the
  structure of the chain as lpProtocolInfo, and calls its next layer with a structure in turn: with the same one
  where that is a layer, with the base's own one where it is the base. Only this structure is judged on its way
  down, and by its content: what becomes of af, type, protocol, g and dwFlags is the layer's affair. A layer may
  also answer by itself. What is around it here - chains of two, three and seven entries, the other layers, the
  base - is the tester's. A base provider is shown no chain by layers that keep to this; it need not look for one,
  and no rule asks it to.

  @LAY-1 @must
  Rule: LAY-1 - a next layer that is a layer gets the same structure, unmodified, in WSPSocket
    Source: Layered Service Provider considerations, paragraph 2, sentence 1.
    All 628 bytes are what the layer itself got, the chain included, and still are when its call returns: also the
    bytes behind the end of the name and the slots that no id is in, which the tester does not leave zero, and also
    in a call that the next layer refuses.

    @requires:layered @requires:seen-next-layer
    Scenario Outline: <chain>, opened with <particular>
      Given <chain>
      When the client opens a socket with <particular>
      Then the next layer gets the unmodified structure of the chain

      Examples:
        | chain                                     | particular                      |
        | a chain of three, the layer at its head   | nothing unusual                 |
        | a chain of three, the layer at its head   | WSA_FLAG_OVERLAPPED             |
        | a chain of three, the layer at its head   | family and type zero            |
        | a chain of three, the layer at its head   | FROM_PROTOCOL_INFO in all three |
        | a chain of seven, the layer at its head   | nothing unusual                 |
        | a chain of seven, the layer at its head   | FROM_PROTOCOL_INFO in all three |
        | a chain of seven, the layer in the middle | nothing unusual                 |
        | a chain of seven, the layer in the middle | FROM_PROTOCOL_INFO in all three |

    @requires:layered @requires:seen-next-layer
    Scenario Outline: <chain>, where WSPSocket of the next layer fails with <code>
      Given <chain>
      And WSPSocket of the next layer always fails with <code>
      When the client uses WSPSocket in the chain
      Then the next layer gets the unmodified structure of the chain

      Examples:
        | chain                                     | code        |
        | a chain of three, the layer at its head   | WSAENOBUFS  |
        | a chain of seven, the layer in the middle | WSAENETDOWN |

  @LAY-2 @must
  Rule: LAY-2 - a next layer that is the base does not get the structure of the chain in WSPSocket
    Source: Layered Service Provider considerations, paragraph 2, sentence 2; paragraph 3.
    The layer puts another structure in its place: one whose ChainLen is not above 1 and whose dwCatalogEntryId is
    not the chain's. So it is in every call that the layer makes, also where it tries once more.

    @requires:layered @requires:seen-next-layer
    Scenario Outline: <chain>, opened with <particular>
      Given <chain>
      When the client opens a socket with <particular>
      Then the next layer gets a structure that is not the chain's

      Examples:
        | chain                                     | particular                      |
        | a chain of two, the layer over the base   | nothing unusual                 |
        | a chain of two, the layer over the base   | WSA_FLAG_OVERLAPPED             |
        | a chain of two, the layer over the base   | family and type zero            |
        | a chain of two, the layer over the base   | FROM_PROTOCOL_INFO in all three |
        | a chain of three, the layer over the base | nothing unusual                 |
        | a chain of three, the layer over the base | FROM_PROTOCOL_INFO in all three |
        | a chain of seven, the layer over the base | nothing unusual                 |
        | a chain of seven, the layer over the base | FROM_PROTOCOL_INFO in all three |

    @requires:layered @requires:seen-next-layer
    Scenario Outline: <chain>, where WSPSocket of the next layer fails with <code>
      Given <chain>
      And WSPSocket of the next layer always fails with <code>
      When the client uses WSPSocket in the chain
      Then the next layer gets a structure that is not the chain's

      Examples:
        | chain                                     | code        |
        | a chain of two, the layer over the base   | WSAENOBUFS  |
        | a chain of three, the layer over the base | WSAENETDOWN |

  @LAY-3 @should
  Rule: LAY-3 - a next layer that is the base gets its own catalog entry in WSPSocket
    Source: Layered Service Provider considerations, paragraph 2, sentence 3.
    By content, as WSCEnumProtocols tells it, dwProviderReserved aside. Where the client gave FROM_PROTOCOL_INFO,
    the layer may have filled in family, type and protocol.

    @requires:layered @requires:seen-next-layer
    Scenario Outline: <chain>, opened with <particular>
      Given <chain>
      When the client opens a socket with <particular>
      Then the next layer gets its own catalog entry

      Examples:
        | chain                                     | particular                      |
        | a chain of two, the layer over the base   | nothing unusual                 |
        | a chain of two, the layer over the base   | FROM_PROTOCOL_INFO in all three |
        | a chain of three, the layer over the base | nothing unusual                 |
        | a chain of seven, the layer over the base | nothing unusual                 |

    @requires:layered @requires:seen-next-layer
    Scenario: a chain of two, the layer over a second base, while a socket over the first one is open
      Given a chain of two, the layer over a second base
      And a socket of every entry is open
      When the client opens a socket with nothing unusual
      Then the next layer gets its own catalog entry

  @LAY-4 @must @implied
  Rule: LAY-4 - the base finds the mark of its own WSPDuplicateSocket in the WSPSocket call for a further descriptor
    Source: Layered Service Provider considerations, paragraph 4; Shared Sockets, paragraph 1.
    Implied by both: the structure that makes a descriptor one of a shared socket has to reach the provider that
    shares it. In which field the mark arrives is not judged. A layer may refuse WSPDuplicateSocket.

    @requires:layered @requires:seen-next-layer
    Scenario Outline: <chain>
      Given <chain>
      When the client uses WSPDuplicateSocket in the chain
      Then the next layer gets the mark of its own WSPDuplicateSocket

      Examples:
        | chain                                     |
        | a chain of two, the layer over the base   |
        | a chain of three, the layer over the base |
        | a chain of seven, the layer over the base |

    @requires:layered @requires:seen-next-layer @requires:shared-sockets
    Scenario Outline: from a further descriptor of the socket, <chain>
      Given <chain>
      And an unbound socket opened with no flags
      And the client goes on with a further descriptor of it
      When the client uses WSPDuplicateSocket in the chain
      Then the next layer gets the mark of its own WSPDuplicateSocket

      Examples:
        | chain                                     |
        | a chain of two, the layer over the base   |
        | a chain of three, the layer over the base |

  @LAY-5 @must
  Rule: LAY-5 - a next layer that is a layer gets the same structure, unmodified, in the other functions too
    Source: Layered Service Provider considerations, paragraph 4; paragraph 2, sentence 1.
    The structure of WSPDuplicateSocket goes up; it comes down in the WSPSocket call that is made with it, and that
    call is judged. A layer that starts its next layer late does so when a socket is opened, so one is opened after
    WSPStartup.

    @requires:layered @requires:seen-next-layer
    Scenario Outline: <function>, <chain>
      Given <chain>
      When the client uses <function> in the chain
      Then the next layer gets the unmodified structure of the chain

      Examples:
        | function           | chain                                     |
        | WSPStartup         | a chain of three, the layer at its head   |
        | WSPStartup         | a chain of seven, the layer at its head   |
        | WSPStartup         | a chain of seven, the layer in the middle |
        | WSPAddressToString | a chain of three, the layer at its head   |
        | WSPAddressToString | a chain of seven, the layer at its head   |
        | WSPAddressToString | a chain of seven, the layer in the middle |
        | WSPStringToAddress | a chain of three, the layer at its head   |
        | WSPStringToAddress | a chain of seven, the layer at its head   |
        | WSPStringToAddress | a chain of seven, the layer in the middle |
        | WSPDuplicateSocket | a chain of three, the layer at its head   |
        | WSPDuplicateSocket | a chain of seven, the layer at its head   |
        | WSPDuplicateSocket | a chain of seven, the layer in the middle |

    @requires:layered @requires:seen-next-layer
    Scenario Outline: WSPStartup with another chain, then a socket in <chain>
      Given <chain>
      And the client starts the provider with a chain in which it has another next layer
      When the client uses WSPStartup in the chain
      Then the next layer gets the unmodified structure of the chain

      Examples:
        | chain                                     |
        | a chain of three, the layer at its head   |
        | a chain of seven, the layer in the middle |

  @LAY-6 @must
  Rule: LAY-6 - a next layer that is the base does not get the structure of the chain in the other functions either
    Source: Layered Service Provider considerations, paragraph 4; paragraph 2, sentence 2; paragraph 3.
    As with WSPSocket; of WSPDuplicateSocket it is again the WSPSocket call with its structure that is judged.

    @requires:layered @requires:seen-next-layer
    Scenario Outline: <function>, <chain>
      Given <chain>
      When the client uses <function> in the chain
      Then the next layer gets a structure that is not the chain's

      Examples:
        | function           | chain                                     |
        | WSPStartup         | a chain of two, the layer over the base   |
        | WSPStartup         | a chain of three, the layer over the base |
        | WSPStartup         | a chain of seven, the layer over the base |
        | WSPAddressToString | a chain of two, the layer over the base   |
        | WSPAddressToString | a chain of three, the layer over the base |
        | WSPAddressToString | a chain of seven, the layer over the base |
        | WSPStringToAddress | a chain of two, the layer over the base   |
        | WSPStringToAddress | a chain of three, the layer over the base |
        | WSPStringToAddress | a chain of seven, the layer over the base |
        | WSPDuplicateSocket | a chain of two, the layer over the base   |
        | WSPDuplicateSocket | a chain of three, the layer over the base |
        | WSPDuplicateSocket | a chain of seven, the layer over the base |

    @requires:layered @requires:seen-next-layer
    Scenario Outline: <function>, a chain of two, the layer over the base, where it fails with <code> below
      Given a chain of two, the layer over the base
      And <function> of the next layer always fails with <code>
      When the client uses <function> in the chain
      Then the next layer gets a structure that is not the chain's

      Examples:
        | function           | code           |
        | WSPStartup         | WSASYSNOTREADY |
        | WSPAddressToString | WSAEFAULT      |
        | WSPStringToAddress | WSAEINVAL      |

    @requires:layered @requires:seen-next-layer
    Scenario Outline: WSPStartup with another chain, then a socket in <chain>
      Given <chain>
      And the client starts the provider with a chain in which it has another next layer
      When the client uses WSPStartup in the chain
      Then the next layer gets a structure that is not the chain's

      Examples:
        | chain                                     |
        | a chain of two, the layer over the base   |
        | a chain of seven, the layer over the base |

  @LAY-7 @should
  Rule: LAY-7 - a next layer that is the base gets its own catalog entry in the other functions too
    Source: Layered Service Provider considerations, paragraph 4; paragraph 2, sentence 3.
    By content, dwProviderReserved aside. Not asked with an entry of WSPDuplicateSocket, which carries the mark of
    the base.

    @requires:layered @requires:seen-next-layer
    Scenario Outline: <function>, <chain>
      Given <chain>
      When the client uses <function> in the chain
      Then the next layer gets its own catalog entry

      Examples:
        | function           | chain                                     |
        | WSPStartup         | a chain of two, the layer over the base   |
        | WSPStartup         | a chain of seven, the layer over the base |
        | WSPAddressToString | a chain of two, the layer over the base   |
        | WSPAddressToString | a chain of seven, the layer over the base |
        | WSPStringToAddress | a chain of two, the layer over the base   |
        | WSPStringToAddress | a chain of seven, the layer over the base |

    @requires:layered @requires:seen-next-layer
    Scenario Outline: WSPStartup with another chain, then a socket in <chain>
      Given <chain>
      And the client starts the provider with a chain in which it has another next layer
      When the client uses WSPStartup in the chain
      Then the next layer gets its own catalog entry

      Examples:
        | chain                                     |
        | a chain of two, the layer over the base   |
        | a chain of seven, the layer over the base |

  @LAY-8 @must @implied
  Rule: LAY-8 - where the next layer fails, the layer refuses or gives a socket that works all the same
    Source: Layered Service Provider considerations, paragraph 1, sentence 1; Return Values.
    Implied by both: the layer is a client of its next layer, and what it returns itself is a descriptor of a
    socket, or INVALID_SOCKET with a code in lpErrno. Which code is not said. Where WSPStartup of the next layer
    fails, the layer's own WSPStartup fails, or its WSPSocket later does one of the two.

    @requires:layered @requires:seen-next-layer
    Scenario Outline: WSPSocket fails with <code>, <chain>
      Given <chain>
      And WSPSocket of the next layer always fails with <code>
      When the client uses WSPSocket in the chain
      Then a failure of WSPSocket leads to a refusal or to a socket that works

      Examples:
        | code               | chain                                     |
        | WSAENETDOWN        | a chain of two, the layer over the base   |
        | WSAENOBUFS         | a chain of two, the layer over the base   |
        | WSAEACCES          | a chain of two, the layer over the base   |
        | WSAEMFILE          | a chain of two, the layer over the base   |
        | WSAEAFNOSUPPORT    | a chain of two, the layer over the base   |
        | WSAEPROTONOSUPPORT | a chain of two, the layer over the base   |
        | WSAEINVAL          | a chain of two, the layer over the base   |
        | WSAENOBUFS         | a chain of three, the layer at its head   |
        | WSAENOBUFS         | a chain of seven, the layer in the middle |
        | WSAENOBUFS         | a chain of seven, the layer over the base |

    @requires:layered @requires:seen-next-layer
    Scenario Outline: WSPStartup fails with <code>, <chain>
      Given <chain>
      And WSPStartup of the next layer always fails with <code>
      When the client uses WSPStartup in the chain
      Then a failure of WSPStartup leads to a refusal or to a socket that works

      Examples:
        | code               | chain                                     |
        | WSASYSNOTREADY     | a chain of two, the layer over the base   |
        | WSAVERNOTSUPPORTED | a chain of two, the layer over the base   |
        | WSASYSNOTREADY     | a chain of three, the layer at its head   |
        | WSASYSNOTREADY     | a chain of seven, the layer in the middle |
