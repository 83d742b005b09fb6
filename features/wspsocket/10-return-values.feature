Feature: Return values
  A call either gives a descriptor (see "The new socket") or it is refused. This part says how a refusal looks,
  whatever it is for.

  @RET-1 @must
  Rule: RET-1 - a refused call returns INVALID_SOCKET and leaves a Winsock error code in lpErrno
    Source: Return Values, sentence 2; Parameters, lpErrno.
    What lpErrno holds after a successful call is not said, and not judged.

    Scenario Outline: refused for <particular>
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with <particular>
      Then a refusal is INVALID_SOCKET with a Winsock code

      Examples:
        | particular                                     |
        | a family that no entry offers                  |
        | a type that no entry offers                    |
        | a protocol that no entry offers                |
        | a protocol of another type                     |
        | multipoint flags that the entry does not allow |

    @requires:second-process
    Scenario: refused for a family that no entry offers, in a second process
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      And the client is a second process
      When the client opens a socket with a family that no entry offers
      Then a refusal is INVALID_SOCKET with a Winsock code

    @requires:seen-upcalls
    Scenario: refused for want of a descriptor
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with an upcall that fails
      Then a refusal is INVALID_SOCKET with a Winsock code

    @requires:groups
    Scenario: refused for a group that was never made
      Given every entry that opens, with and without WSA_FLAG_OVERLAPPED
      When the client opens a socket with g an ID never given
      Then a refusal is INVALID_SOCKET with a Winsock code
