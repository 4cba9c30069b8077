"""Makes the packages of a release: python3 packages/make [--out FOLDER] [--systems linux-x64,win-x64] [--no-deb] [--no-tool]

For each system it publishes the program with .NET in it and writes a zip; for Linux also a Debian package; then a .NET tool, and the sums of all files.
It needs the .NET 10 SDK, and dpkg-deb for the Debian packages.
"""

import argparse
import hashlib
import os
import shutil
import sys

import debian
import portable
import publish
import repository


def write_sums(folder):
    names = sorted(name for name in os.listdir(folder) if name.endswith((".zip", ".deb", ".nupkg", ".json")))
    with open(os.path.join(folder, "SHA256SUMS"), "w", encoding="utf-8", newline="\n") as sums:
        for name in names:
            with open(os.path.join(folder, name), "rb") as file:
                sums.write(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {name}\n")


def main():
    parser = argparse.ArgumentParser(prog="packages/make", description="Makes the packages of a release.")
    parser.add_argument("--out", default=os.path.join(repository.ROOT, ".built", "packages"), help="folder to write into; default: .built/packages")
    parser.add_argument("--systems", default=",".join(publish.SYSTEMS), help="systems with commas between; default: all")
    parser.add_argument("--no-deb", action="store_true", help="make no Debian packages")
    parser.add_argument("--no-tool", action="store_true", help="make no .NET tool")
    arguments = parser.parse_args()
    systems = [system for system in arguments.systems.split(",") if system]
    unknown = [system for system in systems if system not in publish.SYSTEMS]
    if unknown:
        parser.error(f"unknown system {unknown[0]}: {', '.join(publish.SYSTEMS)}")

    out = os.path.abspath(arguments.out)
    work = os.path.join(out, "work")
    os.makedirs(work, exist_ok=True)
    programs = []
    for system in systems:
        published = publish.publish(system, work)
        programs.append(published)
        portable.write(published, out, work)
        if system in debian.ARCHITECTURES and not arguments.no_deb:
            if published.needs_dotnet:
                print(f"{system}: no Debian package, because the .NET runtime for it could not be had", file=sys.stderr)
            elif shutil.which("dpkg-deb"):
                debian.write(published, out, work)
            else:
                print("no Debian package: dpkg-deb is missing", file=sys.stderr)
    if not arguments.no_tool:
        publish.pack_tool(out, work, programs)
    write_sums(out)
    for name in sorted(os.listdir(out)):
        path = os.path.join(out, name)
        if os.path.isfile(path):
            print(f"{os.path.getsize(path) / 1e6:8.1f} MB  {name}")


if __name__ == "__main__":
    main()
