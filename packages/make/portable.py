"""Writes the zip of a system: a folder that runs wherever it is unpacked."""

import os
import time
import zipfile

import bill
import components
import repository

LAUNCHER = """#!/bin/sh
# Starts PaintSound from this folder, also through a link.
self=$0
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in /*) self=$link ;; *) self=$(dirname "$self")/$link ;; esac
done
exec "$(dirname "$self")/program/paintsound" "$@"
"""

LAUNCHER_WINDOWS = "@rem Starts PaintSound from this folder.\r\n@\"%~dp0program\\paintsound.exe\" %*\r\n"

START = """PaintSound {version} for {system}

1. Install ffmpeg: {ffmpeg}
2. In a terminal, in this folder: {command} demo
   A simulated painter and composer perform for 30 s. The film is in demo-out.
3. {command} doctor says what is missing. docs/install.md says what to do if the system blocks the program.
"""

FFMPEG = {"linux": "sudo apt install ffmpeg (or your system's package manager)", "win": "winget install Gyan.FFmpeg", "osx": "brew install ffmpeg"}


def files(published):
    """Returns {path in the package: bytes or path of a file}, and the paths of programs."""
    found = components.read(published.assets, published.system, not published.needs_dotnet)
    kind = published.system.split("-")[0]
    start = START.format(
        version=published.version, system=published.system, ffmpeg=FFMPEG[kind], command=".\\paintsound" if kind == "win" else "./paintsound")
    if published.needs_dotnet:
        start += "\nThis package needs the .NET 10 runtime with ASP.NET Core: https://dotnet.microsoft.com/download/dotnet/10.0\n"
    if not published.has_vision:
        start += "\nThis package is without OpenCV: set the corners of the canvas by hand (docs/canvas.md).\n"
    content = {
        "START.txt": start.encode("utf-8"),
        "THIRD-PARTY-NOTICES.txt": bill.notices(found).encode("utf-8"),
        "sbom.cdx.json": bill.sbom("paintsound", published.version, found).encode("utf-8"),
    }
    content.update({path: os.path.join(repository.ROOT, path) for path in repository.documents()})
    for path, _, names in os.walk(published.folder):
        for name in names:
            file = os.path.join(path, name)
            content["program/" + os.path.relpath(file, published.folder).replace(os.sep, "/")] = file
    if kind == "win":
        content["paintsound.cmd"] = LAUNCHER_WINDOWS.encode("ascii")
        return content, set()
    content["paintsound"] = LAUNCHER.encode("ascii")
    return content, {"paintsound", "program/paintsound", "program/createdump"}


def write(published, out, work):
    """Writes the zip, and the bill of materials beside it."""
    content, programs = files(published)
    moment = time.gmtime(max(repository.time(), 315532800))[:6]
    target = os.path.join(out, published.name + ".zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for path in sorted(content):
            entry = zipfile.ZipInfo(f"{published.name}/{path}", moment)
            # The mode of a Unix file, which unzip sets.
            entry.create_system = 3
            entry.external_attr = (0o100755 if path in programs else 0o100644) << 16
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, read(content[path]))
    with open(os.path.join(out, published.name + ".cdx.json"), "wb") as file:
        file.write(content["sbom.cdx.json"])
    return target


def read(source):
    if isinstance(source, bytes):
        return source
    with open(source, "rb") as file:
        return file.read()
