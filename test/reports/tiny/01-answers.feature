Feature: Answers
  What a provider can answer.

  @ANS-1 @must
  Rule: ANS-1 - a provider answers
    Source: Remarks, paragraph 1, sentence 1.

    More about answers.

    Scenario: the answer is seen
      Given a provider
      When it is asked for "a socket"
      Then it answers

    Scenario Outline: <how> it is asked
      Given a provider
      When it is asked for "<what>"
      Then it answers

      Examples:
        | how    | what     |
        | once   | a group  |
        | and it | a socket |

  @ANS-2 @must @implied
  Rule: ANS-2 - a provider answers rightly
    Source: Remarks, paragraph 1, sentence 2.

    Scenario: the answer is wrong
      Given a provider
      When it is asked for "a socket"
      Then its answer is wrong

  @ANS-3 @should
  Rule: ANS-3 - a provider answers politely
    Source: Remarks, paragraph 2.

    Scenario: the answer is rude
      Given a provider
      Then its answer is wrong

  @ANS-4 @may
  Rule: ANS-4 - a provider is free to choose
    Source: Remarks, paragraph 3.

    Scenario: it chooses
      Given a provider
      Then it chooses "the left one"
