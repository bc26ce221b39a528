/* The one function that Rust's standard library takes from bcryptprimitives.dll, for a Wine that has no such file:
   without it every program ends at once, silently, with code 53. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE place, SIZE_T count)
{
    while (count) {
        ULONG part = count > 0x10000000 ? 0x10000000 : (ULONG)count;
        if (!SystemFunction036(place, part))
            return FALSE;
        place += part;
        count -= part;
    }
    return TRUE;
}
