"""A folder to start programs in as if it were the whole system: a C library, ffmpeg, a shell and OpenSSL, and no .NET."""

import os
import re
import shutil
import subprocess

PROGRAMS = ["/bin/sh", "/usr/bin/env", "/usr/bin/dirname", "/usr/bin/readlink", "/usr/bin/ffmpeg", "/usr/bin/ffprobe"]

# The C library in all its parts. .NET loads OpenSSL by name; the networks' library needs the C++ library.
LIBRARIES = [
    "libc.so.6", "libm.so.6", "libdl.so.2", "librt.so.1", "libpthread.so.0",
    "libssl.so.3", "libcrypto.so.3", "libstdc++.so.6", "libgcc_s.so.1", "libz.so.1",
]

# What .NET and ffmpeg read besides libraries.
DEVICES = ["null", "zero", "random", "urandom"]


class EmptyRoot:
    """The folder. It is deleted by its owner."""

    def __init__(self, folder):
        self.folder = folder
        for name in ("proc", "dev", "tmp", "root"):
            os.makedirs(self.path(name))
        for device in DEVICES:
            with open(self.path("dev", device), "wb"):
                pass
        found = _cached_libraries()
        for file in PROGRAMS + [found[name] for name in LIBRARIES]:
            self._add(file)
            for needed in re.findall(r"(/\S+)", subprocess.run(["ldd", file], capture_output=True, text=True, check=False).stdout):
                self._add(needed)
        # ffmpeg's own libraries may lie in folders that only the cache of the system knows.
        subprocess.run(["ldconfig", "-r", folder], check=False, capture_output=True)

    @staticmethod
    def missing():
        """Returns why there can be no such folder here; None if there can."""
        if os.uname().machine != "x86_64" or not os.path.exists("/sbin/ldconfig"):
            return "this is not a Linux x64 with ldconfig"
        absent = [program for program in PROGRAMS if not os.path.exists(program)]
        if absent:
            return f"{absent[0]} is missing"
        if subprocess.run([*_namespace(), "mount", "-t", "proc", "proc", "/proc"], capture_output=True, check=False).returncode != 0:
            return "this system allows no namespaces (unshare)"
        return None

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def start(self, *command):
        """Starts a program that sees this folder as the whole system, with an empty environment."""
        mounts = f'mount -t proc proc "{self.folder}/proc"'
        for device in DEVICES:
            mounts += f' && mount --bind /dev/{device} "{self.folder}/dev/{device}"'
        script = f'{mounts} && exec chroot "{self.folder}" /usr/bin/env -i PATH=/usr/bin:/bin HOME=/root "$@"'
        return subprocess.Popen(
            [*_namespace(), "sh", "-c", script, "sh", *command], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, bufsize=1, encoding="utf-8")

    def _add(self, file):
        target = self.path(file.lstrip("/"))
        if not os.path.exists(target):
            os.makedirs(os.path.dirname(target), exist_ok=True)
            shutil.copy(file, target)


def _namespace():
    user = [] if os.getuid() == 0 else ["--user", "--map-root-user"]
    return ["unshare", *user, "--mount", "--pid", "--fork", "--kill-child"]


def _cached_libraries():
    lines = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout.splitlines()
    found = {}
    for line in lines:
        match = re.match(r"\s*(\S+) \(.*x86-64.*\) => (\S+)", line)
        if match:
            found.setdefault(match.group(1), match.group(2))
    return found
