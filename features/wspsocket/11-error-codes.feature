Feature: Error codes
  When a provider refuses a call, the code says why. Each code has its cause brought about here, and beside it the
  same call without that one cause, which succeeds: so the cause, and nothing else, was the reason.
  A provider that ignores the value in question cannot give its code, and is not asked to.

  @ERR-1 @must
  Rule: ERR-1 - while the network subsystem has failed, a refused call carries WSAENETDOWN
    Source: Error Codes, WSAENETDOWN.
    Creating a socket may succeed all the same, unless the IXIT says that it does not (refusesCreation). Where the
    IXIT says that the condition cannot arise, no call that the run has made before this may have given the code
    unasked; that is the same for WSAEMFILE and WSAENOBUFS below.

    Scenario: the network subsystem has failed
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      And the network subsystem has failed
      When the client opens a socket with nothing unusual
      Then the call is refused with WSAENETDOWN, where the state refuses it
      And the same call after the state is over succeeds

    @requires:groups
    Scenario: the network subsystem has failed, and a new group is asked for
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      And the network subsystem has failed
      When the client opens a socket with g SG_UNCONSTRAINED_GROUP
      Then the call is refused with WSAENETDOWN, where the state refuses it

  @ERR-2 @must
  Rule: ERR-2 - an address family that is not supported is refused with WSAEAFNOSUPPORT
    Source: Error Codes, WSAEAFNOSUPPORT.

    Scenario Outline: <family>
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket for <family>, the entry's type and the entry's protocol
      Then the family is refused with WSAEAFNOSUPPORT, or it is ignored
      And the same call with only the family changed to the entry's succeeds

      Examples:
        | family                          |
        | a known family without an entry |
        | an unassigned family            |
        | the entry's family plus 65536   |
        | family -2                       |

    Scenario: beside FROM_PROTOCOL_INFO
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket for an unassigned family, FROM_PROTOCOL_INFO and FROM_PROTOCOL_INFO
      Then the family is refused with WSAEAFNOSUPPORT, or it is ignored

    Scenario: after another refusal
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      And a call with the entry has just been refused
      When the client opens a socket for an unassigned family, the entry's type and the entry's protocol
      Then the family is refused with WSAEAFNOSUPPORT, or it is ignored
      And the same call with only the family changed to the entry's succeeds

    @requires:second-process
    Scenario: in a second process
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      And the client is a second process
      When the client opens a socket for an unassigned family, the entry's type and the entry's protocol
      Then the family is refused with WSAEAFNOSUPPORT, or it is ignored
      And the same call with only the family changed to the entry's succeeds

  @ERR-3 @must
  Rule: ERR-3 - from inside a blocking hook, a refused call carries WSAEINPROGRESS
    Source: Error Codes, WSAEINPROGRESS.
    A provider that calls the client's blocking hook while it blocks is still at work on that thread. It may refuse
    WSPSocket there, with this code, or serve it. When the blocking call has ended, also because the hook has
    cancelled it, nothing is in progress. A provider that never calls the hook is not judged by it.

    @requires:seen-upcalls @requires:threads
    Scenario Outline: WSPSocket inside the blocking hook of <function>
      Given every connection-oriented entry that opens
      And a connected socket opened with no flags
      When the client blocks in <function>, and opens a socket from inside the blocking hook
      Then the call inside the hook, if it is refused, carries WSAEINPROGRESS
      And the same call after the hook succeeds

      Examples:
        | function   |
        | WSPRecv    |
        | WSPSend    |
        | WSPAccept  |
        | WSPConnect |

    @requires:seen-upcalls @requires:threads
    Scenario Outline: when <function> has been cancelled from inside the blocking hook by <cancellation>
      Given every connection-oriented entry that opens
      And a connected socket opened with no flags
      And <function> has been cancelled from inside the blocking hook by <cancellation>
      When the client opens a socket with nothing unusual
      Then the call returns a descriptor

      Examples:
        | function  | cancellation          |
        | WSPRecv   | WSPCancelBlockingCall |
        | WSPRecv   | returning FALSE       |
        | WSPSend   | WSPCancelBlockingCall |
        | WSPAccept | WSPCancelBlockingCall |
        | WSPAccept | returning FALSE       |

    @requires:seen-upcalls @requires:threads
    Scenario: when WSPRecvFrom has been cancelled from inside the blocking hook by returning FALSE
      Given every datagram entry that opens
      And a bound socket opened with no flags
      And WSPRecvFrom has been cancelled from inside the blocking hook by returning FALSE
      When the client opens a socket with nothing unusual
      Then the call returns a descriptor

    @requires:seen-upcalls @requires:threads
    Scenario: WSPSocket inside the blocking hook of WSPRecvFrom
      Given every datagram entry that opens
      And a bound socket opened with no flags
      When the client blocks in WSPRecvFrom, and opens a socket from inside the blocking hook
      Then the call inside the hook, if it is refused, carries WSAEINPROGRESS
      And the same call after the hook succeeds

  @ERR-4 @must
  Rule: ERR-4 - when no more descriptors are available, a refused call carries WSAEMFILE
    Source: Error Codes, WSAEMFILE.
    Three ways to bring it about: by the IXIT, by WS2_32 having none, and by opening as many sockets as the IXIT says
    that can be open (descriptorLimit). Where the upcall says WSAEMFILE and the provider refuses with another code,
    this leaves the rule open.

    @alternative
    Scenario: the provider has none
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      And no more descriptors are available
      When the client opens a socket with nothing unusual
      Then the call is refused with WSAEMFILE, where the state refuses it
      And the same call after the state is over succeeds

    @alternative @requires:non-ifs @requires:seen-upcalls
    Scenario: WS2_32 has none
      Given every non-IFS entry that opens
      And WPUCreateSocketHandle always fails with WSAEMFILE
      When the client opens a socket with nothing unusual
      Then the refusal for want of WPUCreateSocketHandle carries WSAEMFILE, or leaves this open
      And the same call once WPUCreateSocketHandle works again succeeds

    @alternative
    Scenario: all descriptors are in use
      Given every entry that opens
      And as many sockets are open as the IXIT says that can be
      When the client opens a socket with nothing unusual
      Then the call is refused with WSAEMFILE
      And the same call once some of the sockets are closed succeeds

    @requires:shared-sockets
    Scenario: all descriptors are in use, and a further descriptor of a shared socket is asked for
      Given every entry that opens
      And an unbound socket opened with no flags
      And as many sockets are open as the IXIT says that can be
      When the client opens a further descriptor in the same process with nothing unusual
      Then the call is refused with WSAEMFILE, where the state refuses it

  @ERR-5 @must
  Rule: ERR-5 - when no buffer space is available, a refused call carries WSAENOBUFS
    Source: Error Codes, WSAENOBUFS.
    Two ways to bring it about: by the IXIT, and by WS2_32 having none (WPUCreateSocketHandle answers WSAENOBUFS).
    A provider that then says WSAEMFILE leaves the rule open; any other code breaks it.

    @alternative
    Scenario: the provider has none
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      And no buffer space is available
      When the client opens a socket with nothing unusual
      Then the call is refused with WSAENOBUFS, where the state refuses it
      And the same call after the state is over succeeds

    @alternative @requires:non-ifs @requires:seen-upcalls
    Scenario: WS2_32 has none
      Given every non-IFS entry that opens
      And WPUCreateSocketHandle always fails with WSAENOBUFS
      When the client opens a socket with nothing unusual
      Then the refusal for want of WPUCreateSocketHandle carries WSAENOBUFS, or leaves this open
      And the same call once WPUCreateSocketHandle works again succeeds

  @ERR-6 @must
  Rule: ERR-6 - a protocol that is not supported is refused with WSAEPROTONOSUPPORT
    Source: Error Codes, WSAEPROTONOSUPPORT.

    Scenario Outline: <protocol>
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket for the entry's family, the entry's type and <protocol>
      Then the protocol is refused with WSAEPROTONOSUPPORT, or it is ignored
      And the same call with only the protocol changed to the entry's succeeds

      Examples:
        | protocol                           |
        | a known protocol without an entry  |
        | an unassigned protocol             |
        | a protocol just beside the entry's |
        | protocol -2                        |
        | the entry's protocol plus 65536    |

    Scenario: beside FROM_PROTOCOL_INFO
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket for FROM_PROTOCOL_INFO, FROM_PROTOCOL_INFO and an unassigned protocol
      Then the protocol is refused with WSAEPROTONOSUPPORT, or it is ignored

    Scenario Outline: beside <family> and <type>
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket for <family>, <type> and an unassigned protocol
      Then the protocol is refused with WSAEPROTONOSUPPORT, or it is ignored

      Examples:
        | family             | type             |
        | the entry's family | type zero        |
        | family zero        | the entry's type |

    Scenario: after another refusal
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      And a call with the entry has just been refused
      When the client opens a socket for the entry's family, the entry's type and an unassigned protocol
      Then the protocol is refused with WSAEPROTONOSUPPORT, or it is ignored
      And the same call with only the protocol changed to the entry's succeeds

    @requires:second-process
    Scenario: in a second process
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      And the client is a second process
      When the client opens a socket for the entry's family, the entry's type and an unassigned protocol
      Then the protocol is refused with WSAEPROTONOSUPPORT, or it is ignored
      And the same call with only the protocol changed to the entry's succeeds

  @ERR-7 @must
  Rule: ERR-7 - a protocol of another type than the socket's is refused with WSAEPROTOTYPE
    Source: Error Codes, WSAEPROTOTYPE.
    Only a family with several entries has such a pair: type and protocol are each offered, but not together.
    Whether the provider refuses it, and which of the two wins where it does not, the page leaves open.

    Scenario: the type is the entry's, the protocol goes with another type
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket for the entry's family, the entry's type and a protocol of another type
      Then a refusal carries WSAEPROTOTYPE
      And the same call with only the protocol changed to the entry's succeeds

    Scenario: the protocol is the entry's, the type goes with another protocol
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket for the entry's family, a type of another protocol and the entry's protocol
      Then a refusal carries WSAEPROTOTYPE
      And the same call with only the type changed to the entry's succeeds

    @requires:second-process
    Scenario: the type is the entry's, the protocol goes with another type, in a second process
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      And the client is a second process
      When the client opens a socket for the entry's family, the entry's type and a protocol of another type
      Then a refusal carries WSAEPROTOTYPE
      And the same call with only the protocol changed to the entry's succeeds

  @ERR-8 @must
  Rule: ERR-8 - a socket type that the family does not have is refused with WSAESOCKTNOSUPPORT
    Source: Error Codes, WSAESOCKTNOSUPPORT and WSAEPROTOTYPE.
    WSAEPROTOTYPE is allowed too, since the protocol that stands beside it is then of the wrong type; which of the
    two came is recorded.

    Scenario Outline: <type>
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket for the entry's family, <type> and the entry's protocol
      Then the type is refused with WSAESOCKTNOSUPPORT or WSAEPROTOTYPE, or it is ignored
      And the same call with only the type changed to the entry's succeeds

      Examples:
        | type                                  |
        | a known type without an entry         |
        | an unassigned type                    |
        | a type offered only by other families |
        | type -2                               |
        | the entry's type plus 65536           |

    Scenario: beside FROM_PROTOCOL_INFO
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket for FROM_PROTOCOL_INFO, an unassigned type and FROM_PROTOCOL_INFO
      Then the type is refused with WSAESOCKTNOSUPPORT or WSAEPROTOTYPE, or it is ignored

    Scenario: beside family zero
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket for family zero, an unassigned type and the entry's protocol
      Then the type is refused with WSAESOCKTNOSUPPORT or WSAEPROTOTYPE, or it is ignored

    Scenario: after another refusal
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      And a call with the entry has just been refused
      When the client opens a socket for the entry's family, an unassigned type and the entry's protocol
      Then the type is refused with WSAESOCKTNOSUPPORT or WSAEPROTOTYPE, or it is ignored
      And the same call with only the type changed to the entry's succeeds

    @requires:second-process
    Scenario: in a second process
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      And the client is a second process
      When the client opens a socket for the entry's family, an unassigned type and the entry's protocol
      Then the type is refused with WSAESOCKTNOSUPPORT or WSAEPROTOTYPE, or it is ignored
      And the same call with only the type changed to the entry's succeeds

  @ERR-9 @must
  Rule: ERR-9 - a group parameter that is not valid is refused with WSAEINVAL
    Source: Error Codes, WSAEINVAL.
    With groups, an ID is not valid once the last member of its group is closed. A provider without groups may
    accept any g, or refuse it with this code.

    @requires:groups
    Scenario Outline: the ID of a group of kind <kind> that is no more
      Given every <entries> that opens, with and without WSA_FLAG_OVERLAPPED
      And a new group of kind <kind> with a socket of the entry as its first member
      And all members of the group are closed
      When the client opens a socket with g the ID of the group
      Then the call is refused with WSAEINVAL
      And the same call with only g changed to zero succeeds

      Examples:
        | kind                   | entries                   |
        | SG_UNCONSTRAINED_GROUP | entry                     |
        | SG_CONSTRAINED_GROUP   | connection-oriented entry |

    @requires:groups
    Scenario Outline: an ID that the provider never gave, asked for with <particular>
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with <particular>
      Then the call is refused with WSAEINVAL, or the socket is in a group of that ID
      And the same call with only g changed to zero succeeds

      Examples:
        | particular                                                                    |
        | g an ID never given                                                           |
        | g an ID never given with the highest bit set                                  |
        | g an ID never given with the highest bit set, family and type zero            |
        | g an ID never given with the highest bit set, FROM_PROTOCOL_INFO in all three |
        | g an ID never given, family and type zero                                     |
        | g an ID never given, FROM_PROTOCOL_INFO in all three                          |

    @requires:groups
    Scenario Outline: an ID that differs from one of a live group above sixteen bits only, asked for with <particular>
      Given every entry that opens
      And a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member
      When the client opens a socket with <particular>
      Then the call is refused with WSAEINVAL, or the socket is in a group of that ID
      And the same call with only g changed to zero succeeds

      Examples:
        | particular                                                        |
        | g the ID of the group plus 65536                                  |
        | g the ID of the group plus 65536, family and type zero            |
        | g the ID of the group plus 65536, FROM_PROTOCOL_INFO in all three |

    @requires:no-groups
    Scenario Outline: a provider without groups is asked for <g>
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with g <g>
      Then a refusal carries WSAEINVAL
      And the same call with only g changed to zero succeeds

      Examples:
        | g                      |
        | SG_UNCONSTRAINED_GROUP |
        | SG_CONSTRAINED_GROUP   |
        | an ID never given      |

    @requires:groups @requires:second-process
    Scenario: an ID that the provider never gave, in a second process
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      And the client is a second process
      When the client opens a socket with g an ID never given
      Then the call is refused with WSAEINVAL, or the socket is in a group of that ID
      And the same call with only g changed to zero succeeds

  @ERR-10 @must @implied
  Rule: ERR-10 - of several unsupported values, one gives the code
    Source: Error Codes, WSAEAFNOSUPPORT, WSAEPROTONOSUPPORT, WSAEPROTOTYPE and WSAESOCKTNOSUPPORT.
    Implied: each code names one cause, and no other cause is there. Which value is looked at first is left open.

    Scenario Outline: <family>, <type>, <protocol>
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket for <family>, <type> and <protocol>
      Then a refusal carries <codes>

      Examples:
        | family                          | type                          | protocol                          | codes                                                                    |
        | a known family without an entry | a known type without an entry | the entry's protocol              | WSAEAFNOSUPPORT, WSAESOCKTNOSUPPORT or WSAEPROTOTYPE                     |
        | a known family without an entry | an unassigned type            | the entry's protocol              | WSAEAFNOSUPPORT, WSAESOCKTNOSUPPORT or WSAEPROTOTYPE                     |
        | a known family without an entry | the entry's type              | a known protocol without an entry | WSAEAFNOSUPPORT or WSAEPROTONOSUPPORT                                    |
        | the entry's family              | a known type without an entry | a known protocol without an entry | WSAESOCKTNOSUPPORT, WSAEPROTOTYPE or WSAEPROTONOSUPPORT                  |
        | the entry's family              | an unassigned type            | a known protocol without an entry | WSAESOCKTNOSUPPORT, WSAEPROTOTYPE or WSAEPROTONOSUPPORT                  |
        | the entry's family              | an unassigned type            | an unassigned protocol            | WSAESOCKTNOSUPPORT, WSAEPROTOTYPE or WSAEPROTONOSUPPORT                  |
        | an unassigned family            | the entry's type              | an unassigned protocol            | WSAEAFNOSUPPORT or WSAEPROTONOSUPPORT                                    |
        | an unassigned family            | an unassigned type            | an unassigned protocol            | WSAEAFNOSUPPORT, WSAESOCKTNOSUPPORT, WSAEPROTOTYPE or WSAEPROTONOSUPPORT |
