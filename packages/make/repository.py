"""Where the sources are, and which version they have."""

import os
import re
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# What a user of a package needs beside the program.
DOCUMENTS = ["README.md", "CHANGELOG.md", "LICENSE", "SECURITY.md", "docs", "shows", "max-patches/PaintSound", "ableton-set/remote-script"]


def version():
    with open(os.path.join(ROOT, "Directory.Build.props"), encoding="utf-8") as file:
        return re.search(r"<Version>([^<]+)</Version>", file.read()).group(1)


def time():
    """Seconds since 1970 that all files of a package get, so that the same sources give the same package."""
    if os.environ.get("SOURCE_DATE_EPOCH"):
        return int(os.environ["SOURCE_DATE_EPOCH"])
    return int(subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, check=True, capture_output=True, text=True).stdout)


def documents():
    """Returns the paths of all documents, relative to ROOT. Files that git does not know are left out."""
    listed = subprocess.run(["git", "ls-files", "-z", "--", *DOCUMENTS], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [path for path in listed.split("\0") if path]
