"""Which system a native file is for, from its first bytes."""

import struct

ELF_MACHINES = {62: "linux-x64", 183: "linux-arm64"}
PE_MACHINES = {0x8664: "win-x64", 0xAA64: "win-arm64", 0x14C: "win-x86"}
MACH_MACHINES = {0x01000007: "osx-x64", 0x0100000C: "osx-arm64"}

# A program in two formats, for Intel and Apple processors. Java classes begin with the same bytes.
MACH_UNIVERSAL = b"\xca\xfe\xba\xbe"

# The entry of a PE file's header that points to .NET's own header.
CLI_HEADER = 14


def systems(content):
    """Returns the systems that a native file is for; none if it is no native file (assemblies of .NET, texts, pictures)."""
    if content[:4] == b"\x7fELF":
        return {ELF_MACHINES.get(_number("<H", content, 18), "another Linux")} if content[4] == 2 else {"32-bit Linux"}
    if content[:4] == b"\xcf\xfa\xed\xfe":
        return {MACH_MACHINES.get(_number("<I", content, 4), "another Mac")}
    if parts := _universal_parts(content):
        return set(parts)
    if content[:2] == b"MZ":
        return _portable_executable(content)
    return set()


def apple_start(content):
    """Returns where in a file the part for Apple's processors begins; None if it has none."""
    if content[:4] == b"\xcf\xfa\xed\xfe":
        return 0 if systems(content) == {"osx-arm64"} else None
    return _universal_parts(content).get("osx-arm64")


def _universal_parts(content):
    if content[:4] != MACH_UNIVERSAL or _number(">I", content, 4) >= 20:
        return {}
    headers = [8 + 20 * index for index in range(_number(">I", content, 4))]
    return {MACH_MACHINES.get(_number(">I", content, header), "another Mac"): _number(">I", content, header + 8) for header in headers}


def _portable_executable(content):
    header = _number("<I", content, 60)
    if content[header:header + 4] != b"PE\0\0":
        return set()
    optional = header + 24
    is_64_bit = _number("<H", content, optional) == 0x20B
    count, directories = (optional + 108, optional + 112) if is_64_bit else (optional + 92, optional + 96)
    if _number("<I", content, count) > CLI_HEADER and _number("<I", content, directories + 8 * CLI_HEADER) != 0:
        return set()
    return {PE_MACHINES.get(_number("<H", content, header + 4), "another Windows")}


def _number(kind, content, offset):
    return struct.unpack_from(kind, content, offset)[0]
