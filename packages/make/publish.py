"""Builds the program for a system, and the .NET tool."""

import dataclasses
import json
import os
import shutil
import subprocess
import sys

import repository

SYSTEMS = ["linux-x64", "linux-arm64", "win-x64", "osx-arm64"]
PROJECT = os.path.join("src", "PaintSound.Worker")

# The compiler's documentation and symbols are of no use to a user. The analyzers run in the build, not here.
OPTIONS = ["-c", "Release", "-v", "q", "--nologo", "-p:RunAnalyzers=false", "-p:GenerateDocumentationFile=false", "-p:DebugType=none"]

# NuGet's errors if a package, or its version, is not served.
NOT_SERVED = ("NU1101", "NU1102")


@dataclasses.dataclass
class Published:
    """A program for one system."""

    system: str
    version: str
    folder: str
    assets: dict
    needs_dotnet: bool

    @property
    def name(self):
        return f"paintsound-{self.version}-{self.system}" + ("-needs-dotnet" if self.needs_dotnet else "")


def publish(system, work):
    """Publishes with .NET in it; where .NET for the system is not served, without."""
    folder = os.path.join(work, system)
    shutil.rmtree(folder, ignore_errors=True)
    artifacts = os.path.join(work, "build")
    for needs_dotnet in (False, True):
        print(f"{system}: publishing ...", file=sys.stderr, flush=True)
        result = dotnet(
            "publish", PROJECT, "-r", system, "--self-contained", "false" if needs_dotnet else "true", "-o", folder, "--artifacts-path", artifacts, *OPTIONS)
        if result.returncode == 0:
            with open(os.path.join(artifacts, "obj", "PaintSound.Worker", "project.assets.json"), encoding="utf-8") as file:
                return Published(system, repository.version(), folder, json.load(file), needs_dotnet)
        if needs_dotnet or not any(code in result.stdout for code in NOT_SERVED):
            raise SystemExit(f"{result.stdout}\n{system}: dotnet publish failed; see the messages above.")
        print(f"{system}: the .NET runtime for it could not be had; the package will need an installed .NET 10.", file=sys.stderr)


def pack_tool(out, work, systems):
    """Packs the .NET tool: a package for each system, and one that names them. Who installs it has .NET, so it is left out."""
    print(f".NET tool for {', '.join(systems)}: packing ...", file=sys.stderr, flush=True)
    # A semicolon in a property needs quotes that reach MSBuild.
    result = dotnet(
        "pack", PROJECT, "-o", out, "--artifacts-path", os.path.join(work, "tool"),
        "-p:PackAsTool=true", f'-p:ToolPackageRuntimeIdentifiers="{";".join(systems)}"', "-p:SelfContained=false", *OPTIONS)
    if result.returncode != 0:
        raise SystemExit(f"{result.stdout}\n.NET tool: dotnet pack failed; see the messages above.")


def dotnet(*arguments):
    return subprocess.run(["dotnet", *arguments], cwd=repository.ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
