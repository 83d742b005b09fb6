Feature: Socket groups
  A socket may be made a member of a group when it is created: parameter g says of which. The page reserves groups
  "for future use", and a provider may do without them. One that has them is held to all that is said here.

  @GRP-1 @must
  Rule: GRP-1 - g = 0 puts the socket into no group
    Source: Remarks, paragraph 3, item 4.
    Seen by SO_GROUP_ID, which is then zero, or is no option at all. Providers without groups are held to this too.

    Scenario: no group exists
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with g zero
      Then the call returns a descriptor
      And the socket is in no group

    @requires:groups
    Scenario Outline: a group of kind <kind> exists
      Given every <entries> that opens, with and without WSA_FLAG_OVERLAPPED
      And a new group of kind <kind> with a socket of the entry as its first member
      When the client opens a socket with g zero
      Then the call returns a descriptor
      And the socket is in no group

      Examples:
        | kind                   | entries                   |
        | SG_UNCONSTRAINED_GROUP | entry                     |
        | SG_CONSTRAINED_GROUP   | connection-oriented entry |

    Scenario Outline: asked for with <particular>
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with g zero, <particular>
      Then the socket is in no group

      Examples:
        | particular                      |
        | family and type zero            |
        | FROM_PROTOCOL_INFO in all three |

  @GRP-2 @must
  Rule: GRP-2 - g = SG_UNCONSTRAINED_GROUP makes a new group with the socket as its first member
    Source: Remarks, paragraph 3, item 2; Remarks, paragraph 4, sentence 2.
    New means that no group which still has a member has the same ID. In the scenario the groups of all entries
    exist side by side.

    @requires:groups
    Scenario Outline: <situation>
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      And <situation>
      When the client opens a socket with g SG_UNCONSTRAINED_GROUP
      Then the call returns a descriptor
      And the socket is in a new group
      And another socket of the entry can join that group

      Examples:
        | situation                                                                                 |
        | no other socket of the entry is open                                                      |
        | a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member |
        | a call with the entry has just been refused                                               |

      @requires:second-thread
      Examples: on two threads at once
        | situation                                               |
        | a group is being made with the entry on a second thread |

      @requires:second-process
      Examples: in another process
        | situation                      |
        | the client is a second process |

    @requires:groups
    Scenario Outline: asked for with <particular>
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with g SG_UNCONSTRAINED_GROUP, <particular>
      Then the call returns a descriptor
      And the socket is in a new group
      And another socket of the entry can join that group

      Examples:
        | particular                      |
        | family and type zero            |
        | FROM_PROTOCOL_INFO in all three |

    @requires:groups
    Scenario: asked for with dwFlags C_LEAF + D_LEAF
      Given every multipoint entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with g SG_UNCONSTRAINED_GROUP, dwFlags C_LEAF + D_LEAF
      Then the socket is in a new group

  @GRP-3 @must
  Rule: GRP-3 - g = SG_CONSTRAINED_GROUP makes a new group with the connection-oriented socket as its first member
    Source: Remarks, paragraph 3, item 3; Remarks, paragraph 4, sentence 3.

    @requires:groups
    Scenario Outline: <situation>
      Given every connection-oriented entry that opens, with and without WSA_FLAG_OVERLAPPED
      And <situation>
      When the client opens a socket with g SG_CONSTRAINED_GROUP
      Then the call returns a descriptor
      And the socket is in a new group
      And another socket of the entry can join that group

      Examples:
        | situation                                                                                 |
        | no other socket of the entry is open                                                      |
        | a new group of kind SG_CONSTRAINED_GROUP with a socket of the entry as its first member   |
        | a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member |

    @requires:groups
    Scenario Outline: asked for with <particular>
      Given every connection-oriented entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with g SG_CONSTRAINED_GROUP, <particular>
      Then the call returns a descriptor
      And the socket is in a new group
      And another socket of the entry can join that group

      Examples:
        | particular                      |
        | family and type zero            |
        | FROM_PROTOCOL_INFO in all three |

  @GRP-4 @must
  Rule: GRP-4 - the ID of a new group can be read with SO_GROUP_ID
    Source: Remarks, paragraph 4, sentence 4.
    It is none of the three values of g that have a meaning of their own: 0, 1 and 2. That holds from the first group
    on, which is made before the scenarios, when the tester looks whether there are groups.

    @requires:groups
    Scenario: an unconstrained group
      Given every entry that opens
      When the client opens a socket with g SG_UNCONSTRAINED_GROUP
      Then SO_GROUP_ID tells an ID other than 0, 1 and 2

    @requires:groups
    Scenario: a constrained group
      Given every connection-oriented entry that opens
      When the client opens a socket with g SG_CONSTRAINED_GROUP
      Then SO_GROUP_ID tells an ID other than 0, 1 and 2

    @requires:groups @requires:processes
    Scenario Outline: the first groups of kind <kind> in a fresh process
      Given every <entries> that opens
      When the client makes three groups of kind <kind> in each of two fresh processes
      Then SO_GROUP_ID tells an ID other than 0, 1 and 2

      Examples:
        | kind                   | entries                   |
        | SG_UNCONSTRAINED_GROUP | entry                     |
        | SG_CONSTRAINED_GROUP   | connection-oriented entry |

  @GRP-5 @must
  Rule: GRP-5 - g = the ID of an existing group makes the socket a member of that group
    Source: Remarks, paragraph 3, item 1.
    In a constrained group this has to work for a socket of the entry that the group was made with; about other
    connection-oriented entries the page is silent.

    @requires:groups
    Scenario Outline: <situation>
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      And a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member
      And <situation>
      When the client opens a socket with g the ID of the group
      Then the call returns a descriptor
      And the socket is in the group
      And no other open socket has this descriptor

      Examples:
        | situation                                   |
        | another socket of the entry is open         |
        | another socket has joined the group         |
        | a second group exists                       |
        | a call with the entry has just been refused |

    @requires:groups
    Scenario Outline: asked for with <particular>
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      And a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member
      When the client opens a socket with g the ID of the group, <particular>
      Then the call returns a descriptor
      And the socket is in the group

      Examples:
        | particular                      |
        | family and type zero            |
        | FROM_PROTOCOL_INFO in all three |

    @requires:groups
    Scenario: asked for with dwFlags C_LEAF + D_LEAF
      Given every multipoint entry that opens, with and without WSA_FLAG_OVERLAPPED
      And a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member
      When the client opens a socket with g the ID of the group, dwFlags C_LEAF + D_LEAF
      Then the socket is in the group

    @requires:groups
    Scenario Outline: a constrained group, <situation>
      Given every connection-oriented entry that opens, with and without WSA_FLAG_OVERLAPPED
      And a new group of kind SG_CONSTRAINED_GROUP with a socket of the entry as its first member
      And <situation>
      When the client opens a socket with g the ID of the group
      Then the call returns a descriptor
      And the socket is in the group
      And no other open socket has this descriptor

      Examples:
        | situation                                   |
        | another socket of the entry is open         |
        | another socket has joined the group         |
        | a call with the entry has just been refused |
        | the first member is connected               |

    @requires:groups
    Scenario: two members are connected
      Given every connection-oriented entry that opens
      And a new group of kind SG_CONSTRAINED_GROUP with a socket of the entry as its first member
      And the first member is connected
      And another socket has joined the group
      And the joined socket is connected to the same address
      When the client opens a socket with g the ID of the group
      Then the call returns a descriptor
      And the socket is in the group
      And every member of the group tells its ID

  @GRP-6 @must
  Rule: GRP-6 - an unconstrained group takes any sockets of the provider
    Source: Remarks, paragraph 4, sentence 2.

    @requires:groups
    Scenario: sockets of all entries in one group
      Given every entry that opens
      And a new group of kind SG_UNCONSTRAINED_GROUP with sockets of all other entries that it takes
      When the client opens a socket with g the ID of the group
      Then the call returns a descriptor
      And the socket is in the group

    @requires:groups
    Scenario: beside a constrained group
      Given every entry that opens
      And a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member
      And a constrained group exists too
      When the client opens a socket with g the ID of the group
      Then the call returns a descriptor
      And the socket is in the group

    @requires:groups
    Scenario: many sockets of one entry
      Given every entry that opens
      And a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member
      And up to eight more sockets have joined the group
      When the client opens a socket with g the ID of the group
      Then the call returns a descriptor
      And the socket is in the group
      And every member of the group tells its ID

    @requires:groups
    Scenario: its members connect to different addresses
      Given every connection-oriented entry that opens
      And a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member
      And the first member is connected
      And another socket has joined the group
      When the joined socket connects to a second address
      Then the connection is made

  @GRP-7 @must
  Rule: GRP-7 - a constrained group takes no connectionless sockets
    Source: Remarks, paragraph 4, sentence 3; Error Codes, WSAEINVAL.
    Nothing but g is wrong with such a call, so the code is WSAEINVAL.

    @requires:groups
    Scenario Outline: making one with a connectionless socket, <particular>
      Given every connectionless entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with <particular>
      Then the call is refused with WSAEINVAL
      And the same call with only g changed to zero succeeds

      Examples:
        | particular                                              |
        | g SG_CONSTRAINED_GROUP                                  |
        | g SG_CONSTRAINED_GROUP, family and type zero            |
        | g SG_CONSTRAINED_GROUP, FROM_PROTOCOL_INFO in all three |

    @requires:groups
    Scenario Outline: joining one with a connectionless socket, <particular>, <situation>
      Given every connectionless entry that opens, with and without WSA_FLAG_OVERLAPPED
      And a new group of kind SG_CONSTRAINED_GROUP with a socket of a connection-oriented entry as its first member
      And <situation>
      When the client opens a socket with <particular>
      Then the call is refused with WSAEINVAL
      And the same call with only g changed to zero succeeds

      Examples:
        | particular                                             | situation                            |
        | g the ID of the group                                  | no other socket of the entry is open |
        | g the ID of the group                                  | another socket has joined the group  |
        | g the ID of the group                                  | a second group exists                |
        | g the ID of the group, family and type zero            | no other socket of the entry is open |
        | g the ID of the group, FROM_PROTOCOL_INFO in all three | no other socket of the entry is open |

  @GRP-8 @must
  Rule: GRP-8 - the connections of a constrained group all go to the same address
    Source: Remarks, paragraph 4, sentence 3.
    The first connection of a member fixes the address; an attempt that failed fixes nothing. About another port of
    the same host the page is silent.

    @requires:groups
    Scenario: a second member connects to the same address
      Given every connection-oriented entry that opens
      And a new group of kind SG_CONSTRAINED_GROUP with a socket of the entry as its first member
      And the first member is connected
      And another socket has joined the group
      When the joined socket connects to the same address
      Then the connection is made

    @requires:groups
    Scenario: a further member connects to the same port at another address
      Given every connection-oriented entry that opens
      And a new group of kind SG_CONSTRAINED_GROUP with a socket of the entry as its first member
      And the first member is connected
      And another socket has joined the group
      When the joined socket connects to a second address, at the port of the first one
      Then the connection is refused, and the socket stays unconnected
      And a socket without a group connects there

    @requires:groups
    Scenario Outline: a further member connects to another address, <others>
      Given every connection-oriented entry that opens, with and without WSA_FLAG_OVERLAPPED
      And a new group of kind SG_CONSTRAINED_GROUP with a socket of the entry as its first member
      And the first member is connected
      And <others>
      When the joined socket connects to a second address
      Then the connection is refused, and the socket stays unconnected
      And a socket without a group connects there

      Examples:
        | others                                 |
        | another socket has joined the group    |
        | two more sockets have joined the group |

    @requires:groups
    Scenario: a member that was refused another address connects to the same one
      Given every connection-oriented entry that opens
      And a new group of kind SG_CONSTRAINED_GROUP with a socket of the entry as its first member
      And the first member is connected
      And another socket has joined the group
      And the joined socket has tried to connect to a second address
      When the joined socket connects to the same address
      Then the connection is made

    @requires:groups
    Scenario: a further member tries a second time
      Given every connection-oriented entry that opens
      And a new group of kind SG_CONSTRAINED_GROUP with a socket of the entry as its first member
      And the first member is connected
      And another socket has joined the group
      And the joined socket has tried to connect to a second address
      When the joined socket connects to a second address
      Then the connection is refused, and the socket stays unconnected
      And a socket without a group connects there

    @requires:groups @requires:shared-sockets
    Scenario: a further member connects to another address by a second descriptor
      Given every connection-oriented entry that opens
      And a new group of kind SG_CONSTRAINED_GROUP with a socket of the entry as its first member
      And the first member is connected
      And another socket has joined the group
      And the joined socket is used by a second descriptor
      When the joined socket connects to a second address
      Then the connection is refused, and the socket stays unconnected
      And a socket without a group connects there

    @requires:groups @requires:shared-sockets
    Scenario: the first member was connected by a second descriptor
      Given every connection-oriented entry that opens
      And a new group of kind SG_CONSTRAINED_GROUP with a socket of the entry as its first member
      And the first member has a second descriptor
      And the second descriptor of the first member is connected
      And another socket has joined the group
      When the joined socket connects to a second address
      Then the connection is refused, and the socket stays unconnected
      And a socket without a group connects there

    @requires:groups
    Scenario: the member joined before the first one was connected
      Given every connection-oriented entry that opens
      And a new group of kind SG_CONSTRAINED_GROUP with a socket of the entry as its first member
      And another socket has joined the group
      And the first member is connected
      When the joined socket connects to a second address
      Then the connection is refused, and the socket stays unconnected
      And a socket without a group connects there

    @requires:groups
    Scenario: the member that joined was connected before the first one
      Given every connection-oriented entry that opens
      And a new group of kind SG_CONSTRAINED_GROUP with a socket of the entry as its first member
      And another socket has joined the group
      And the joined socket is connected
      When the first member connects to a second address
      Then the connection is refused, and the socket stays unconnected
      And a socket without a group connects there

    @requires:groups
    Scenario: the first member is closed, another one is connected
      Given every connection-oriented entry that opens
      And a new group of kind SG_CONSTRAINED_GROUP with a socket of the entry as its first member
      And the first member is connected
      And another socket has joined the group
      And the joined socket is connected to the same address
      And another socket has joined the group
      And the first member of the group is closed
      When the joined socket connects to a second address
      Then the connection is refused, and the socket stays unconnected
      And a socket without a group connects there

    @requires:groups
    Scenario: after an attempt that failed
      Given every connection-oriented entry that opens
      And a new group of kind SG_CONSTRAINED_GROUP with a socket of the entry as its first member
      And the first member has tried in vain to connect to a second address
      And another socket has joined the group
      When the joined socket connects to the first address
      Then the connection is made

  @GRP-9 @must
  Rule: GRP-9 - a group and its ID are valid until the last member is closed
    Source: Remarks, paragraph 4, sentence 5; Error Codes, WSAEINVAL.
    After that the ID names no group, and joining is refused with WSAEINVAL. A provider may give the ID to a new
    group later.

    @requires:groups @requires:second-process
    Scenario: a second process with a group of its own has ended
      Given every entry that opens
      And a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member
      And a second process with a group of its own has ended
      When the client opens a socket with g the ID of the group
      Then the call returns a descriptor
      And the socket is in the group

    @requires:groups
    Scenario Outline: <kind>, <closed>, another is open
      Given every <entries> that opens
      And a new group of kind <kind> with a socket of the entry as its first member
      And two more sockets have joined the group
      And <closed>
      When the client opens a socket with g the ID of the group
      Then the call returns a descriptor
      And the socket is in the group

      Examples:
        | kind                   | closed                                  | entries                   |
        | SG_UNCONSTRAINED_GROUP | the first member of the group is closed | entry                     |
        | SG_UNCONSTRAINED_GROUP | the last member of the group is closed  | entry                     |
        | SG_UNCONSTRAINED_GROUP | all members but the first are closed    | entry                     |
        | SG_UNCONSTRAINED_GROUP | all members but the last are closed     | entry                     |
        | SG_CONSTRAINED_GROUP   | the first member of the group is closed | connection-oriented entry |
        | SG_CONSTRAINED_GROUP   | all members but the first are closed    | connection-oriented entry |

    @requires:groups
    Scenario Outline: <kind>, a call that asked to join has been refused
      Given every <entries> that opens
      And a new group of kind <kind> with a socket of the entry as its first member
      And calls that asked to join the group have been refused
      When the client opens a socket with g the ID of the group
      Then the call returns a descriptor
      And the socket is in the group

      Examples:
        | kind                   | entries                   |
        | SG_UNCONSTRAINED_GROUP | entry                     |
        | SG_CONSTRAINED_GROUP   | connection-oriented entry |

    @requires:groups
    Scenario Outline: <closed>, a member that was connected
      Given every connection-oriented entry that opens
      And a new group of kind SG_CONSTRAINED_GROUP with a socket of the entry as its first member
      And the first member is connected
      And another socket has joined the group
      And <closed>
      When the client opens a socket with g the ID of the group
      Then the call returns a descriptor
      And the socket is in the group

      Examples:
        | closed                                  |
        | the first member of the group is closed |
        | the last member of the group is closed  |

    @requires:groups
    Scenario Outline: <kind>, <closed>
      Given every <entries> that opens, with and without WSA_FLAG_OVERLAPPED
      And a new group of kind <kind> with a socket of the entry as its first member
      And another socket has joined the group
      And <closed>
      When the client opens a socket with g the ID of the group
      Then the call is refused with WSAEINVAL
      And the same call with only g changed to zero succeeds

      Examples:
        | kind                   | closed                                                  | entries                   |
        | SG_UNCONSTRAINED_GROUP | all members of the group are closed                     | entry                     |
        | SG_UNCONSTRAINED_GROUP | all members of the group are closed, the first one last | entry                     |
        | SG_CONSTRAINED_GROUP   | all members of the group are closed                     | connection-oriented entry |
        | SG_CONSTRAINED_GROUP   | all members of the group are closed, the first one last | connection-oriented entry |

    @requires:groups
    Scenario Outline: <kind>, all members are closed, while another group has one
      Given every <entries> that opens
      And a new group of kind <kind> with a socket of the entry as its first member
      And a second group exists
      And all members of the group are closed
      When the client opens a socket with g the ID of the group
      Then the call is refused with WSAEINVAL
      And the same call with only g changed to zero succeeds

      Examples:
        | kind                   | entries                   |
        | SG_UNCONSTRAINED_GROUP | entry                     |
        | SG_CONSTRAINED_GROUP   | connection-oriented entry |

    @requires:groups
    Scenario: the group has refused a connectionless socket, and all members are closed
      Given every connection-oriented entry that opens
      And a new group of kind SG_CONSTRAINED_GROUP with a socket of the entry as its first member
      And the group has refused a connectionless socket
      And all members of the group are closed
      When the client opens a socket with g the ID of the group
      Then the call is refused with WSAEINVAL
      And the same call with only g changed to zero succeeds

    @requires:groups
    Scenario: the group has refused a connectionless socket, and a member is open
      Given every connection-oriented entry that opens
      And a new group of kind SG_CONSTRAINED_GROUP with a socket of the entry as its first member
      And the group has refused a connectionless socket
      When the client opens a socket with g the ID of the group
      Then the call returns a descriptor
      And the socket is in the group

    @requires:groups
    Scenario: calls that would have joined were refused, and all members are closed
      Given every entry that opens
      And a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member
      And calls that asked to join the group have been refused
      And all members of the group are closed
      When the client opens a socket with g the ID of the group
      Then the call is refused with WSAEINVAL
      And the same call with only g changed to zero succeeds

    @requires:groups @requires:shared-sockets
    Scenario: the first member is closed, a second descriptor of it is open
      Given every entry that opens
      And a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member
      And the first member has a second descriptor
      And the first member of the group is closed
      When the client opens a socket with g the ID of the group
      Then the call returns a descriptor
      And the socket is in the group

    @requires:groups @requires:shared-sockets @requires:processes
    Scenario: the first member is closed, a second descriptor of it is open in another process
      Given every entry that opens
      And a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member
      And the first member has a second descriptor, in another process
      And the first member of the group is closed
      When the client opens a socket with g the ID of the group
      Then the call returns a descriptor
      And the socket is in the group

    @requires:groups @requires:shared-sockets
    Scenario: the second descriptor of the only member is closed, its first one is open
      Given every entry that opens
      And a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member
      And the first member has a second descriptor
      And the second descriptor of the first member is closed
      When the client opens a socket with g the ID of the group
      Then the call returns a descriptor
      And the socket is in the group

    @requires:groups @requires:shared-sockets @requires:processes
    Scenario: the second descriptor of the only member is closed in another process, its first one is open
      Given every entry that opens
      And a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member
      And the first member has had a second descriptor in another process, which is closed
      When the client opens a socket with g the ID of the group
      Then the call returns a descriptor
      And the socket is in the group

    @requires:groups @requires:shared-sockets @requires:seen-upcalls
    Scenario: a second descriptor of the only member was refused, and the member is open
      Given every entry that opens
      And a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member
      And a second descriptor of the first member has been refused
      When the client opens a socket with g the ID of the group
      Then the call returns a descriptor
      And the socket is in the group

    @requires:groups @requires:shared-sockets @requires:seen-upcalls
    Scenario: a second descriptor of the only member was refused, and the member is closed
      Given every entry that opens
      And a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member
      And a second descriptor of the first member has been refused
      And all members of the group are closed
      When the client opens a socket with g the ID of the group
      Then the call is refused with WSAEINVAL
      And the same call with only g changed to zero succeeds

    @requires:groups @requires:shared-sockets
    Scenario: both descriptors of the only member are closed
      Given every entry that opens
      And a new group of kind SG_UNCONSTRAINED_GROUP with a socket of the entry as its first member
      And the first member has a second descriptor
      And all members of the group are closed
      When the client opens a socket with g the ID of the group
      Then the call is refused with WSAEINVAL
      And the same call with only g changed to zero succeeds

  @GRP-10 @must
  Rule: GRP-10 - no two groups of a provider have the same ID, in whatever process they are
    Source: Remarks, paragraph 4, sentence 6.
    Whether a process may join a group of another one, the page does not say.

    @requires:groups @requires:processes
    Scenario Outline: three groups of kind <kind> in each of two fresh processes
      Given every <entries> that opens
      When the client makes three groups of kind <kind> in each of two fresh processes
      Then all these groups have different IDs

      Examples:
        | kind                   | entries                   |
        | SG_UNCONSTRAINED_GROUP | entry                     |
        | SG_CONSTRAINED_GROUP   | connection-oriented entry |

    @requires:groups
    Scenario: in one process
      Given every connection-oriented entry that opens
      When the client makes groups of both kinds, and more when one of them has ended
      Then all these groups have different IDs

    @requires:groups
    Scenario: many that end at once, beside one of each kind
      Given every connection-oriented entry that opens
      When the client makes a group of each kind, and then many more that end at once
      Then all these groups have different IDs

    @requires:groups @requires:second-process
    Scenario: many that end at once, beside one of each kind, in a process that is not the first
      Given every connection-oriented entry that opens
      And the client is a second process
      When the client makes a group of each kind, and then many more that end at once
      Then all these groups have different IDs

    @requires:groups @requires:second-process
    Scenario: in one process, which is not the first
      Given every connection-oriented entry that opens
      And the client is a second process
      When the client makes groups of both kinds, and more when one of them has ended
      Then all these groups have different IDs
