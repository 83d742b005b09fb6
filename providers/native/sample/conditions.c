#include "conditions.h"

#include "descriptors.h"
#include "link.h"

static volatile LONG network_down;
static volatile LONG out_of_buffers;
static volatile LONG out_of_descriptors;

BOOL network_is_down(void)
{
    return network_down;
}

BOOL no_buffers(void)
{
    return out_of_buffers;
}

BOOL no_descriptors(void)
{
    return out_of_descriptors;
}

void WINAPI InduceNetworkDown(void)
{
    InterlockedExchange(&network_down, TRUE);
}

void WINAPI ClearNetworkDown(void)
{
    InterlockedExchange(&network_down, FALSE);
}

void WINAPI InduceNoBuffers(void)
{
    InterlockedExchange(&out_of_buffers, TRUE);
}

void WINAPI ClearNoBuffers(void)
{
    InterlockedExchange(&out_of_buffers, FALSE);
}

void WINAPI InduceNoDescriptors(void)
{
    InterlockedExchange(&out_of_descriptors, TRUE);
}

void WINAPI ClearNoDescriptors(void)
{
    InterlockedExchange(&out_of_descriptors, FALSE);
}

void WINAPI InduceBrokenConnection(void)
{
    descriptors_for_each(link_cut);
}

void WINAPI ClearBrokenConnection(void)
{
}
