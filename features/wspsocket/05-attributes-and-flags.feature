Feature: Attributes and flags
  With dwFlags the client asks for attributes of the new socket: that its operations can be overlapped, and which
  role it plays in a multipoint session.

  @FLAG-1 @must
  Rule: FLAG-1 - without WSA_FLAG_OVERLAPPED the socket does not have the overlapped attribute
    Source: Remarks, paragraph 1, sentence 2.
    On a socket that does not block and has nothing to receive, a request with an overlapped structure must not be
    left pending. WSAEWOULDBLOCK or WSAEINVAL is usual; the code is recorded. The same request on an overlapped
    socket is the proof that it could have been left pending.

    Scenario Outline: <function> on <endpoint> opened with <flags>
      Given every <kind> entry that opens
      And <endpoint> opened with <flags>
      And the socket does not block
      When the client makes an overlapped <function> request
      Then the request is not left pending
      And the same request is left pending on <endpoint> opened with WSA_FLAG_OVERLAPPED

      Examples:
        | function    | kind                | endpoint                             | flags                   |
        | WSPRecv     | connection-oriented | a connected socket                   | no flags                |
        | WSPRecvFrom | connection-oriented | a connected socket                   | no flags                |
        | WSPRecvFrom | datagram            | a bound socket                       | no flags                |
        | WSPRecv     | datagram            | a socket that is connected to a peer | no flags                |
        | WSPRecvFrom | datagram            | a bound socket                       | a legal multipoint pair |

    Scenario Outline: <function> on <endpoint>, after three overlapped sockets were closed
      Given every <kind> entry that opens
      And three overlapped sockets of the entry have been closed
      And <endpoint> opened with no flags
      And the socket does not block
      When the client makes an overlapped <function> request
      Then the request is not left pending
      And the same request is left pending on <endpoint> opened with WSA_FLAG_OVERLAPPED

      Examples:
        | function    | kind                | endpoint           |
        | WSPRecv     | connection-oriented | a connected socket |
        | WSPRecvFrom | datagram            | a bound socket     |

    @requires:threads
    Scenario Outline: <function> on <endpoint> that blocks
      Given every <kind> entry that opens
      And <endpoint> opened with no flags
      And the socket blocks
      When the client makes an overlapped <function> request
      Then the request is not left pending
      And the same request is left pending on <endpoint> opened with WSA_FLAG_OVERLAPPED

      Examples:
        | function    | kind                | endpoint           |
        | WSPRecv     | connection-oriented | a connected socket |
        | WSPRecvFrom | datagram            | a bound socket     |

    Scenario Outline: <function> on <endpoint> opened with no flags
      Given every <kind> entry that opens
      And <endpoint> opened with no flags
      And the socket does not block
      When the client makes an overlapped <function> request
      Then the request is not left pending
      And the same request is left pending on <endpoint> opened with WSA_FLAG_OVERLAPPED

      Examples:
        | function    | kind                | endpoint                                                               |
        | WSPRecv     | connection-oriented | a connected socket asked for with FROM_PROTOCOL_INFO                   |
        | WSPRecvFrom | datagram            | a bound socket asked for with FROM_PROTOCOL_INFO                       |
        | WSPRecv     | connection-oriented | a connected socket asked for with family and type zero                 |
        | WSPRecvFrom | datagram            | a bound socket asked for with family and type zero                     |
        | WSPRecv     | connection-oriented | a connected socket asked for right after an overlapped one was refused |
        | WSPRecvFrom | datagram            | a bound socket asked for right after an overlapped one was refused     |

    @requires:groups
    Scenario Outline: <function> on <endpoint> opened with no flags
      Given every <kind> entry that opens
      And <endpoint> opened with no flags
      And the socket does not block
      When the client makes an overlapped <function> request
      Then the request is not left pending
      And the same request is left pending on <endpoint> opened with WSA_FLAG_OVERLAPPED

      Examples:
        | function    | kind                | endpoint                                          |
        | WSPRecv     | connection-oriented | a connected socket in a new group                 |
        | WSPRecvFrom | datagram            | a bound socket in a new group                     |
        | WSPRecv     | connection-oriented | a connected socket as a further member of a group |
        | WSPRecvFrom | datagram            | a bound socket as a further member of a group     |

    @requires:second-process
    Scenario Outline: <function> on <endpoint> opened with no flags, in a second process
      Given every <kind> entry that opens
      And the client is a second process
      And <endpoint> opened with no flags
      And the socket does not block
      When the client makes an overlapped <function> request
      Then the request is not left pending
      And the same request is left pending on <endpoint> opened with WSA_FLAG_OVERLAPPED

      Examples:
        | function    | kind                | endpoint           |
        | WSPRecv     | connection-oriented | a connected socket |
        | WSPRecvFrom | datagram            | a bound socket     |

    @requires:waiting-ioctl
    Scenario: WSPIoctl on an unbound socket opened with no flags
      Given every entry that opens
      And an unbound socket opened with no flags
      And the socket does not block
      When the client makes an overlapped WSPIoctl request
      Then the request is not left pending
      And the same request is left pending on an unbound socket opened with WSA_FLAG_OVERLAPPED

  @FLAG-2 @must
  Rule: FLAG-2 - with WSA_FLAG_OVERLAPPED the five functions can be used for overlapped operations
    Source: Remarks, table of flags, WSA_FLAG_OVERLAPPED, sentences 1 and 2.
    A request is done at once or left pending, and completes with what it was for. A request to receive cannot be
    done before anything was sent.

    Scenario Outline: a socket opened with WSA_FLAG_OVERLAPPED, while <situation>
      Given every entry that opens
      And <situation>
      When the client opens a socket with WSA_FLAG_OVERLAPPED
      Then the call returns a descriptor

      Examples:
        | situation                            |
        | no other socket of the entry is open |
        | another socket of the entry is open  |

    @requires:seen-completions
    Scenario Outline: <function> on <endpoint>
      Given every <kind> entry that opens
      And <endpoint> opened with WSA_FLAG_OVERLAPPED
      When the client makes an overlapped <function> request
      Then the request is left pending, or done at once
      And it completes, and the data has passed

      Examples:
        | function    | kind                | endpoint                             |
        | WSPSend     | connection-oriented | a connected socket                   |
        | WSPRecv     | connection-oriented | a connected socket                   |
        | WSPSendTo   | datagram            | a bound socket                       |
        | WSPRecvFrom | datagram            | a bound socket                       |
        | WSPSend     | datagram            | a socket that is connected to a peer |
        | WSPRecv     | datagram            | a socket that is connected to a peer |

    @requires:seen-completions @requires:second-process
    Scenario Outline: <function> on <endpoint>, in a second process
      Given every <kind> entry that opens
      And the client is a second process
      And <endpoint> opened with WSA_FLAG_OVERLAPPED
      When the client makes an overlapped <function> request
      Then the request is left pending, or done at once
      And it completes, and the data has passed

      Examples:
        | function    | kind                | endpoint           |
        | WSPRecv     | connection-oriented | a connected socket |
        | WSPRecvFrom | datagram            | a bound socket     |

    @requires:seen-completions @requires:second-thread
    Scenario Outline: <function> on <endpoint>
      Given every <kind> entry that opens
      And <endpoint> opened with WSA_FLAG_OVERLAPPED
      When the client makes an overlapped <function> request
      Then the request is left pending, or done at once
      And it completes, and the data has passed

      Examples:
        | function    | kind                | endpoint                                        |
        | WSPRecv     | connection-oriented | a connected socket asked for on a second thread |
        | WSPRecvFrom | datagram            | a bound socket asked for on a second thread     |

    @requires:seen-completions
    Scenario Outline: a <request> on <endpoint>
      Given every <kind> entry that opens
      And <endpoint> opened with WSA_FLAG_OVERLAPPED
      When the client makes an overlapped <request>
      Then the request is left pending, or done at once
      And it completes, and the data has passed

      Examples:
        | request                               | kind                | endpoint           |
        | WSPSend request with two buffers      | connection-oriented | a connected socket |
        | WSPRecv request with two buffers      | connection-oriented | a connected socket |
        | WSPSendTo request with two buffers    | datagram            | a bound socket     |
        | WSPRecvFrom request with two buffers  | datagram            | a bound socket     |
        | WSPSend request for bulkBytes of data | reliable            | a connected socket |

    @requires:seen-completions
    Scenario Outline: <function> on <endpoint>, when the data is there already
      Given every <kind> entry that opens
      And <endpoint> opened with WSA_FLAG_OVERLAPPED
      And the peer has sent already
      When the client makes an overlapped <function> request
      Then the request is left pending, or done at once
      And it completes, and the data has passed

      Examples:
        | function    | kind                | endpoint           |
        | WSPRecv     | connection-oriented | a connected socket |
        | WSPRecvFrom | datagram            | a bound socket     |

    @requires:seen-completions
    Scenario Outline: <function> on <endpoint>
      Given every <kind> entry that opens
      And <endpoint> opened with WSA_FLAG_OVERLAPPED
      When the client makes an overlapped <function> request
      Then the request is left pending, or done at once
      And it completes, and the data has passed

      Examples:
        | function    | kind                | endpoint                                               |
        | WSPRecv     | connection-oriented | a connected socket asked for with FROM_PROTOCOL_INFO   |
        | WSPRecvFrom | datagram            | a bound socket asked for with FROM_PROTOCOL_INFO       |
        | WSPRecv     | connection-oriented | a connected socket asked for with family and type zero |
        | WSPRecvFrom | datagram            | a bound socket asked for with family and type zero     |

    @requires:seen-completions @requires:groups
    Scenario Outline: <function> on <endpoint>
      Given every <kind> entry that opens
      And <endpoint> opened with WSA_FLAG_OVERLAPPED
      When the client makes an overlapped <function> request
      Then the request is left pending, or done at once
      And it completes, and the data has passed

      Examples:
        | function    | kind                | endpoint                                          |
        | WSPRecv     | connection-oriented | a connected socket in a new group                 |
        | WSPRecvFrom | datagram            | a bound socket in a new group                     |
        | WSPRecv     | connection-oriented | a connected socket as a further member of a group |
        | WSPRecvFrom | datagram            | a bound socket as a further member of a group     |

    Scenario Outline: <function> on <endpoint> of a <kind> entry, which does not block
      Given every <kind> entry that opens
      And <endpoint> opened with WSA_FLAG_OVERLAPPED
      And the socket does not block
      When the client makes an overlapped <function> request
      Then the request is left pending, where such a socket can receive

      Examples:
        | function    | kind                | endpoint           |
        | WSPRecv     | connection-oriented | a connected socket |
        | WSPRecvFrom | datagram            | a bound socket     |
        | WSPRecvFrom | raw                 | a bound socket     |

    Scenario Outline: WSPIoctl on <endpoint>
      Given every <kind> entry that opens
      And <endpoint> opened with WSA_FLAG_OVERLAPPED
      When the client makes an overlapped WSPIoctl request
      Then the request is left pending, or done at once

      Examples:
        | kind                | endpoint           |
        | connection-oriented | a connected socket |
        | datagram            | a bound socket     |

  @FLAG-3 @must
  Rule: FLAG-3 - several overlapped operations can be in progress on one socket
    Source: Remarks, table of flags, WSA_FLAG_OVERLAPPED, sentence 2.

    @requires:seen-completions
    Scenario Outline: two requests to receive pend on <endpoint> while one to send completes
      Given every <kind> entry that opens
      And <endpoint> opened with WSA_FLAG_OVERLAPPED
      When the client makes two overlapped requests to receive and one to send
      Then the one to send completes while the others are pending
      And the others complete when the peer sends
      And two more requests to receive complete likewise

      Examples:
        | kind                | endpoint           |
        | connection-oriented | a connected socket |
        | datagram            | a bound socket     |

    @requires:seen-completions
    Scenario: a further request to send, while one for much data may be pending
      Given every reliable entry with XP1_GUARANTEED_ORDER that opens
      And a connected socket opened with WSA_FLAG_OVERLAPPED
      And overlapped requests to send bulkBytes of data have been made, until one is pending
      When the client makes an overlapped WSPSend request
      Then the request is left pending, or done at once
      And it completes, and the data has passed

  @FLAG-4 @must
  Rule: FLAG-4 - on an overlapped socket a call without overlapped parameters works as on any other
    Source: Remarks, table of flags, WSA_FLAG_OVERLAPPED, sentence 3.
    The call returns when it is done, not before.

    Scenario Outline: <function> on <endpoint>
      Given every <kind> entry that opens
      And <endpoint> opened with WSA_FLAG_OVERLAPPED
      When the client calls <function> without overlapped parameters
      Then the call is done when it returns, and the data has passed

      Examples:
        | function    | kind                | endpoint           |
        | WSPSend     | connection-oriented | a connected socket |
        | WSPRecv     | connection-oriented | a connected socket |
        | WSPIoctl    | connection-oriented | a connected socket |
        | WSPSendTo   | datagram            | a bound socket     |
        | WSPRecvFrom | datagram            | a bound socket     |
        | WSPIoctl    | datagram            | a bound socket     |

    @requires:seen-completions
    Scenario Outline: <function> on <endpoint>, while <situation>
      Given every <kind> entry that opens
      And <endpoint> opened with WSA_FLAG_OVERLAPPED
      And <situation>
      When the client calls <function> without overlapped parameters
      Then the call is done when it returns, and the data has passed

      Examples:
        | function    | kind                | endpoint           | situation                                      |
        | WSPSend     | connection-oriented | a connected socket | an overlapped request to receive is pending    |
        | WSPRecv     | connection-oriented | a connected socket | an overlapped request to receive is pending    |
        | WSPSendTo   | datagram            | a bound socket     | an overlapped request to receive is pending    |
        | WSPRecvFrom | datagram            | a bound socket     | an overlapped request to receive is pending    |
        | WSPRecv     | connection-oriented | a connected socket | an overlapped request to receive has completed |
        | WSPRecvFrom | datagram            | a bound socket     | an overlapped request to receive has completed |

    @requires:waiting-ioctl
    Scenario Outline: WSPIoctl on <endpoint>, while an overlapped one is pending
      Given every <kind> entry that opens
      And <endpoint> opened with WSA_FLAG_OVERLAPPED
      And an overlapped WSPIoctl request is pending
      When the client calls WSPIoctl without overlapped parameters
      Then the call is done when it returns, and the data has passed

      Examples:
        | kind                | endpoint           |
        | connection-oriented | a connected socket |
        | datagram            | a bound socket     |

  @MPT-1 @must @implied
  Rule: MPT-1 - WSA_FLAG_MULTIPOINT_C_ROOT is refused where the entry has no rooted control plane
    Source: Remarks, table of flags, WSA_FLAG_MULTIPOINT_C_ROOT, sentence 2.
    Implied by "only allowed": the page names no code, so any Winsock code will do; it is recorded.

    Scenario Outline: dwFlags <flags>
      Given every entry without a rooted control plane that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with dwFlags <flags>
      Then the flags are refused
      And the same call without the flags succeeds

      Examples:
        | flags                                            |
        | C_ROOT + D_LEAF                                  |
        | C_ROOT + D_ROOT                                  |
        | C_ROOT                                           |
        | C_ROOT + C_LEAF                                  |
        | C_ROOT + D_LEAF, FROM_PROTOCOL_INFO in all three |

  @MPT-2 @must @implied
  Rule: MPT-2 - WSA_FLAG_MULTIPOINT_C_LEAF is refused where the entry does not support multipoint
    Source: Remarks, table of flags, WSA_FLAG_MULTIPOINT_C_LEAF, sentence 2.
    Implied by "only allowed": the page names no code, so any Winsock code will do; it is recorded.

    Scenario Outline: dwFlags <flags>
      Given every entry without XP1_SUPPORT_MULTIPOINT that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with dwFlags <flags>
      Then the flags are refused
      And the same call without the flags succeeds

      Examples:
        | flags                                            |
        | C_LEAF + D_LEAF                                  |
        | C_LEAF + D_ROOT                                  |
        | C_LEAF                                           |
        | C_LEAF + D_LEAF, FROM_PROTOCOL_INFO in all three |

  @MPT-3 @must @implied
  Rule: MPT-3 - WSA_FLAG_MULTIPOINT_D_ROOT is refused where the entry has no rooted data plane
    Source: Remarks, table of flags, WSA_FLAG_MULTIPOINT_D_ROOT, sentence 2.
    Implied by "only allowed": the page names no code, so any Winsock code will do; it is recorded.

    Scenario Outline: dwFlags <flags>
      Given every entry without a rooted data plane that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with dwFlags <flags>
      Then the flags are refused
      And the same call without the flags succeeds

      Examples:
        | flags                                            |
        | C_LEAF + D_ROOT                                  |
        | C_ROOT + D_ROOT                                  |
        | D_ROOT                                           |
        | C_LEAF + D_ROOT, FROM_PROTOCOL_INFO in all three |

  @MPT-4 @must @implied
  Rule: MPT-4 - WSA_FLAG_MULTIPOINT_D_LEAF is refused where the entry does not support multipoint
    Source: Remarks, table of flags, WSA_FLAG_MULTIPOINT_D_LEAF, sentence 2.
    Implied by "only allowed": the page names no code, so any Winsock code will do; it is recorded.

    Scenario Outline: dwFlags <flags>
      Given every entry without XP1_SUPPORT_MULTIPOINT that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with dwFlags <flags>
      Then the flags are refused
      And the same call without the flags succeeds

      Examples:
        | flags                                   |
        | C_LEAF + D_LEAF                         |
        | C_ROOT + D_LEAF                         |
        | D_LEAF                                  |
        | D_LEAF, FROM_PROTOCOL_INFO in all three |

  @MPT-5 @must
  Rule: MPT-5 - a multipoint socket has exactly one role in the control plane and exactly one in the data plane
    Source: Remarks, note "Important", sentence 1.
    Of the sixteen combinations of the four flags, none at all is no multipoint socket, four are right, and these
    eleven are wrong. The page names no code; it is recorded.

    Scenario Outline: dwFlags <flags>
      Given every multipoint entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with dwFlags <flags>
      Then the flags are refused
      And the same call without the flags succeeds

      Examples: a role in one plane only
        | flags  |
        | C_ROOT |
        | C_LEAF |
        | D_ROOT |
        | D_LEAF |

      Examples: two roles in a plane
        | flags                             |
        | C_ROOT + C_LEAF                   |
        | D_ROOT + D_LEAF                   |
        | C_ROOT + C_LEAF + D_ROOT          |
        | C_ROOT + C_LEAF + D_LEAF          |
        | C_ROOT + D_ROOT + D_LEAF          |
        | C_LEAF + D_ROOT + D_LEAF          |
        | C_ROOT + C_LEAF + D_ROOT + D_LEAF |

      Examples: asked for with FROM_PROTOCOL_INFO
        | flags                                                              |
        | C_ROOT, FROM_PROTOCOL_INFO in all three                            |
        | C_LEAF, FROM_PROTOCOL_INFO in all three                            |
        | D_ROOT, FROM_PROTOCOL_INFO in all three                            |
        | D_LEAF, FROM_PROTOCOL_INFO in all three                            |
        | C_ROOT + C_LEAF, FROM_PROTOCOL_INFO in all three                   |
        | D_ROOT + D_LEAF, FROM_PROTOCOL_INFO in all three                   |
        | C_ROOT + C_LEAF + D_ROOT, FROM_PROTOCOL_INFO in all three          |
        | C_ROOT + C_LEAF + D_LEAF, FROM_PROTOCOL_INFO in all three          |
        | C_ROOT + D_ROOT + D_LEAF, FROM_PROTOCOL_INFO in all three          |
        | C_LEAF + D_ROOT + D_LEAF, FROM_PROTOCOL_INFO in all three          |
        | C_ROOT + C_LEAF + D_ROOT + D_LEAF, FROM_PROTOCOL_INFO in all three |

  @MPT-6 @must
  Rule: MPT-6 - a role that the entry allows can be had
    Source: Remarks, table of flags, rows 2 to 5, sentence 1.
    Each flag whose service flags are set is accepted in at least one right pair. A provider that refuses a further
    pair is within its rights; it is recorded.

    Scenario Outline: <role>
      Given every multipoint entry that opens
      When the client opens a socket in each right pair with <role>
      Then at least one of the pairs is accepted

      Examples:
        | role   |
        | C_ROOT |
        | C_LEAF |
        | D_ROOT |
        | D_LEAF |

  @MPT-7 @must
  Rule: MPT-7 - WSA_FLAG_OVERLAPPED can be combined with the roles of a multipoint socket
    Source: Remarks, paragraph 5.
    The socket then has the overlapped attribute: that it would block is no answer to an overlapped request.

    Scenario Outline: right pairs with <role>
      Given every multipoint entry that opens
      When the client opens a socket in each right pair with <role>
      Then each pair that is accepted is accepted with WSA_FLAG_OVERLAPPED too

      Examples:
        | role   |
        | C_ROOT |
        | C_LEAF |
        | D_ROOT |
        | D_LEAF |

    Scenario Outline: the attribute of a socket opened with <flags>
      Given every datagram entry that opens
      And a bound socket opened with <flags>
      And the socket does not block
      When the client makes an overlapped WSPRecvFrom request
      Then the request is left pending, where such a socket can receive

      Examples:
        | flags                                                       |
        | a legal multipoint pair and WSA_FLAG_OVERLAPPED             |
        | a legal multipoint pair with a root and WSA_FLAG_OVERLAPPED |

  @MPT-8 @must
  Rule: MPT-8 - a c_root and a c_leaf play their roles in the session
    Source: Remarks, table of flags, WSA_FLAG_MULTIPOINT_C_ROOT and WSA_FLAG_MULTIPOINT_C_LEAF, sentence 1.
    WSPJoinLeaf tells them apart: on a c_root it gives a new descriptor for the leaf, on a c_leaf the same one.
    Where a c_leaf is refused, the root listens, and the leaf asks once more; the root accepts where that call waits.

    @requires:multipoint-session
    Scenario Outline: WSPJoinLeaf on a c_leaf, in <session>
      Given every multipoint entry with a session that opens
      And <session>
      When WSPJoinLeaf is called on a c_leaf, with the address of the session
      Then WSPJoinLeaf gives the descriptor that it was called with

      Examples:
        | session                                                                                                    |
        | a session with its root, where the entry has rooted planes                                                 |
        | a session of overlapped sockets with its root, where the entry has rooted planes                           |
        | a session of sockets asked for with FROM_PROTOCOL_INFO, with its root, where the entry has rooted planes   |
        | a session of sockets asked for with family and type zero, with its root, where the entry has rooted planes |

    @requires:multipoint-session
    Scenario Outline: WSPJoinLeaf on a c_root, in <session>, while <situation>
      Given every rooted multipoint entry with a session that opens
      And <session>
      And <situation>
      When WSPJoinLeaf is called on the c_root, with the address of a leaf
      Then WSPJoinLeaf gives a new descriptor

      Examples:
        | session                                                                                                    | situation                              |
        | a session with its root, where the entry has rooted planes                                                 | nobody has been invited to the session |
        | a session with its root, where the entry has rooted planes                                                 | a leaf has been invited to the session |
        | a session of overlapped sockets with its root, where the entry has rooted planes                           | nobody has been invited to the session |
        | a session whose c_root is a d_leaf, and whose d_root is a c_leaf                                           | nobody has been invited to the session |
        | a session of sockets asked for with FROM_PROTOCOL_INFO, with its root, where the entry has rooted planes   | nobody has been invited to the session |
        | a session of sockets asked for with family and type zero, with its root, where the entry has rooted planes | nobody has been invited to the session |

  @MPT-9 @must
  Rule: MPT-9 - in a rooted data plane the d_root reaches every leaf, and a d_leaf the root only
    Source: Remarks, table of flags, WSA_FLAG_MULTIPOINT_D_ROOT and WSA_FLAG_MULTIPOINT_D_LEAF, sentence 1.
    The leaf sends first and the root after it: so what another leaf receives first shows whether it has heard the
    leaf. A provider that refuses a socket which is root in one plane only is within its rights. A member of a
    session that is refused every way to send to it plays no role.

    @requires:multipoint-session
    Scenario Outline: <leaves>, in <session>, with <function>
      Given every multipoint entry with a rooted data plane and a session that opens
      And <session>
      And <leaves>
      When the first leaf sends to the session with <function>, and then the root
      Then every leaf receives just what the root has sent
      And the root receives what the leaf has sent

      Examples:
        | leaves                                                                             | session                                                                                                    | function  |
        | two leaves have joined the session                                                 | a session with its root, where the entry has rooted planes                                                 | WSPSend   |
        | two leaves have joined the session                                                 | a session with its root, where the entry has rooted planes                                                 | WSPSendTo |
        | three leaves have joined the session                                               | a session with its root, where the entry has rooted planes                                                 | WSPSend   |
        | two leaves have been invited to the session                                        | a session with its root, where the entry has rooted planes                                                 | WSPSend   |
        | of three leaves that had joined the session the first has left                     | a session with its root, where the entry has rooted planes                                                 | WSPSend   |
        | two leaves have joined the session                                                 | a session of overlapped sockets with its root, where the entry has rooted planes                           | WSPSend   |
        | two leaves have joined the session                                                 | a session whose c_root is a d_leaf, and whose d_root is a c_leaf                                           | WSPSend   |
        | two leaves have joined the session, and a third one when the root had sent already | a session with its root, where the entry has rooted planes                                                 | WSPSend   |
        | two leaves have joined the session                                                 | a session of sockets asked for with FROM_PROTOCOL_INFO, with its root, where the entry has rooted planes   | WSPSend   |
        | two leaves have joined the session                                                 | a session of sockets asked for with family and type zero, with its root, where the entry has rooted planes | WSPSend   |
