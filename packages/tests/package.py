"""Opens the packages that packages/make writes: zips, Debian packages, and the .NET tool."""

import functools
import io
import os
import re
import subprocess
import tarfile
import xml.etree.ElementTree as ElementTree
import zipfile

# paintsound-1.0.0-win-x64.zip, paintsound-1.0.0-linux-arm64-without-opencv.zip
ZIP = re.compile(r"^paintsound-[\d.]+-(?P<system>\w+-(?:x64|arm64))(?P<lacking>[a-z-]*)\.zip$")
DEB = re.compile(r"^paintsound_[\d.]+_(?P<architecture>\w+)\.deb$")
TOOL = re.compile(r"^PaintSound\.(?P<system>\w+-(?:x64|arm64))\.[\d.]+\.nupkg$")
ARCHITECTURES = {"amd64": "linux-x64", "arm64": "linux-arm64"}


class Package:
    """A package with a program for one system. Files have their paths in the package; modes are those that unpacking gives."""

    def __init__(self, archive, kind, system, program, modes, open_entry):
        self._archive = archive
        self._open_entry = open_entry
        self.file = getattr(archive, "filename", None) or archive.name
        self.name = os.path.basename(self.file)
        self.kind = kind
        self.system = system
        self.program = program
        self.modes = modes

    def read(self, path, size=-1):
        """Returns the bytes of a file, or the first ones."""
        with self._open_entry(path) as entry:
            return entry.read(size)

    def close(self):
        self._archive.close()

    @functools.cached_property
    def components(self):
        """The names of the assemblies and libraries beside the program."""
        return {path[len(self.program):] for path in self.modes if path.startswith(self.program)}

    @property
    def has_vision(self):
        return "PaintSound.Vision.dll" in self.components

    @property
    def has_dotnet(self):
        return "System.Private.CoreLib.dll" in self.components


def open_all(folder):
    """Opens the packages in a folder that contain a program."""
    packages = []
    for name in sorted(os.listdir(folder)):
        file = os.path.join(folder, name)
        if match := ZIP.match(name):
            packages.append(_open_zip(file, match["system"]))
        elif match := DEB.match(name):
            packages.append(_open_deb(file, ARCHITECTURES[match["architecture"]]))
        elif match := TOOL.match(name):
            packages.append(_open_tool(file, match["system"]))
    return packages


def tool_settings(file):
    """Reads the settings of a .NET tool: its command, or the packages of the systems."""
    with zipfile.ZipFile(file) as archive:
        return ElementTree.fromstring(archive.read(next(path for path in archive.namelist() if path.endswith("/DotnetToolSettings.xml"))))


def _open_zip(file, system):
    # All lies in one folder with the name of the package.
    start = os.path.basename(file)[:-len(".zip")] + "/"
    archive = zipfile.ZipFile(file)
    outside = [path for path in archive.namelist() if not path.startswith(start)]
    if outside:
        raise AssertionError(f"{file}: {outside[0]} lies outside of {start}")
    modes = {entry.filename[len(start):]: entry.external_attr >> 16 for entry in archive.infolist()}
    return Package(archive, "zip", system, "program/", modes, lambda path: archive.open(start + path))


def _open_tool(file, system):
    archive = zipfile.ZipFile(file)
    modes = {entry.filename: entry.external_attr >> 16 for entry in archive.infolist()}
    settings = next(path for path in modes if path.endswith("/DotnetToolSettings.xml"))
    return Package(archive, "tool", system, settings[:-len("DotnetToolSettings.xml")], modes, archive.open)


def _open_deb(file, system):
    unpacked = subprocess.run(["dpkg-deb", "--fsys-tarfile", file], check=True, capture_output=True).stdout
    archive = tarfile.open(file, fileobj=io.BytesIO(unpacked))
    members = {member.name.removeprefix("./"): member for member in archive.getmembers() if not member.isdir()}
    modes = {path: member.mode | (0o120000 if member.issym() else 0o100000) for path, member in members.items()}
    return Package(archive, "deb", system, "usr/lib/paintsound/", modes, lambda path: archive.extractfile(members[path]))
