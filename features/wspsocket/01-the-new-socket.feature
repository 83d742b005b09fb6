Feature: The new socket
  WSPSocket makes a socket and gives the client a descriptor for it. This part says what such a descriptor is
  worth, what the socket is like, and what the call leaves behind.

  @SOCK-1 @must
  Rule: SOCK-1 - the descriptor of a new socket is one that no other open socket has
    Source: Remarks, paragraph 1, sentence 1; Return Values, sentence 1.
    Every entry of the catalog is an offer: a plain call with it opens a socket. A raw socket may be refused for
    lack of privilege (WSAEACCES); that entry then takes no part.

    Scenario Outline: opened while <situation>
      Given every entry of the provider, with and without WSA_FLAG_OVERLAPPED
      And <situation>
      When the client opens a socket with nothing unusual
      Then the call returns a descriptor
      And no other open socket has this descriptor

      Examples:
        | situation                                                           |
        | no other socket of the entry is open                                |
        | another socket of the entry is open                                 |
        | a socket of every entry is open                                     |
        | a socket of the entry has just been closed                          |
        | the second of three sockets of the entry has just been closed       |
        | a call with the entry has just been refused                         |
        | a socket has been opened since a call was refused for each argument |
        | seventy more sockets of the entry are open                          |

      @requires:second-thread
      Examples: on two threads at once
        | situation                                                      |
        | another socket of the entry is being opened on a second thread |
        | a socket of another entry is being opened on a second thread   |

      @requires:shared-sockets
      Examples: beside a shared socket
        | situation                                                   |
        | a further descriptor of an open socket has just been closed |

      @requires:second-process
      Examples: in another process
        | situation                      |
        | the client is a second process |

  @SOCK-2 @must
  Rule: SOCK-2 - the descriptor works: the provider's other functions know it, and WSPCloseSocket closes it
    Source: Remarks, paragraph 1, sentence 1; Return Values, sentence 1.
    That the resources behind a socket exist shows only in this: the descriptor is not called "no socket".

    Scenario Outline: opened with <particular>, while <situation>
      Given every entry that opens
      And <situation>
      When the client opens a socket with <particular>
      Then WSPGetSockOpt and WSPGetSockName know the descriptor
      And WSPCloseSocket closes it as it is

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

      Examples: beside overlapped requests
        | particular      | situation                                                 |
        | nothing unusual | a socket with a request left pending has just been closed |

      @requires:second-process
      Examples: in another process
        | particular      | situation                      |
        | nothing unusual | the client is a second process |

    Scenario Outline: a socket of every <entries>, closed <closing>
      Given every <entries> that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with nothing unusual
      Then WSPCloseSocket closes it <closing>

      Examples:
        | entries                   | closing              |
        | connection-oriented entry | once it is bound     |
        | connection-oriented entry | once it is connected |
        | datagram entry            | once it is bound     |
        | datagram entry            | once it is connected |

    Scenario Outline: opened with dwFlags <flags>
      Given every multipoint entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with dwFlags <flags>
      Then WSPGetSockOpt and WSPGetSockName know the descriptor
      And WSPCloseSocket closes it as it is

      Examples:
        | flags           |
        | C_LEAF + D_LEAF |
        | C_ROOT + D_ROOT |

    @requires:groups
    Scenario Outline: opened with <particular>
      Given every <entries> that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with <particular>
      Then WSPGetSockOpt and WSPGetSockName know the descriptor
      And WSPCloseSocket closes it as it is

      Examples:
        | particular               | entries                   |
        | g SG_UNCONSTRAINED_GROUP | entry                     |
        | g SG_CONSTRAINED_GROUP   | connection-oriented entry |

    @requires:layered @requires:played-layers
    Scenario: a socket in every chain around a layer, each while those of the chains before are open
      Given every chain around a layer
      When the client opens a socket with nothing unusual
      Then WSPGetSockOpt and WSPGetSockName know the descriptor
      And WSPCloseSocket closes it as it is

  @SOCK-3 @must
  Rule: SOCK-3 - the socket has the family, the type and the protocol of the entry behind lpProtocolInfo
    Source: Parameters, lpProtocolInfo.
    Read back with SO_TYPE and SO_PROTOCOL_INFOW; the structure's other fields may differ. A provider that offers
    neither option leaves this undecided.

    Scenario Outline: opened with <particular>, while <situation>
      Given every entry that opens
      And <situation>
      When the client opens a socket with <particular>
      Then the socket reads back as one of the entry

      Examples:
        | particular          | situation                                   |
        | nothing unusual     | no other socket of the entry is open        |
        | nothing unusual     | a socket of every entry is open             |
        | nothing unusual     | a call with the entry has just been refused |
        | WSA_FLAG_OVERLAPPED | no other socket of the entry is open        |

      @requires:second-thread
      Examples: on two threads at once
        | particular      | situation                                                    |
        | nothing unusual | a socket of another entry is being opened on a second thread |

      @requires:second-process
      Examples: in another process
        | particular      | situation                      |
        | nothing unusual | the client is a second process |

    Scenario Outline: opened with <particular>
      Given every multipoint entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with <particular>
      Then the socket reads back as one of the entry

      Examples:
        | particular              |
        | dwFlags C_LEAF + D_LEAF |
        | dwFlags C_ROOT + D_ROOT |

    @requires:groups
    Scenario Outline: opened with <particular>
      Given every <entries> that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with <particular>
      Then the socket reads back as one of the entry

      Examples:
        | particular               | entries                   |
        | g SG_UNCONSTRAINED_GROUP | entry                     |
        | g SG_CONSTRAINED_GROUP   | connection-oriented entry |

    @requires:groups
    Scenario Outline: opened as a further member of a group of kind <kind>
      Given every <entries> that opens, with and without WSA_FLAG_OVERLAPPED
      And a new group of kind <kind> with a socket of the entry as its first member
      When the client opens a socket with g the ID of the group
      Then the socket reads back as one of the entry

      Examples:
        | kind                   | entries                   |
        | SG_UNCONSTRAINED_GROUP | entry                     |
        | SG_CONSTRAINED_GROUP   | connection-oriented entry |

  @SOCK-4 @must @implied
  Rule: SOCK-4 - the structure behind lpProtocolInfo is for reading only
    Source: Parameters, lpProtocolInfo.
    Implied by "[in]": the 628 bytes are the same after the call, whether it succeeded or was refused.

    @requires:seen-lpProtocolInfo
    Scenario Outline: a call with <particular>
      Given every entry that opens
      When the client opens a socket with <particular>
      Then the structure behind lpProtocolInfo is byte for byte what it was

      Examples:
        | particular                                     |
        | nothing unusual                                |
        | WSA_FLAG_OVERLAPPED                            |
        | family and type zero                           |
        | FROM_PROTOCOL_INFO in all three                |
        | a family that no entry offers                  |
        | a type that no entry offers                    |
        | a protocol that no entry offers                |
        | a protocol of another type                     |
        | multipoint flags that the entry does not allow |

    @requires:seen-lpProtocolInfo @requires:groups
    Scenario Outline: a call with <particular>
      Given every entry that opens
      When the client opens a socket with <particular>
      Then the structure behind lpProtocolInfo is byte for byte what it was

      Examples:
        | particular               |
        | g SG_UNCONSTRAINED_GROUP |
        | g an ID never given      |

    @requires:seen-lpProtocolInfo
    Scenario Outline: a call while <condition>
      Given every entry that opens
      And <condition>, where that can be brought about
      When the client opens a socket with nothing unusual
      Then the structure behind lpProtocolInfo is byte for byte what it was

      Examples:
        | condition                         |
        | the network subsystem has failed  |
        | no more descriptors are available |
        | no buffer space is available      |

    @requires:seen-lpProtocolInfo
    Scenario: a call with roles in a multipoint session
      Given every multipoint entry that opens
      When the client opens a socket with dwFlags C_LEAF + D_LEAF
      Then the structure behind lpProtocolInfo is byte for byte what it was

    @requires:seen-lpProtocolInfo @requires:shared-sockets
    Scenario: a call for a further descriptor of a shared socket
      Given every entry that opens
      And an unbound socket opened with no flags
      When the client opens a further descriptor in the same process with nothing unusual
      Then the structure behind lpProtocolInfo is byte for byte what it was

    @requires:seen-lpProtocolInfo @requires:seen-upcalls
    Scenario: a call for which WS2_32 has no descriptor
      Given every entry that opens
      When the client opens a socket with an upcall that fails
      Then the structure behind lpProtocolInfo is byte for byte what it was

  @SOCK-5 @must @implied
  Rule: SOCK-5 - refused calls do not use the provider up
    Source: Remarks, paragraph 1, sentence 1; Return Values, sentence 2.
    Implied: resources are allocated for a socket, and a refused call makes none. The client makes as many refused
    calls as the provider has descriptors, and one more (10,000 where the IXIT gives no limit), twice over, by
    hundreds in turn without and with WSA_FLAG_OVERLAPPED. What a provider keeps after the first round it may keep
    for re-use; in the second round nothing may be added. The handles of a file system are its own, and not counted.
    In the end each refused call is made once more on a second thread, where the adapter takes one: it has to return
    there too, since a refused call that keeps a lock stops all other threads.

    Scenario Outline: refused for <particular>
      Given every entry that opens
      And two rounds of more refused calls than there are descriptors, with <particular>
      When the client opens a socket with nothing unusual
      Then the call returns a descriptor
      And the second round left no more descriptors held than the first

      Examples:
        | particular                                     |
        | a family that no entry offers                  |
        | a type that no entry offers                    |
        | a protocol that no entry offers                |
        | multipoint flags that the entry does not allow |
        | a protocol of another type                     |
        | an upcall that fails                           |

    Scenario Outline: refused while <condition>
      Given every entry that opens
      And <condition>, where that can be brought about
      And two rounds of more refused calls than there are descriptors, with nothing unusual
      When the client opens a socket with nothing unusual
      Then the same call after the state is over succeeds
      And the second round left no more descriptors held than the first

      Examples:
        | condition                         |
        | the network subsystem has failed  |
        | no more descriptors are available |
        | no buffer space is available      |

    Scenario Outline: <refused>
      Given every entry that opens
      And <refused>
      When the client opens a socket with nothing unusual
      Then the call returns a descriptor

      Examples:
        | refused                                                             |
        | a call has just been refused since no upcall gave it a descriptor   |
        | a call has just been refused for every reason that the provider has |

    @requires:second-thread
    Scenario Outline: <refused>, before a call on a second thread
      Given every entry that opens
      And <refused>
      And another socket of the entry is being opened on a second thread
      When the client opens a socket with nothing unusual
      Then the call returns a descriptor

      Examples:
        | refused                                                             |
        | a socket has been opened since a call was refused for each argument |
        | a call has just been refused for every reason that the provider has |

    @requires:groups
    Scenario Outline: refused for <particular>
      Given every <entries> that opens
      And two rounds of more refused calls than there are descriptors, with <particular>
      When the client opens a socket with nothing unusual
      Then the call returns a descriptor
      And the second round left no more descriptors held than the first

      Examples:
        | particular             | entries              |
        | g an ID never given    | entry                |
        | g SG_CONSTRAINED_GROUP | connectionless entry |

    @requires:groups
    Scenario Outline: a new group, refused for <particular>
      Given every entry that opens
      And a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member
      And two rounds of more refused calls than there are descriptors, with g SG_UNCONSTRAINED_GROUP, <particular>
      When the client opens a socket with g SG_UNCONSTRAINED_GROUP
      Then the call returns a descriptor
      And the second round left no more descriptors held than the first

      Examples:
        | particular                                     |
        | multipoint flags that the entry does not allow |

      @requires:seen-upcalls
      Examples: by an upcall
        | particular           |
        | an upcall that fails |

    @requires:groups
    Scenario: refused for g the ID of a constrained group
      Given every connectionless entry that opens
      And a new group of kind SG_CONSTRAINED_GROUP with a socket of a connection-oriented entry as its first member
      And two rounds of more refused calls than there are descriptors, with g the ID of the group
      When the client opens a socket with nothing unusual
      Then the call returns a descriptor
      And the second round left no more descriptors held than the first
