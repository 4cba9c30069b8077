"""The packages under test: those in the folder that PAINTSOUND_PACKAGES names. Otherwise the zip and the Debian package for Linux x64 are made,
once for all tests; the .NET tool would take two more builds.
"""

import atexit
import functools
import os
import shutil
import subprocess
import sys
import tempfile

MAKE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "make")


@functools.cache
def folder():
    given = os.environ.get("PAINTSOUND_PACKAGES")
    if given:
        return os.path.abspath(given)
    made = tempfile.mkdtemp(prefix="paintsound-packages-")
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    subprocess.run([sys.executable, MAKE, "--out", made, "--systems", "linux-x64", "--no-tool"], check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(os.path.join(made, "work"))
    return made


def file(ending):
    """Returns the path of the package whose name ends so; None if there is none."""
    names = [name for name in sorted(os.listdir(folder())) if name.endswith(ending)]
    return os.path.join(folder(), names[0]) if names else None
