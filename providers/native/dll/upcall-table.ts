/** WSPUPCALLTABLE, slot by slot (fact sheet, section 2). */
export const UPCALL_TABLE = [
  'WPUCloseEvent',
  'WPUCloseSocketHandle',
  'WPUCreateEvent',
  'WPUCreateSocketHandle',
  'WPUFDIsSet',
  'WPUGetProviderPath',
  'WPUModifyIFSHandle',
  'WPUPostMessage',
  'WPUQueryBlockingCallback',
  'WPUQuerySocketHandleContext',
  'WPUQueueApc',
  'WPUResetEvent',
  'WPUSetEvent',
  'WPUOpenCurrentThread',
  'WPUCloseThread',
] as const;
