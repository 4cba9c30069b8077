"""Installs the .NET tool from the folder of the packages, as a new user, starts it, and uninstalls it."""

import os
import shutil
import subprocess
import tempfile
import unittest

import release

SHOW = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "shows", "together.yaml")


class ToolTests(unittest.TestCase):
    def test_installed_it_answers_and_uninstalled_it_is_gone(self):
        if not shutil.which("dotnet"):
            self.skipTest("dotnet is missing")
        if not release.file(".nupkg"):
            self.skipTest("the .NET tool was not made")
        with tempfile.TemporaryDirectory(prefix="paintsound-tool-") as folder:
            tools = os.path.join(folder, "tools")
            home = os.path.join(folder, "home")
            os.mkdir(home)
            self.run_as(home, "dotnet", "tool", "install", "PaintSound", "--tool-path", tools, "--source", release.folder())
            self.run_as(home, os.path.join(tools, "paintsound"), "show", "check", SHOW)
            self.run_as(home, "dotnet", "tool", "uninstall", "PaintSound", "--tool-path", tools)
            self.assertEqual([], [name for _, _, names in os.walk(tools) for name in names])

    def run_as(self, home, *command):
        environment = {**os.environ, "HOME": home, "DOTNET_CLI_HOME": home, "NUGET_PACKAGES": os.path.join(home, "packages"), "DOTNET_NOLOGO": "1"}
        done = subprocess.run(command, cwd=home, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        self.assertEqual(0, done.returncode, done.stdout)


if __name__ == "__main__":
    unittest.main()
