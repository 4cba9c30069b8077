"""Builds the program for a system, and the .NET tool."""

import dataclasses
import json
import os
import re
import shutil
import subprocess
import sys

import repository

SYSTEMS = ["linux-x64", "linux-arm64", "win-x64", "osx-arm64"]
PROJECT = os.path.join("src", "PaintSound.Worker")

# The compiler's documentation and symbols are of no use to a user. The analyzers run in the build, not here.
OPTIONS = ["-c", "Release", "-v", "q", "--nologo", "-p:RunAnalyzers=false", "-p:GenerateDocumentationFile=false", "-p:DebugType=none"]

# NuGet's errors if a package, or its version, is not served: "error NU1101: Unable to find package NAME."
NOT_SERVED = re.compile(r"error NU110[12]: Unable to find package ([^\s.]+(?:\.[^\s.]+)*)")


@dataclasses.dataclass
class Published:
    """A program for one system."""

    system: str
    version: str
    folder: str
    assets: dict
    needs_dotnet: bool
    has_vision: bool
    is_precompiled: bool

    @property
    def name(self):
        lacking = ("" if self.has_vision else "-without-opencv") + ("-needs-dotnet" if self.needs_dotnet else "")
        return f"paintsound-{self.version}-{self.system}{lacking}"


def publish(system, work):
    """Publishes with .NET and OpenCV in it, and compiled for the system's processor; without that which is not served for the system."""
    folder = os.path.join(work, system)
    needs_dotnet, has_vision, is_precompiled = False, True, True
    while True:
        print(f"{system}: publishing ...", file=sys.stderr, flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        result = dotnet(
            "publish", PROJECT, "-r", system, "--self-contained", "false" if needs_dotnet else "true", "-o", folder,
            *artifacts(work), *vision(has_vision), *precompiled(is_precompiled), *OPTIONS)
        if result.returncode == 0:
            with open(os.path.join(work, "build", "obj", "PaintSound.Worker", "project.assets.json"), encoding="utf-8") as file:
                return Published(system, repository.version(), folder, json.load(file), needs_dotnet, has_vision, is_precompiled)
        absent = NOT_SERVED.findall(result.stdout)
        if has_vision and any(name.startswith("OpenCvSharp4") for name in absent):
            print(f"{system}: OpenCV for it could not be had; the package cannot find the canvas by itself.", file=sys.stderr)
            has_vision = False
        elif is_precompiled and (needs_dotnet or any("crossgen" in name.lower() for name in absent)):
            print(f"{system}: the compiler for it could not be had; the program will compile itself whenever it starts.", file=sys.stderr)
            is_precompiled = False
        elif not needs_dotnet and any(name.lower().startswith("microsoft.") for name in absent):
            print(f"{system}: the .NET runtime for it could not be had; the package will need an installed .NET 10.", file=sys.stderr)
            needs_dotnet = True
        else:
            raise SystemExit(f"{result.stdout}\n{system}: dotnet publish failed; see the messages above.")


def pack_tool(out, work, published):
    """Packs the .NET tool: a package for each system, and one that names them. Who installs it has .NET, so it is left out."""
    # A semicolon in a property needs quotes that reach MSBuild.
    systems = f'-p:ToolPackageRuntimeIdentifiers="{";".join(each.system for each in published)}"'
    common = ["pack", PROJECT, "-o", out, *artifacts(work), "-p:PackAsTool=true", "-p:SelfContained=false", systems, *OPTIONS]
    print(f".NET tool for {', '.join(each.system for each in published)}: packing ...", file=sys.stderr, flush=True)
    # One after the other: together, all would get the OpenCV of this computer's system.
    steps = [["-r", each.system, *vision(each.has_vision), *precompiled(each.is_precompiled)] for each in published] + [["-p:CreateRidSpecificToolPackages=false"]]
    for step in steps:
        result = dotnet(*common, *step)
        if result.returncode != 0:
            raise SystemExit(f"{result.stdout}\n.NET tool: dotnet pack failed; see the messages above.")


def artifacts(work):
    return ["--artifacts-path", os.path.join(work, "build")]


def vision(is_in_it):
    return [] if is_in_it else ["-p:Vision=false"]


def precompiled(is_it):
    # Until the first message, the program takes a sixth less CPU.
    return ["-p:PublishReadyToRun=true"] if is_it else []


def dotnet(*arguments):
    return subprocess.run(["dotnet", *arguments], cwd=repository.ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
