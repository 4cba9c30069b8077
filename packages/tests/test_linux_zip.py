"""Unpacks the zip for Linux x64 in an empty root, without .NET, and performs the demo in it."""

import os
import re
import resource
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
import zipfile

import release
from empty_root import EmptyRoot

# A selection as the demo prints it, "0:01.3  Title (collection) at 0:08.0": its music begins.
SELECTION = re.compile(r"^ *[\d:.]+  .+\) at +[\d:.]+$")

# It detects that the demo never ends. The times are printed: a minute to the first sound is promised for a computer that has nothing else to do.
LONGEST_SECONDS = 900


class LinuxZipTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        reason = EmptyRoot.missing()
        cls.zip = None if reason else release.file("-linux-x64.zip")
        if not cls.zip:
            raise unittest.SkipTest(reason or "there is no zip for Linux x64")
        cls.folder = tempfile.mkdtemp(prefix="paintsound-zip-")
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)

    def test_unpacked_in_an_empty_root_it_plays(self):
        root = EmptyRoot(os.path.join(self.folder, "root"))
        self.assertFalse([name for _, folders, files in os.walk(root.folder) for name in folders + files if "dotnet" in name.lower()])
        is_idle = os.getloadavg()[0] < 0.7 * os.cpu_count()
        started = time.monotonic()
        name = unpack(self.zip, root.folder)
        unpacked = time.monotonic() - started
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as port:
            port.bind(("127.0.0.1", 0))
            listen = f"127.0.0.1:{port.getsockname()[1]}"
        lines, first = [], None
        with root.start(f"/{name}/paintsound", "demo", "--seconds", "6", "--out", "/root/demo", "--listen", listen) as demo:
            for line in demo.stdout:
                lines.append(line)
                if first is None and SELECTION.match(line):
                    first = time.monotonic() - started
                    print(f"{first:.1f} s: {line.strip()}", file=sys.stderr)
                if time.monotonic() - started > LONGEST_SECONDS:
                    demo.kill()
        output = "".join(lines)
        self.assertEqual(0, demo.returncode, output)
        self.assertIsNotNone(first, output)
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        print(
            f"unpacked after {unpacked:.1f} s, first sound after {first:.1f} s, film after {time.monotonic() - started:.1f} s; "
            f"{used.ru_utime + used.ru_stime:.0f} s of CPU; {'nothing' if is_idle else 'much'} else to do", file=sys.stderr)
        film = subprocess.run(
            ["ffprobe", "-v", "error", "-show_entries", "stream=codec_type", "-of", "csv=p=0", root.path("root", "demo", "demo.mp4")],
            check=True, capture_output=True, text=True)
        self.assertEqual(["audio", "video"], sorted(film.stdout.split()))


def unpack(archive, folder):
    """Unpacks as unzip does, with the modes of the files. Returns the name of the folder in it."""
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
        for entry in opened.infolist():
            os.chmod(os.path.join(folder, entry.filename), entry.external_attr >> 16)
        return opened.namelist()[0].split("/")[0]


if __name__ == "__main__":
    unittest.main()
