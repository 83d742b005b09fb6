Feature: Descriptors
  A descriptor has to mean something to WS2_32.DLL too. A provider whose sockets are files of the system (an
  installable file system, IFS) shows its handle to WS2_32; any other provider asks WS2_32 for a descriptor.
  An entry with XP1_IFS_HANDLES is of the first kind, any other entry of the second.

  @DESC-1 @should
  Rule: DESC-1 - the provider is an installable file system, and its descriptors are file handles
    Source: Remarks, paragraph 1, sentence 3.
    The page encourages it and demands nothing.

    @requires:seen-upcalls
    Scenario Outline: opened with <particular>
      Given every entry that opens
      When the client opens a socket with <particular>
      Then the descriptor is a file handle that was shown to WS2_32

      Examples:
        | particular          |
        | nothing unusual     |
        | WSA_FLAG_OVERLAPPED |

  @DESC-2 @must
  Rule: DESC-2 - a provider with file handles calls WPUModifyIFSHandle before WSPSocket returns
    Source: Remarks, paragraph 1, sentence 4.

    @requires:ifs @requires:seen-upcalls
    Scenario Outline: opened with <particular>, while <situation>
      Given every IFS entry that opens
      And <situation>
      When the client opens a socket with <particular>
      Then WPUModifyIFSHandle was called before the call returned

      Examples:
        | particular                      | situation                                   |
        | nothing unusual                 | no other socket of the entry is open        |
        | nothing unusual                 | another socket of the entry is open         |
        | nothing unusual                 | a socket of the entry has just been closed  |
        | nothing unusual                 | a call with the entry has just been refused |
        | WSA_FLAG_OVERLAPPED             | no other socket of the entry is open        |
        | family and type zero            | no other socket of the entry is open        |
        | FROM_PROTOCOL_INFO in all three | no other socket of the entry is open        |

      @requires:second-process
      Examples: in another process
        | particular      | situation                      |
        | nothing unusual | the client is a second process |

    @requires:ifs @requires:seen-upcalls @requires:shared-sockets
    Scenario Outline: a further descriptor of a shared socket <where>
      Given every IFS entry that opens
      And an unbound socket opened with no flags
      When the client opens a further descriptor <where> with nothing unusual
      Then WPUModifyIFSHandle was called before the call returned

      Examples:
        | where               |
        | in the same process |
        | in another process  |

    @requires:ifs @requires:seen-upcalls @requires:groups
    Scenario Outline: opened with <particular>
      Given every IFS <entries> that opens
      When the client opens a socket with <particular>
      Then WPUModifyIFSHandle was called before the call returned

      Examples:
        | particular               | entries                   |
        | g SG_UNCONSTRAINED_GROUP | entry                     |
        | g SG_CONSTRAINED_GROUP   | connection-oriented entry |

    @requires:ifs @requires:seen-upcalls @requires:groups
    Scenario Outline: opened as a further member of a group of kind <kind>
      Given every IFS <entries> that opens
      And a new group of kind <kind> with a socket of the entry as its first member
      When the client opens a socket with g the ID of the group
      Then WPUModifyIFSHandle was called before the call returned

      Examples:
        | kind                   | entries                   |
        | SG_UNCONSTRAINED_GROUP | entry                     |
        | SG_CONSTRAINED_GROUP   | connection-oriented entry |

    @requires:ifs @requires:seen-upcalls
    Scenario Outline: opened with dwFlags <flags>
      Given every IFS multipoint entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with dwFlags <flags>
      Then WPUModifyIFSHandle was called before the call returned

      Examples:
        | flags           |
        | C_LEAF + D_LEAF |
        | C_ROOT + D_ROOT |

    @requires:layered @requires:played-layers @requires:ifs @requires:seen-upcalls
    Scenario: in every chain around a layer
      Given every chain around an IFS layer
      When the client opens a socket with nothing unusual
      Then WPUModifyIFSHandle was called before the call returned

  @DESC-3 @must @implied
  Rule: DESC-3 - the handle that WPUModifyIFSHandle gives is the one that WSPSocket returns
    Source: Remarks, paragraph 1, sentences 4 and 6.
    Implied by Descriptor Allocation, to which the page refers: WS2_32 may give back another number than the one
    proposed, and the client has to get that one. In the scenarios of this rule the tester always gives back another; the
    provider's functions have to know it.

    @requires:ifs @requires:seen-upcalls
    Scenario Outline: opened with <particular>, while <situation>
      Given every IFS entry that opens
      And <situation>
      When the client opens a socket with <particular>
      Then the descriptor is the handle that WPUModifyIFSHandle gave
      And WSPGetSockOpt and WSPGetSockName know the descriptor

      Examples:
        | particular                      | situation                                   |
        | nothing unusual                 | no other socket of the entry is open        |
        | nothing unusual                 | another socket of the entry is open         |
        | nothing unusual                 | a socket of the entry has just been closed  |
        | nothing unusual                 | a call with the entry has just been refused |
        | WSA_FLAG_OVERLAPPED             | no other socket of the entry is open        |
        | family and type zero            | no other socket of the entry is open        |
        | FROM_PROTOCOL_INFO in all three | no other socket of the entry is open        |

      @requires:second-process
      Examples: in another process
        | particular      | situation                      |
        | nothing unusual | the client is a second process |

    @requires:ifs @requires:seen-upcalls @requires:shared-sockets
    Scenario Outline: a further descriptor of a shared socket <where>
      Given every IFS entry that opens
      And an unbound socket opened with no flags
      When the client opens a further descriptor <where> with nothing unusual
      Then the descriptor is the handle that WPUModifyIFSHandle gave

      Examples:
        | where               |
        | in the same process |
        | in another process  |

    @requires:ifs @requires:seen-upcalls @requires:groups
    Scenario Outline: opened with <particular>
      Given every IFS <entries> that opens
      When the client opens a socket with <particular>
      Then the descriptor is the handle that WPUModifyIFSHandle gave

      Examples:
        | particular               | entries                   |
        | g SG_UNCONSTRAINED_GROUP | entry                     |
        | g SG_CONSTRAINED_GROUP   | connection-oriented entry |

    @requires:ifs @requires:seen-upcalls @requires:groups
    Scenario Outline: opened as a further member of a group of kind <kind>
      Given every IFS <entries> that opens
      And a new group of kind <kind> with a socket of the entry as its first member
      When the client opens a socket with g the ID of the group
      Then the descriptor is the handle that WPUModifyIFSHandle gave

      Examples:
        | kind                   | entries                   |
        | SG_UNCONSTRAINED_GROUP | entry                     |
        | SG_CONSTRAINED_GROUP   | connection-oriented entry |

    @requires:ifs @requires:seen-upcalls
    Scenario Outline: opened with dwFlags <flags>
      Given every IFS multipoint entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with dwFlags <flags>
      Then the descriptor is the handle that WPUModifyIFSHandle gave

      Examples:
        | flags           |
        | C_LEAF + D_LEAF |
        | C_ROOT + D_ROOT |

    @requires:layered @requires:played-layers @requires:ifs @requires:seen-upcalls
    Scenario: in every chain around a layer
      Given every chain around an IFS layer
      When the client opens a socket with nothing unusual
      Then the descriptor is the handle that WPUModifyIFSHandle gave

  @DESC-4 @must
  Rule: DESC-4 - any other provider returns a descriptor that WPUCreateSocketHandle gave it before
    Source: Remarks, paragraph 1, sentence 5.
    Before the return of this call at the latest; a provider may keep a stock from earlier calls, and may ask more
    than once. The descriptor must not be closed since, nor be another socket's.

    @requires:non-ifs @requires:seen-upcalls
    Scenario Outline: opened with <particular>, while <situation>
      Given every non-IFS entry that opens
      And <situation>
      When the client opens a socket with <particular>
      Then the descriptor is one that WPUCreateSocketHandle had given and no socket used

      Examples:
        | particular                      | situation                                   |
        | nothing unusual                 | no other socket of the entry is open        |
        | nothing unusual                 | another socket of the entry is open         |
        | nothing unusual                 | a socket of every entry is open             |
        | nothing unusual                 | a socket of the entry has just been closed  |
        | nothing unusual                 | a call with the entry has just been refused |
        | WSA_FLAG_OVERLAPPED             | no other socket of the entry is open        |
        | family and type zero            | no other socket of the entry is open        |
        | FROM_PROTOCOL_INFO in all three | no other socket of the entry is open        |

      @requires:second-process
      Examples: in another process
        | particular      | situation                      |
        | nothing unusual | the client is a second process |

    @requires:non-ifs @requires:seen-upcalls @requires:shared-sockets
    Scenario Outline: a further descriptor of a shared socket <where>
      Given every non-IFS entry that opens
      And an unbound socket opened with no flags
      When the client opens a further descriptor <where> with nothing unusual
      Then the descriptor is one that WPUCreateSocketHandle had given and no socket used

      Examples:
        | where               |
        | in the same process |
        | in another process  |

    @requires:non-ifs @requires:seen-upcalls @requires:groups
    Scenario Outline: opened with <particular>
      Given every non-IFS <entries> that opens
      When the client opens a socket with <particular>
      Then the descriptor is one that WPUCreateSocketHandle had given and no socket used

      Examples:
        | particular               | entries                   |
        | g SG_UNCONSTRAINED_GROUP | entry                     |
        | g SG_CONSTRAINED_GROUP   | connection-oriented entry |

    @requires:non-ifs @requires:seen-upcalls @requires:groups
    Scenario Outline: opened as a further member of a group of kind <kind>
      Given every non-IFS <entries> that opens
      And a new group of kind <kind> with a socket of the entry as its first member
      When the client opens a socket with g the ID of the group
      Then the descriptor is one that WPUCreateSocketHandle had given and no socket used

      Examples:
        | kind                   | entries                   |
        | SG_UNCONSTRAINED_GROUP | entry                     |
        | SG_CONSTRAINED_GROUP   | connection-oriented entry |

    @requires:non-ifs @requires:seen-upcalls
    Scenario Outline: opened with dwFlags <flags>
      Given every non-IFS multipoint entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with dwFlags <flags>
      Then the descriptor is one that WPUCreateSocketHandle had given and no socket used

      Examples:
        | flags           |
        | C_LEAF + D_LEAF |
        | C_ROOT + D_ROOT |

    @requires:layered @requires:played-layers @requires:non-ifs @requires:seen-upcalls
    Scenario: in every chain around a layer
      Given every chain around a non-IFS layer
      When the client opens a socket with nothing unusual
      Then the descriptor is one that WPUCreateSocketHandle had given and no socket used

  @DESC-5 @must @implied
  Rule: DESC-5 - the upcall names a catalog entry of the provider's own
    Source: Remarks, paragraph 1, sentences 4 to 6.
    Implied by Descriptor Allocation, to which the page refers: from dwCatalogEntryId WS2_32 learns to whom calls
    with this descriptor go.

    @requires:seen-upcalls
    Scenario Outline: opened with <particular>
      Given every entry that opens
      When the client opens a socket with <particular>
      Then the descriptor was given for a catalog entry of the provider

      Examples:
        | particular                      |
        | nothing unusual                 |
        | WSA_FLAG_OVERLAPPED             |
        | family and type zero            |
        | FROM_PROTOCOL_INFO in all three |

    @requires:seen-upcalls @requires:shared-sockets
    Scenario Outline: a further descriptor of a shared socket <where>
      Given every entry that opens
      And an unbound socket opened with no flags
      When the client opens a further descriptor <where> with nothing unusual
      Then the descriptor was given for a catalog entry of the provider

      Examples:
        | where               |
        | in the same process |
        | in another process  |

    @requires:seen-upcalls @requires:groups
    Scenario Outline: opened with <particular>
      Given every <entries> that opens
      When the client opens a socket with <particular>
      Then the descriptor was given for a catalog entry of the provider

      Examples:
        | particular               | entries                   |
        | g SG_UNCONSTRAINED_GROUP | entry                     |
        | g SG_CONSTRAINED_GROUP   | connection-oriented entry |

    @requires:seen-upcalls
    Scenario: opened with roles in a multipoint session
      Given every multipoint entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with dwFlags C_LEAF + D_LEAF
      Then the descriptor was given for a catalog entry of the provider

    @requires:layered @requires:played-layers @requires:seen-upcalls
    Scenario: in every chain around a layer
      Given every chain around a layer
      When the client opens a socket with nothing unusual
      Then the descriptor was given for a catalog entry of the provider

  @DESC-6 @must @implied
  Rule: DESC-6 - without a descriptor from WS2_32 the call is refused
    Source: Remarks, paragraph 1, sentences 4 and 5; Return Values, sentence 2.
    Implied: the descriptor must come from the upcall, so where every upcall fails there is none to return. Any
    Winsock code will do. A provider that did not need the upcall in this call is not judged by it.

    @requires:non-ifs @requires:seen-upcalls
    Scenario Outline: WPUCreateSocketHandle fails with <code>
      Given every non-IFS entry that opens, with and without WSA_FLAG_OVERLAPPED
      And WPUCreateSocketHandle always fails with <code>
      When the client opens a socket with nothing unusual
      Then the call is refused where WPUCreateSocketHandle was called in it
      And the same call once WPUCreateSocketHandle works again succeeds

      Examples:
        | code        |
        | WSAENOBUFS  |
        | WSAEMFILE   |
        | WSAENETDOWN |

    @requires:non-ifs @requires:seen-upcalls @requires:shared-sockets
    Scenario Outline: WPUCreateSocketHandle fails for a further descriptor <where>
      Given every non-IFS entry that opens
      And an unbound socket opened with no flags
      When the client opens a further descriptor <where> with an upcall that fails
      Then the call is refused where WPUCreateSocketHandle was called in it

      Examples:
        | where               |
        | in the same process |
        | in another process  |

    @requires:non-ifs @requires:seen-upcalls @requires:groups
    Scenario Outline: WPUCreateSocketHandle fails for a socket with <particular>
      Given every non-IFS <entries> that opens
      And WPUCreateSocketHandle always fails with WSAENOBUFS
      When the client opens a socket with <particular>
      Then the call is refused where WPUCreateSocketHandle was called in it
      And the same call once WPUCreateSocketHandle works again succeeds

      Examples:
        | particular               | entries                   |
        | g SG_UNCONSTRAINED_GROUP | entry                     |
        | g SG_CONSTRAINED_GROUP   | connection-oriented entry |

    @requires:ifs @requires:seen-upcalls
    Scenario Outline: WPUModifyIFSHandle fails with <code>
      Given every IFS entry that opens, with and without WSA_FLAG_OVERLAPPED
      And WPUModifyIFSHandle always fails with <code>
      When the client opens a socket with nothing unusual
      Then the call is refused where WPUModifyIFSHandle was called in it
      And the same call once WPUModifyIFSHandle works again succeeds

      Examples:
        | code        |
        | WSAEINVAL   |
        | WSAENOBUFS  |
        | WSAENETDOWN |

    @requires:ifs @requires:seen-upcalls @requires:shared-sockets
    Scenario Outline: WPUModifyIFSHandle fails for a further descriptor <where>
      Given every IFS entry that opens
      And an unbound socket opened with no flags
      When the client opens a further descriptor <where> with an upcall that fails
      Then the call is refused where WPUModifyIFSHandle was called in it

      Examples:
        | where               |
        | in the same process |
        | in another process  |

    @requires:ifs @requires:seen-upcalls @requires:groups
    Scenario Outline: WPUModifyIFSHandle fails for a socket with <particular>
      Given every IFS <entries> that opens
      And WPUModifyIFSHandle always fails with WSAENOBUFS
      When the client opens a socket with <particular>
      Then the call is refused where WPUModifyIFSHandle was called in it
      And the same call once WPUModifyIFSHandle works again succeeds

      Examples:
        | particular               | entries                   |
        | g SG_UNCONSTRAINED_GROUP | entry                     |
        | g SG_CONSTRAINED_GROUP   | connection-oriented entry |
