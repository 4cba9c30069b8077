"""Writes a Debian package of a published program."""

import email.utils
import gzip
import os
import shutil
import subprocess

import manual
import portable
import repository

ARCHITECTURES = {"linux-x64": "amd64", "linux-arm64": "arm64"}

# Debian wants a name and an address. Nobody reads mail at this one: problems belong on the project's page.
MAINTAINER = "PaintSound contributors <paintsound@example.invalid>"

CONTROL = """Package: paintsound
Version: {version}
Architecture: {architecture}
Maintainer: {maintainer}
Installed-Size: {size}
Depends: ffmpeg, libc6 (>= 2.34), libgcc-s1, libstdc++6, libssl3 | libssl3t64, zlib1g
Recommends: {recommended}
Suggests: jackd2
Section: sound
Priority: optional
Description: brush and canvas select music, music selects paintings
 PaintSound listens to a painter's brush, watches the canvas and listens to a
 composer. It selects music that answers the painting and paintings that answer
 the music, and sends everything to Ableton Live, Max, lights and web pages.
"""

WITHOUT_OPENCV = """ .
 This package is without OpenCV: the corners of the canvas are set by hand.
"""

CHANGELOG = """paintsound ({version}) stable; urgency=medium

  * What changed is in /usr/share/doc/paintsound/CHANGELOG.md.

 -- {maintainer}  {date}
"""

# The program contains .NET and the native libraries of NuGet packages as their authors built and signed them.
LINTIAN_OVERRIDES = """paintsound: embedded-library
paintsound: unstripped-binary-or-object
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
    date = email.utils.formatdate(repository.time())
    changelog = CHANGELOG.format(version=published.version, maintainer=MAINTAINER, date=date)
    write_packed(os.path.join(documents, "changelog.gz"), changelog)
    write_packed(os.path.join(root, "usr/share/man/man1/paintsound.1.gz"), manual.page())
    write_text(os.path.join(root, "usr/share/lintian/overrides/paintsound"), LINTIAN_OVERRIDES)
    os.makedirs(os.path.join(root, "usr/bin"))
    os.symlink("../lib/paintsound/paintsound", os.path.join(root, "usr/bin/paintsound"))
    files = [os.path.join(path, name) for path, _, names in os.walk(root) for name in names]
    control = CONTROL.format(
        version=published.version, architecture=ARCHITECTURES[published.system], maintainer=MAINTAINER,
        size=sum(os.path.getsize(file) for file in files if not os.path.islink(file)) // 1024,
        recommended=", ".join((["libgtk-3-0t64 | libgtk-3-0, libatomic1"] if published.has_vision else []) + ["librtmidi6 | librtmidi7"]))
    write_text(os.path.join(root, "DEBIAN", "control"), control + ("" if published.has_vision else WITHOUT_OPENCV))
    for path, folders, _ in os.walk(root):
        for folder in folders:
            os.chmod(os.path.join(path, folder), 0o755)
    os.chmod(root, 0o755)
    target = os.path.join(out, f"paintsound_{published.version}_{ARCHITECTURES[published.system]}.deb")
    environment = dict(os.environ, SOURCE_DATE_EPOCH=str(repository.time()))
    # Gzip: xz takes minutes for a few megabytes less, and older systems read no zstd.
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zgzip", "-z6", "--build", root, target], check=True, env=environment, stdout=subprocess.DEVNULL)
    return target


def write_text(target, text):
    os.makedirs(os.path.dirname(target), exist_ok=True)
    with open(target, "w", encoding="utf-8", newline="\n") as file:
        file.write(text)
    os.chmod(target, 0o644)


def write_packed(target, text):
    os.makedirs(os.path.dirname(target), exist_ok=True)
    # Without name and time, so that the same sources give the same package.
    with open(target, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(text.encode("utf-8"))
    os.chmod(target, 0o644)


def place(path):
    """Returns where a file of the portable package belongs in a Debian system."""
    if path.startswith("program/"):
        return "usr/lib/paintsound/" + path[len("program/"):]
    if path.startswith(("shows/", "max-patches/", "ableton-set/")):
        return "usr/share/paintsound/" + path
    return "usr/share/doc/paintsound/" + path
