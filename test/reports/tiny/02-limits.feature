Feature: Limits
  What a run cannot show.

  @LIM-1 @must
  Rule: LIM-1 - what cannot be seen is not judged
    Source: Remarks, paragraph 4.

    Scenario: nothing can be seen
      Given a provider
      Then nothing can be seen because "upcalls are not observed"

  @LIM-2 @must
  Rule: LIM-2 - what is not there is not judged
    Source: Remarks, paragraph 5.

    @requires:groups
    Scenario: groups are not there
      Given a provider
      Then it answers

  @LIM-3 @must
  Rule: LIM-3 - a fault of the suite is no fault of the provider
    Source: Remarks, paragraph 6.

    Scenario: the suite stumbles
      Given a provider
      Then the suite stumbles

  @LIM-4 @must
  Rule: LIM-4 - one way is enough
    Source: Remarks, paragraph 7.

    @alternative
    Scenario: the first way
      Given a provider
      Then nothing can be seen because "it cannot be induced"

    @alternative
    Scenario: the second way
      Given a provider
      Then it answers

  @LIM-5 @must
  Rule: LIM-5 - an unread answer shows nothing
    Source: Remarks, paragraph 8.

    Scenario: nothing is read
      Given a provider

    Scenario: a sentence nobody understands
      Given a provider
      Then it fathoms the sentence
