/* WSPStartup of the faulty DLL: starts the sample, and puts in the fault that the name of the file asks for. */
#include "faults.h"

#include <string.h>

/* All files are compiled with -DWSPStartup=SampleStartup: that is the sample's, and this is the DLL's. */
#undef WSPStartup

WSPPROC_TABLE sample;
WSPUPCALLTABLE ws2_32;
const struct fault *chosen;

static const struct fault *const catalogs[] = {
    argument_faults, code_faults, descriptor_faults, group_faults,
    flag_faults,     data_faults, sharing_faults,    trouble_faults,
};

/* Puts in what the fault of that name replaces. FALSE: there is no such fault. */
static BOOL install(const char *name, WSPPROC_TABLE *procedures)
{
    const struct fault *fault;
    size_t i;
    chosen = NULL;
    for (i = 0; i < sizeof catalogs / sizeof catalogs[0]; i++) {
        for (fault = catalogs[i]; fault->name != NULL; fault++) {
            BYTE *table = fault->table == IN_PROCEDURES ? (BYTE *)procedures : (BYTE *)&upcalls;
            if (strcmp(fault->name, name) != 0)
                continue;
            *(void (**)(void))(table + fault->offset) = fault->function;
            chosen = fault;
        }
    }
    return chosen != NULL;
}

/* The name of the DLL's file, without its folder and its ending. FALSE: it cannot be had. */
static BOOL name_of_file(char *name, DWORD size)
{
    char path[MAX_PATH];
    HMODULE module;
    char *last;
    if (!GetModuleHandleExA(GET_MODULE_HANDLE_EX_FLAG_FROM_ADDRESS | GET_MODULE_HANDLE_EX_FLAG_UNCHANGED_REFCOUNT,
                            (LPCSTR)name_of_file, &module) ||
        GetModuleFileNameA(module, path, sizeof path) == 0)
        return FALSE;
    last = strrchr(path, '\\');
    lstrcpynA(name, last == NULL ? path : last + 1, size);
    if (strrchr(name, '.') != NULL)
        *strrchr(name, '.') = '\0';
    return TRUE;
}

int WSPAPI WSPStartup(WORD wVersionRequested, LPWSPDATA lpWSPData, LPWSAPROTOCOL_INFOW lpProtocolInfo,
                      WSPUPCALLTABLE UpcallTable, LPWSPPROC_TABLE lpProcTable)
{
    char name[MAX_PATH];
    int result = SampleStartup(wVersionRequested, lpWSPData, lpProtocolInfo, UpcallTable, lpProcTable);
    if (result != 0)
        return result;
    sample = *lpProcTable;
    ws2_32 = UpcallTable;
    return name_of_file(name, sizeof name) && install(name, lpProcTable) ? 0 : WSASYSNOTREADY;
}
