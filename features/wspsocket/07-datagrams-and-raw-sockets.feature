Feature: Datagrams and raw sockets
  Sockets of a connectionless, message-oriented entry send datagrams to anybody and receive them from anybody, until
  they are connected to one peer. Datagrams may be lost on the way: the tester sends again before it gives up.

  @DGRAM-1 @must
  Rule: DGRAM-1 - a connectionless socket exchanges datagrams with any peers
    Source: Remarks, paragraph 8, sentence 1.
    By WSPSendTo and WSPRecvFrom, which also tells from whom a datagram came. They are short and long, and in one
    buffer and in several. A datagram may be lost; that it is refused, cut, or goes to somebody else is a failure.

    Scenario Outline: two peers, the client's socket opened with <flags>
      Given every datagram entry that opens
      And a bound socket opened with <flags>
      And a third party
      When the client and both others send to each other
      Then the others have received what the client sent
      And the client has received from both, with the addresses of both

      Examples:
        | flags               |
        | no flags            |
        | WSA_FLAG_OVERLAPPED |

  @DGRAM-2 @must
  Rule: DGRAM-2 - a connectionless socket that is connected to a peer sends to that peer with WSPSend
    Source: Remarks, paragraph 8, sentence 2.
    A datagram may be lost; that it is refused, cut, or goes to somebody else is a failure.

    Scenario Outline: a socket opened with <flags>
      Given every datagram entry that opens
      And a bound socket opened with <flags>
      And a third party that the socket has heard
      And the socket is connected to its peer
      When the client sends datagrams of several lengths with WSPSend
      Then the peer receives them, and the third party does not

      Examples:
        | flags               |
        | no flags            |
        | WSA_FLAG_OVERLAPPED |

    Scenario: a socket that was connected to another before
      Given every datagram entry that opens
      And a bound socket opened with no flags
      And a third party that the socket has heard
      And the socket is connected to its peer
      And the socket is connected anew, so that these two change places
      When the client sends datagrams of several lengths with WSPSend
      Then the peer receives them, and the third party does not

  @DGRAM-3 @must
  Rule: DGRAM-3 - a connectionless socket that is connected to a peer receives from that peer only
    Source: Remarks, paragraph 8, sentence 2.
    What was there before the connect is read first. Then three times the third party sends, and the peer after it:
    what the peer sent has to come, and nothing else.

    Scenario Outline: a socket opened with <flags>
      Given every datagram entry that opens
      And a bound socket opened with <flags>
      And a third party that the socket has heard
      And the socket is connected to its peer
      When three times the third party sends, and then the peer
      Then only what the peer has sent is received

      Examples:
        | flags               |
        | no flags            |
        | WSA_FLAG_OVERLAPPED |

    Scenario: a socket that was connected to another before
      Given every datagram entry that opens
      And a bound socket opened with no flags
      And a third party that the socket has heard
      And the socket is connected to its peer
      And the socket is connected anew, so that these two change places
      When three times the third party sends, and then the peer
      Then only what the peer has sent is received

    Scenario: a third party with the peer's port
      Given every datagram entry that opens
      And a bound socket opened with no flags
      And a third party with the peer's port, at the second address, that the socket has heard
      And the socket is connected to its peer
      When three times the third party sends, and then the peer
      Then only what the peer has sent is received

    Scenario: a third party in a second process
      Given every datagram entry that opens
      And a bound socket opened with no flags
      And a third party in a second process that the socket has heard
      And the socket is connected to its peer
      When three times the third party sends, and then the peer
      Then only what the peer has sent is received

    @requires:threads
    Scenario Outline: a socket opened with <flags>, on which a receive waits
      Given every datagram entry that opens
      And a bound socket opened with <flags>
      And a third party that the socket has heard
      And the socket is connected to its peer
      When the third party sends, and then the peer, while a receive waits
      Then only what the peer has sent is received

      Examples:
        | flags               |
        | no flags            |
        | WSA_FLAG_OVERLAPPED |

  @RAW-1 @should
  Rule: RAW-1 - the provider supports raw sockets
    Source: Remarks, paragraph 9.
    The page encourages it where it makes sense, which is for the provider to say. A refusal for lack of privilege
    (WSAEACCES) leaves the rule open.

    Scenario Outline: opened with <particular>
      Given every raw entry of the provider
      When the client opens a socket with <particular>
      Then a raw socket is opened

      Examples:
        | particular          |
        | nothing unusual     |
        | WSA_FLAG_OVERLAPPED |
