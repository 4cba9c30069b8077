"""Installs the Debian package for this computer with dpkg in an empty root, starts it from there, and removes it."""

import os
import platform
import re
import shutil
import subprocess
import tempfile
import unittest

import release
from empty_root import EmptyRoot

ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}


class DebianTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        reason = EmptyRoot.missing() or (None if shutil.which("dpkg") else "dpkg is missing")
        cls.package = None if reason else release.file(f"_{ARCHITECTURES[platform.machine()]}.deb")
        if not cls.package:
            raise unittest.SkipTest(reason or "there is no Debian package for this computer")
        folder = tempfile.mkdtemp(prefix="paintsound-deb-")
        cls.addClassCleanup(shutil.rmtree, folder, ignore_errors=True)
        cls.root = EmptyRoot(os.path.join(folder, "root"))
        for name in ("info", "updates", "triggers"):
            os.makedirs(cls.root.path("var", "lib", "dpkg", name))
        for name in ("status", "available"):
            with open(cls.root.path("var", "lib", "dpkg", name), "w", encoding="ascii"):
                pass

    def test_installed_it_answers_and_removed_it_leaves_nothing(self):
        before = self.files()
        self.dpkg("--install", self.package)
        self.assertEqual("../lib/paintsound/paintsound", os.readlink(self.root.path("usr", "bin", "paintsound")))
        with self.root.start("/usr/bin/paintsound", "show", "check", "/usr/share/paintsound/shows/together.yaml") as check:
            answer = check.stdout.read()
        self.assertEqual(0, check.returncode, answer)
        self.dpkg("--remove", "paintsound")
        self.assertEqual(set(), self.files() - before)

    def test_it_says_what_it_is_and_needs(self):
        fields = subprocess.run(["dpkg-deb", "--field", self.package], check=True, capture_output=True, text=True).stdout
        self.assertIn("Package: paintsound\n", fields)
        self.assertRegex(fields, r"(?m)^Depends: .*\bffmpeg\b")
        self.assertRegex(fields, r"(?m)^Maintainer: [^<]+ <[^@>]+@[^@>]+>$")
        # In KiB, as apt shows it before installing.
        size = int(re.search(r"(?m)^Installed-Size: (\d+)$", fields)[1])
        self.assertGreater(size * 1024, os.path.getsize(self.package))

    def dpkg(self, *arguments):
        as_root = [] if os.getuid() == 0 else ["unshare", "--user", "--map-root-user"]
        # The empty root has the libraries, but no packages.
        command = [*as_root, "dpkg", f"--root={self.root.folder}", "--force-depends", "--force-not-root", "--force-unsafe-io", *arguments]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        self.assertEqual(0, done.returncode, done.stdout + done.stderr)

    def files(self):
        """The files and folders of the root, without dpkg's own notes."""
        root = self.root.folder
        found = {os.path.relpath(os.path.join(path, name), root) for path, folders, names in os.walk(root) for name in folders + names}
        return {path for path in found if not path.startswith(("var/lib/dpkg", "var/log", "proc", "root", "tmp"))}


if __name__ == "__main__":
    unittest.main()
