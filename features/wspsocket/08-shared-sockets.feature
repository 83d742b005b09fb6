Feature: Shared sockets
  A socket can have further descriptors, also in other processes. WSPDuplicateSocket makes an entry for one, and
  WSPSocket turns that entry into a descriptor. A provider may do without all this.

  @SHR-1 @must
  Rule: SHR-1 - for a further descriptor of a shared socket, g is ignored
    Source: Shared Sockets, paragraph 1.
    Ignored means without effect: a g that would be refused is accepted, and the socket's group is what it was.

    @requires:shared-sockets
    Scenario Outline: <where>, g <g>
      Given every entry that opens
      And an unbound socket opened with no flags
      When the client opens a further descriptor <where> with g <g>
      Then the call returns a descriptor
      And the group of the socket is what it was

      Examples:
        | where               | g                      |
        | in the same process | an ID never given      |
        | in the same process | SG_UNCONSTRAINED_GROUP |
        | in the same process | SG_CONSTRAINED_GROUP   |
        | in another process  | an ID never given      |

    @requires:shared-sockets
    Scenario: a second further descriptor, g an ID never given
      Given every entry that opens
      And an unbound socket opened with no flags
      And the socket has a further descriptor already
      When the client opens a further descriptor in the same process with g an ID never given
      Then the call returns a descriptor
      And the group of the socket is what it was

    @requires:shared-sockets
    Scenario: right after a further descriptor of another socket, g an ID never given
      Given every entry that opens
      And an unbound socket opened with no flags
      And a further descriptor of another socket has just been opened
      When the client opens a further descriptor in the same process with g an ID never given
      Then the call returns a descriptor
      And the group of the socket is what it was

    @requires:shared-sockets @requires:groups
    Scenario Outline: <where>, a member of a group, g <g>
      Given every entry that opens
      And a socket in a new group
      When the client opens a further descriptor <where> with g <g>
      Then the call returns a descriptor
      And the group of the socket is what it was

      Examples:
        | where               | g                      |
        | in the same process | zero                   |
        | in the same process | SG_UNCONSTRAINED_GROUP |
        | in another process  | zero                   |

    @requires:shared-sockets @requires:groups
    Scenario: in the same process, g the ID of another group
      Given every entry that opens
      And a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member
      And an unbound socket opened with no flags
      When the client opens a further descriptor in the same process with g the ID of the group
      Then the call returns a descriptor
      And the group of the socket is what it was

  @SHR-2 @must
  Rule: SHR-2 - for a further descriptor of a shared socket, dwFlags is ignored
    Source: Shared Sockets, paragraph 1.
    Ignored means without effect: roles that would be refused are accepted, and bits that nobody has given a meaning;
    the socket has its roles, and the overlapped attribute or not, as it was created.

    @requires:shared-sockets
    Scenario Outline: <where>, <particular>
      Given every entry that opens
      And an unbound socket opened with no flags
      When the client opens a further descriptor <where> with <particular>
      Then the call returns a descriptor

      Examples:
        | where               | particular                                     |
        | in the same process | multipoint flags that the entry does not allow |
        | in the same process | dwFlags C_ROOT                                 |
        | in the same process | dwFlags C_LEAF                                 |
        | in the same process | dwFlags D_ROOT                                 |
        | in the same process | dwFlags D_LEAF                                 |
        | in the same process | dwFlags C_ROOT + C_LEAF + D_ROOT + D_LEAF      |
        | in the same process | bits of dwFlags that have no meaning           |
        | in another process  | multipoint flags that the entry does not allow |
        | in another process  | bits of dwFlags that have no meaning           |

    @requires:shared-sockets
    Scenario: a second further descriptor, roles that would be refused
      Given every entry that opens
      And an unbound socket opened with no flags
      And the socket has a further descriptor already
      When the client opens a further descriptor in the same process with multipoint flags that the entry does not allow
      Then the call returns a descriptor

    @requires:shared-sockets
    Scenario Outline: <where>, <endpoint> opened with <flags>, then <particular>
      Given every <kind> entry that opens
      And <endpoint> opened with <flags>
      When the client opens a further descriptor <where> with <particular>
      Then the call returns a descriptor
      And an overlapped request on the further descriptor <pends>

      Examples:
        | where               | kind                | endpoint           | flags               | particular          | pends               |
        | in the same process | connection-oriented | a connected socket | WSA_FLAG_OVERLAPPED | nothing unusual     | is left pending     |
        | in the same process | connection-oriented | a connected socket | no flags            | WSA_FLAG_OVERLAPPED | is not left pending |
        | in the same process | datagram            | a bound socket     | WSA_FLAG_OVERLAPPED | nothing unusual     | is left pending     |
        | in the same process | datagram            | a bound socket     | no flags            | WSA_FLAG_OVERLAPPED | is not left pending |
        | in another process  | connection-oriented | a connected socket | WSA_FLAG_OVERLAPPED | nothing unusual     | is left pending     |
        | in another process  | connection-oriented | a connected socket | no flags            | WSA_FLAG_OVERLAPPED | is not left pending |
        | in another process  | datagram            | a bound socket     | WSA_FLAG_OVERLAPPED | nothing unusual     | is left pending     |
        | in another process  | datagram            | a bound socket     | no flags            | WSA_FLAG_OVERLAPPED | is not left pending |

    @requires:shared-sockets
    Scenario: a c_leaf is one through its further descriptor
      Given every multipoint entry with a session that opens
      And a session with its root, where the entry has rooted planes
      When WSPJoinLeaf is called on a further descriptor of a c_leaf, with the address of the session
      Then WSPJoinLeaf gives the descriptor that it was called with

    @requires:shared-sockets
    Scenario: a c_root is one through its further descriptor
      Given every rooted multipoint entry with a session that opens
      And a session with its root, where the entry has rooted planes
      When WSPJoinLeaf is called on a further descriptor of the c_root, with the address of a leaf
      Then WSPJoinLeaf gives a new descriptor

  @SHR-3 @must @implied
  Rule: SHR-3 - all descriptors of a shared socket are descriptors of one socket
    Source: Shared Sockets, paragraph 1.
    Implied by "shared": what arrives can be received by each, each tells the same address, and what becomes of the
    socket through one - an option that is set, a bind, a connect - becomes of it for all.

    @requires:shared-sockets
    Scenario Outline: <endpoint>, a further descriptor <where>
      Given every <kind> entry that opens
      And <endpoint> opened with no flags
      When the client opens a further descriptor <where> with nothing unusual
      Then both descriptors tell the same address
      And an option that is set through the first descriptor holds for the further one
      And what the peer sends can be received by the further descriptor
      And what the further descriptor sends arrives at the peer

      Examples:
        | kind                | endpoint           | where               |
        | connection-oriented | a connected socket | in the same process |
        | connection-oriented | a connected socket | in another process  |
        | datagram            | a bound socket     | in the same process |
        | datagram            | a bound socket     | in another process  |

    @requires:shared-sockets
    Scenario Outline: an unbound socket, a further descriptor <where>
      Given every entry that opens
      And an unbound socket opened with no flags
      When the client opens a further descriptor <where> with nothing unusual
      Then both descriptors read back alike

      Examples:
        | where               |
        | in the same process |
        | in another process  |

    @requires:shared-sockets
    Scenario Outline: <endpoint>, a third further descriptor
      Given every <kind> entry that opens
      And <endpoint> opened with no flags
      And the socket has two further descriptors already
      When the client opens a further descriptor in the same process with nothing unusual
      Then both descriptors tell the same address
      And what the peer sends can be received by the further descriptor
      And what the further descriptor sends arrives at the peer

      Examples:
        | kind                | endpoint           |
        | connection-oriented | a connected socket |
        | datagram            | a bound socket     |

    @requires:shared-sockets
    Scenario Outline: <act> through the <one> descriptor, where the further one was made <where> before, for <endpoint> of every <kind> entry
      Given every <kind> entry that opens
      And <endpoint> opened with no flags
      When the client opens a further descriptor <where> with nothing unusual
      Then <act> through the <one> descriptor holds for the <other> one

      Examples:
        | act                   | one     | other   | where               | endpoint           | kind                |
        | an option that is set | further | first   | in the same process | an unbound socket  | connection-oriented |
        | a bind                | first   | further | in another process  | an unbound socket  | connection-oriented |
        | a bind                | further | first   | in the same process | an unbound socket  | connection-oriented |
        | a bind                | further | first   | in the same process | an unbound socket  | datagram            |
        | a connect             | first   | further | in the same process | an unbound socket  | connection-oriented |
        | a connect             | first   | further | in another process  | an unbound socket  | connection-oriented |
        | a connect             | further | first   | in the same process | an unbound socket  | connection-oriented |
        | a listen              | first   | further | in the same process | an unbound socket  | connection-oriented |
        | a listen              | first   | further | in another process  | an unbound socket  | connection-oriented |
        | a shutdown            | first   | further | in the same process | a connected socket | connection-oriented |
        | a shutdown            | further | first   | in another process  | a connected socket | connection-oriented |

    @requires:shared-sockets
    Scenario Outline: <endpoint> of every <kind> entry, <situation>
      Given every <kind> entry that opens
      And <endpoint> opened with no flags
      And <situation>
      When the client opens a further descriptor in the same process with nothing unusual
      Then the call returns a descriptor
      And both descriptors tell the same address
      And what the peer sends can be received by the further descriptor
      And what the further descriptor sends arrives at the peer

      Examples:
        | endpoint           | kind                | situation                                                                                             |
        | a connected socket | connection-oriented | the client goes on with a further descriptor of it                                                    |
        | a bound socket     | datagram            | the client goes on with a further descriptor of it                                                    |
        | a connected socket | connection-oriented | of two entries for further descriptors that were written in this process the second one has been used |
        | a bound socket     | datagram            | of two entries for further descriptors that were written in this process the second one has been used |

    @requires:shared-sockets
    Scenario Outline: <endpoint> of every <kind> entry, an option that was set before, a further descriptor <where>
      Given every <kind> entry that opens
      And <endpoint> opened with no flags
      And an option of the socket is set, and it does not block
      When the client opens a further descriptor <where> with nothing unusual
      Then an option that was set before through the first descriptor holds for the further one

      Examples:
        | endpoint           | kind                | where               |
        | a connected socket | connection-oriented | in the same process |
        | a connected socket | connection-oriented | in another process  |
        | a bound socket     | datagram            | in the same process |
        | a bound socket     | datagram            | in another process  |

  @SHR-4 @must @implied
  Rule: SHR-4 - each descriptor of a shared socket is closed by itself
    Source: Shared Sockets, paragraph 1.
    Implied by "shared": the socket is there until its last descriptor is closed, and so is its connection for the
    peer.

    @requires:shared-sockets
    Scenario Outline: <endpoint>, a further descriptor <where>, the <closed> one is closed
      Given every <kind> entry that opens
      And <endpoint> opened with no flags
      When the client opens a further descriptor <where> with nothing unusual
      Then the <closed> descriptor can be closed
      And what the peer sends can be received by the <other> descriptor
      And what the <other> descriptor sends arrives at the peer

      Examples:
        | kind                | endpoint           | where               | closed  | other   |
        | connection-oriented | a connected socket | in the same process | first   | further |
        | connection-oriented | a connected socket | in the same process | further | first   |
        | connection-oriented | a connected socket | in another process  | first   | further |
        | connection-oriented | a connected socket | in another process  | further | first   |
        | datagram            | a bound socket     | in the same process | first   | further |
        | datagram            | a bound socket     | in the same process | further | first   |
        | datagram            | a bound socket     | in another process  | first   | further |
        | datagram            | a bound socket     | in another process  | further | first   |

    @requires:shared-sockets
    Scenario Outline: a connected socket to which the peer has sent, a further descriptor <where>, the <closed> one is closed
      Given every connection-oriented entry that opens
      And a connected socket opened with no flags
      And the peer has sent already
      When the client opens a further descriptor <where> with nothing unusual
      Then the <closed> descriptor can be closed
      And what the peer sends can be received by the <other> descriptor

      Examples:
        | where               | closed  | other   |
        | in the same process | first   | further |
        | in the same process | further | first   |
        | in another process  | first   | further |
        | in another process  | further | first   |

    @requires:shared-sockets
    Scenario Outline: a listening socket, a further descriptor <where>, the <closed> one is closed
      Given every connection-oriented entry that opens
      And a listening socket opened with no flags
      When the client opens a further descriptor <where> with nothing unusual
      Then the <closed> descriptor can be closed
      And a connection can be accepted through the <other> descriptor

      Examples:
        | where               | closed  | other   |
        | in the same process | first   | further |
        | in the same process | further | first   |
        | in another process  | first   | further |
        | in another process  | further | first   |

    @requires:shared-sockets @requires:processes @requires:seen-completions
    Scenario Outline: <endpoint>, a request pends on each descriptor, and the <closed> one is closed
      Given every <kind> entry that opens
      And <endpoint> opened with WSA_FLAG_OVERLAPPED
      When the client opens a further descriptor in another process with nothing unusual
      Then an overlapped request to receive is left pending on each descriptor
      And the <closed> descriptor can be closed
      And the request on the <other> descriptor completes when the peer sends

      Examples:
        | kind                | endpoint           | closed  | other   |
        | connection-oriented | a connected socket | first   | further |
        | connection-oriented | a connected socket | further | first   |
        | datagram            | a bound socket     | first   | further |
        | datagram            | a bound socket     | further | first   |
