/* Lists of parameters by their number: x86 wants each function called, and each callback declared, with just its own. */
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#define PARAMETERS_0 void
#define PARAMETERS_1 word a0
#define PARAMETERS_2 PARAMETERS_1, word a1
#define PARAMETERS_3 PARAMETERS_2, word a2
#define PARAMETERS_4 PARAMETERS_3, word a3
#define PARAMETERS_5 PARAMETERS_4, word a4
#define PARAMETERS_6 PARAMETERS_5, word a5
#define PARAMETERS_7 PARAMETERS_6, word a6
#define PARAMETERS_8 PARAMETERS_7, word a7
#define PARAMETERS_9 PARAMETERS_8, word a8
#define PARAMETERS_10 PARAMETERS_9, word a9
#define PARAMETERS_11 PARAMETERS_10, word a10
#define PARAMETERS_12 PARAMETERS_11, word a11
#define PARAMETERS_13 PARAMETERS_12, word a12
#define PARAMETERS_14 PARAMETERS_13, word a13
#define PARAMETERS_15 PARAMETERS_14, word a14
#define PARAMETERS_16 PARAMETERS_15, word a15
#define PARAMETERS_17 PARAMETERS_16, word a16
#define PARAMETERS_18 PARAMETERS_17, word a17
#define PARAMETERS_19 PARAMETERS_18, word a18
#define PARAMETERS_20 PARAMETERS_19, word a19

#define VALUES_1 a0
#define VALUES_2 VALUES_1, a1
#define VALUES_3 VALUES_2, a2
#define VALUES_4 VALUES_3, a3
#define VALUES_5 VALUES_4, a4
#define VALUES_6 VALUES_5, a5
#define VALUES_7 VALUES_6, a6
#define VALUES_8 VALUES_7, a7
#define VALUES_9 VALUES_8, a8
#define VALUES_10 VALUES_9, a9
#define VALUES_11 VALUES_10, a10
#define VALUES_12 VALUES_11, a11
#define VALUES_13 VALUES_12, a12
#define VALUES_14 VALUES_13, a13
#define VALUES_15 VALUES_14, a14
#define VALUES_16 VALUES_15, a15
#define VALUES_17 VALUES_16, a16
#define VALUES_18 VALUES_17, a17
#define VALUES_19 VALUES_18, a18

/* A function for a provider to call, which asks the runner. */
#define ASKING_FUNCTION(function, told_as, count)        \
  static word WINAPI function(PARAMETERS_##count)        \
  {                                                      \
    const word arguments[] = {VALUES_##count};           \
    return ask_runner(told_as, count, arguments);        \
  }

#endif
