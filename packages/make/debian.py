"""Writes a Debian package of a published program."""

import gzip
import os
import shutil
import subprocess

import portable
import repository

ARCHITECTURES = {"linux-x64": "amd64", "linux-arm64": "arm64"}

CONTROL = """Package: paintsound
Version: {version}
Architecture: {architecture}
Maintainer: PaintSound maintainers <paintsound@localhost>
Installed-Size: {size}
Depends: ffmpeg, libc6 (>= 2.34), libgcc-s1, libstdc++6, libssl3 | libssl3t64, zlib1g
Recommends: libgtk-3-0t64 | libgtk-3-0, librtmidi6 | librtmidi7
Suggests: jackd2
Section: sound
Priority: optional
Description: brush and canvas select music, music selects paintings
 PaintSound listens to a painter's brush, watches the canvas and listens to a
 composer. It selects music that answers the painting and paintings that answer
 the music, and sends everything to Ableton Live, Max, lights and web pages.
"""


def write(published, out, work):
    root = os.path.join(work, published.system + "-deb")
    shutil.rmtree(root, ignore_errors=True)
    content, programs = portable.files(published)
    for path, source in content.items():
        target = os.path.join(root, place(path))
        if path == "paintsound" or path == "START.txt":
            continue
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as file:
            file.write(portable.read(source))
        os.chmod(target, 0o755 if path in programs else 0o644)
    documents = os.path.join(root, "usr/share/doc/paintsound")
    shutil.copyfile(os.path.join(repository.ROOT, "LICENSE"), os.path.join(documents, "copyright"))
    with open(os.path.join(documents, "CHANGELOG.md"), "rb") as file, open(os.path.join(documents, "changelog.gz"), "wb") as target:
        with gzip.GzipFile("", "wb", 9, target, mtime=0) as packed:
            packed.write(file.read())
    os.makedirs(os.path.join(root, "usr/bin"))
    os.symlink("../lib/paintsound/paintsound", os.path.join(root, "usr/bin/paintsound"))
    size = sum(os.path.getsize(os.path.join(path, name)) for path, _, names in os.walk(root) for name in names if name != "paintsound" or "lib" in path)
    os.makedirs(os.path.join(root, "DEBIAN"))
    with open(os.path.join(root, "DEBIAN", "control"), "w", encoding="utf-8", newline="\n") as control:
        control.write(CONTROL.format(version=published.version, architecture=ARCHITECTURES[published.system], size=size // 1024))
    for path, folders, _ in os.walk(root):
        for folder in folders:
            os.chmod(os.path.join(path, folder), 0o755)
    os.chmod(root, 0o755)
    target = os.path.join(out, f"paintsound_{published.version}_{ARCHITECTURES[published.system]}.deb")
    environment = dict(os.environ, SOURCE_DATE_EPOCH=str(repository.time()))
    # Gzip: xz takes minutes for a few megabytes less, and older systems read no zstd.
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zgzip", "-z6", "--build", root, target], check=True, env=environment, stdout=subprocess.DEVNULL)
    return target


def place(path):
    """Returns where a file of the portable package belongs in a Debian system."""
    if path.startswith("program/"):
        return "usr/lib/paintsound/" + path[len("program/"):]
    if path.startswith(("shows/", "max-patches/", "ableton-set/")):
        return "usr/share/paintsound/" + path
    return "usr/share/doc/paintsound/" + path
