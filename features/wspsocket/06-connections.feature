Feature: Connections and their data
  Sockets of a connection-oriented entry are connected first and carry data then, in both directions. The entry says
  what the data is: bytes or messages, in order or not, never lost or perhaps lost.

  @DATA-1 @must
  Rule: DATA-1 - before a connection-oriented socket is connected it carries no data
    Source: Remarks, paragraph 6, sentence 1.
    The socket blocks. The call is refused; WSAENOTCONN is usual, the code is recorded. WSAEWOULDBLOCK and
    WSA_IO_PENDING would mean that the data is under way. Of a socket that listens, of one that was refused a
    connection, and of an overlapped call no more is asked than that it moves no data.

    Scenario Outline: <function> on <endpoint>
      Given every connection-oriented entry that opens
      And <endpoint> opened with no flags
      When the client calls <function> on the unconnected socket
      Then that call fails, and nothing is under way

      Examples:
        | function    | endpoint                       |
        | WSPSend     | an unbound socket              |
        | WSPRecv     | an unbound socket              |
        | WSPSendTo   | an unbound socket              |
        | WSPRecvFrom | an unbound socket              |
        | WSPSend     | a bound and unconnected socket |
        | WSPSendTo   | a bound and unconnected socket |
        | WSPRecv     | a bound and unconnected socket |

    Scenario Outline: <function> on <endpoint> that does not block, where any failure will do
      Given every connection-oriented entry that opens
      And <endpoint> opened with no flags
      And the socket does not block
      When the client calls <function> on the unconnected socket
      Then no data is reported to have been moved

      Examples:
        | function | endpoint                           |
        | WSPSend  | a listening socket                 |
        | WSPRecv  | a listening socket                 |
        | WSPSend  | a socket whose connect was refused |
        | WSPRecv  | a socket whose connect was refused |

    Scenario Outline: an overlapped <function> on an unbound socket
      Given every connection-oriented entry that opens
      And an unbound socket opened with WSA_FLAG_OVERLAPPED
      When the client makes an overlapped <function> request
      Then no data is reported to have been moved

      Examples:
        | function |
        | WSPSend  |
        | WSPRecv  |

  @DATA-2 @must
  Rule: DATA-2 - WSPConnect connects a connection-oriented socket to another
    Source: Remarks, paragraph 6, sentence 2.

    Scenario Outline: a socket opened with <flags>
      Given every connection-oriented entry that opens
      And a listening socket, and one opened with <flags>
      When the client connects the one to the other
      Then the connection is made
      And the connection can be accepted, and neither end is called unconnected

      Examples:
        | flags               |
        | no flags            |
        | WSA_FLAG_OVERLAPPED |

    Scenario Outline: to an address at which nobody listens, a socket opened with <flags>
      Given every connection-oriented entry that opens
      And an unbound socket opened with <flags>
      When the client connects to an address at which nobody listens
      Then no connection is made

      Examples:
        | flags               |
        | no flags            |
        | WSA_FLAG_OVERLAPPED |

  @DATA-3 @must
  Rule: DATA-3 - a connection carries data with WSPSend and WSPRecv, in both directions at once
    Source: Remarks, paragraph 6, sentences 1 and 3.
    Of an entry with XP1_UNI_SEND or XP1_UNI_RECV only the one direction is asked for.

    Scenario Outline: a few pieces, the client's socket opened with <flags>
      Given every connection-oriented entry that opens
      And a connected socket opened with <flags>
      When both sides send a few pieces of data at once
      Then data arrives at each side

      Examples:
        | flags               |
        | no flags            |
        | WSA_FLAG_OVERLAPPED |

    @requires:seen-completions
    Scenario: a few pieces, when an overlapped receive has completed
      Given every connection-oriented entry that opens
      And a connected socket opened with WSA_FLAG_OVERLAPPED
      And an overlapped request to receive has completed
      When both sides send a few pieces of data at once
      Then data arrives at each side

    @requires:threads
    Scenario Outline: both directions while <function> waits
      Given every connection-oriented entry that opens
      And a connected socket opened with no flags
      When the client's <function> waits, and data goes the other way meanwhile
      Then data arrives at each side

      Examples:
        | function |
        | WSPRecv  |
        | WSPSend  |

  @DATA-4 @must
  Rule: DATA-4 - data on a reliable connection is neither lost nor doubled
    Source: Remarks, paragraph 7, sentence 1.
    Reliable means: not XP1_CONNECTIONLESS, and XP1_GUARANTEED_DELIVERY or SOCK_STREAM. As much as the IXIT says
    (bulkBytes) goes both ways at once, in pieces of random lengths, and all of it is read before either side closes; of
    an entry with messages, here and in DATA-5 and DATA-6, no more than a thousand of its longest ones have. One by one
    means that a piece is sent when all those before have arrived.

    Scenario Outline: <amount>, the client's socket opened with <flags>
      Given every reliable entry that opens
      And a connected socket opened with <flags>
      When both sides send <amount> at once
      Then each side receives as many bytes of each value as the other has sent

      Examples:
        | amount                               | flags               |
        | a few pieces of data                 | no flags            |
        | several hundred short pieces of data | no flags            |
        | bulkBytes of data, in random pieces  | no flags            |
        | bulkBytes of data, in random pieces  | WSA_FLAG_OVERLAPPED |

    Scenario Outline: small pieces of data, one by one, the client's socket opened with <flags>
      Given every reliable entry that opens
      And a connected socket opened with <flags>
      When both sides send two hundred bytes of data, in pieces of up to sixteen one by one
      Then each side receives as many bytes of each value as the other has sent

      Examples:
        | flags               |
        | no flags            |
        | WSA_FLAG_OVERLAPPED |

    Scenario Outline: a few pieces of data, <endpoint>, opened with <flags>
      Given every reliable entry that opens
      And <endpoint> opened with <flags>
      When both sides send a few pieces of data at once
      Then each side receives as many bytes of each value as the other has sent

      Examples:
        | endpoint                                                            | flags               |
        | a connected socket that has sent before the connection was accepted | no flags            |
        | a connected socket that has sent before the connection was accepted | WSA_FLAG_OVERLAPPED |

    @requires:threads
    Scenario Outline: one long piece, the client's socket opened with <flags>
      Given every reliable entry that opens
      And a connected socket opened with <flags>
      When the client sends bulkBytes of data in calls that block, and the peer receives it, slow to begin
      Then each side receives as many bytes of each value as the other has sent

      Examples:
        | flags               |
        | no flags            |
        | WSA_FLAG_OVERLAPPED |

    Scenario Outline: a few pieces of data, on two connections, while <situation>
      Given every reliable entry that opens
      And a connected socket opened with no flags
      And <situation>
      When both sides send a few pieces of data at once
      Then each side receives as many bytes of each value as the other has sent

      Examples:
        | situation                                         |
        | a second connection is there                      |
        | a second connection to the same listener is there |

  @DATA-5 @must @implied
  Rule: DATA-5 - data arrives in the order in which it was sent, where the entry guarantees it
    Source: Remarks, paragraph 7, sentence 1; Parameters, lpProtocolInfo.
    Implied: the entry defines the characteristics of the socket, XP1_GUARANTEED_ORDER among them.

    Scenario Outline: <amount>, the client's socket opened with <flags>
      Given every reliable entry with XP1_GUARANTEED_ORDER that opens
      And a connected socket opened with <flags>
      When both sides send <amount> at once
      Then each side receives the data in the order in which the other has sent it

      Examples:
        | amount                              | flags               |
        | a few pieces of data                | no flags            |
        | bulkBytes of data, in random pieces | no flags            |
        | bulkBytes of data, in random pieces | WSA_FLAG_OVERLAPPED |

    Scenario Outline: small pieces of data, one by one, the client's socket opened with <flags>
      Given every reliable entry with XP1_GUARANTEED_ORDER that opens
      And a connected socket opened with <flags>
      When both sides send two hundred bytes of data, in pieces of up to sixteen one by one
      Then each side receives the data in the order in which the other has sent it

      Examples:
        | flags               |
        | no flags            |
        | WSA_FLAG_OVERLAPPED |

  @DATA-6 @must @implied
  Rule: DATA-6 - what was sent as one message is received as one message, where the entry keeps boundaries
    Source: Remarks, paragraph 7, sentence 1; Parameters, lpProtocolInfo.
    Implied: the entry defines the characteristics of the socket. XP1_MESSAGE_ORIENTED without XP1_PSEUDO_STREAM
    keeps the boundaries of messages, up to dwMessageSize.

    Scenario Outline: messages of <lengths>, the client's socket opened with <flags>
      Given every reliable message-oriented entry that opens
      And a connected socket opened with <flags>
      When the client sends messages of <lengths>
      Then the peer receives just these messages, each by itself

      Examples:
        | lengths                          | flags               |
        | equal lengths                    | no flags            |
        | lengths from short to long       | no flags            |
        | lengths up to the longest        | no flags            |
        | lengths up to the longest        | WSA_FLAG_OVERLAPPED |
        | lengths that add up to bulkBytes | no flags            |

  @DATA-7 @must
  Rule: DATA-7 - when data cannot be delivered in time the connection is broken, and calls fail with WSAETIMEDOUT
    Source: Remarks, paragraph 7, sentence 2.
    The IXIT says how the connection is cut, and within what time it counts as broken. The call in which the break
    shows may have any code, which is recorded. A peer that has merely stopped reading is no such case.

    Scenario Outline: afterwards, <function> on <endpoint>
      Given every reliable entry that opens
      And <endpoint> opened with no flags
      When the connection is cut under what the client sends, and looked at until it is broken
      Then <function> fails with WSAETIMEDOUT

      Examples:
        | function | endpoint                         |
        | WSPSend  | a connected socket               |
        | WSPRecv  | a connected socket               |
        | WSPSend  | the accepted end of a connection |
        | WSPRecv  | the accepted end of a connection |

    Scenario Outline: when the cut has ended, <function>
      Given every reliable entry that opens
      And a connected socket opened with no flags
      When the connection is cut under what the client sends, and mended when it is broken
      Then <function> fails with WSAETIMEDOUT

      Examples:
        | function |
        | WSPSend  |
        | WSPRecv  |
