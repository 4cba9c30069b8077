"""Prints the code points of the CJK subset: JIS X 0208, GB 2312 and KS X 1001, with kana and full-width forms."""


def table(codec):
    found = set()
    for lead in range(0xA1, 0xFF):
        for trail in range(0xA1, 0xFF):
            try:
                found.update(ord(character) for character in bytes([lead, trail]).decode(codec))
            except UnicodeDecodeError:
                pass
    return found


characters = {c for c in table("euc_jp") | table("gb2312") | table("euc_kr") if c > 0x2E7F or c == 0x2026}
characters |= set(range(0x3000, 0x3100)) | set(range(0xFF00, 0xFFF0))
print(",".join(f"{c:X}" for c in sorted(characters)))
