"""Unpacks the zip for Linux x64 in an empty root, without .NET, and performs the demo in it.

PAINTSOUND_ZIP names a zip that exists already; otherwise it is made.
"""

import hashlib
import json
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

from empty_root import EmptyRoot

MAKE = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "make")

# A selection as the demo prints it, "0:01.3  Title (collection) at 0:08.0": its music begins.
SELECTION = re.compile(r"^ *[\d:.]+  .+\) at +[\d:.]+$")

# It detects that the demo never ends. The times are printed: a minute to the first sound is promised for a computer that has nothing else to do.
LONGEST_SECONDS = 900


class LinuxZipTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        reason = EmptyRoot.missing()
        if reason:
            raise unittest.SkipTest(reason)
        cls.folder = tempfile.mkdtemp(prefix="paintsound-zip-")
        cls.addClassCleanup(shutil.rmtree, cls.folder, ignore_errors=True)
        cls.zip = os.environ.get("PAINTSOUND_ZIP")
        if not cls.zip:
            subprocess.run(
                [sys.executable, MAKE, "--out", cls.folder, "--systems", "linux-x64", "--no-deb", "--no-tool"], check=True, stdout=subprocess.DEVNULL)
            cls.zip = next(os.path.join(cls.folder, name) for name in os.listdir(cls.folder) if name.endswith(".zip"))

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

    def test_it_names_what_it_contains(self):
        with zipfile.ZipFile(self.zip) as archive:
            name = archive.namelist()[0].split("/")[0]
            files = {path[len(name) + 1:] for path in archive.namelist()}
            bill = json.loads(archive.read(f"{name}/sbom.cdx.json"))
            notices = archive.read(f"{name}/THIRD-PARTY-NOTICES.txt").decode("utf-8")
        self.assertLessEqual({"START.txt", "README.md", "LICENSE", "CHANGELOG.md", "docs/install.md", "shows/together.yaml", "paintsound", "program/paintsound"}, files)
        listed = {component["name"] for component in bill["components"]}
        self.assertLessEqual({"Microsoft.ML.OnnxRuntime", "SkiaSharp", "Microsoft.NETCore.App.Runtime.linux-x64", "Microsoft.AspNetCore.App.Runtime.linux-x64"}, listed)
        for component in bill["components"]:
            self.assertIn(f"{component['name']} {component['version']}", notices)
            self.assertTrue(component.get("licenses"), component["name"])
            self.assertEqual(128, len(component["hashes"][0]["content"]))

    def test_the_sums_are_those_of_the_files(self):
        sums = os.path.join(os.path.dirname(self.zip), "SHA256SUMS")
        if not os.path.exists(sums):
            self.skipTest("PAINTSOUND_ZIP lies without SHA256SUMS")
        with open(sums, encoding="utf-8") as file:
            listed = dict(reversed(line.split()) for line in file)
        with open(self.zip, "rb") as file:
            self.assertEqual(hashlib.file_digest(file, "sha256").hexdigest(), listed[os.path.basename(self.zip)])


def unpack(archive, folder):
    """Unpacks as unzip does, with the modes of the files. Returns the name of the folder in it."""
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(folder)
        for entry in opened.infolist():
            os.chmod(os.path.join(folder, entry.filename), entry.external_attr >> 16)
        return opened.namelist()[0].split("/")[0]


if __name__ == "__main__":
    unittest.main()
