"""Looks into every package: libraries of its system and no other, launcher, licences, documents, bill of materials, sums."""

import hashlib
import json
import os
import re
import struct
import unittest

import native_format
import package
import release

# The libraries that a package cannot do without. {processor}: x64 or arm64. OpenCV's and .NET's are in some packages only.
LIBRARIES = {
    "linux": ["libonnxruntime.so", "libSkiaSharp.so", "libHarfBuzzSharp.so", "libe_sqlite3.so", "Magick.Native-Q8-{processor}.dll.so"],
    "win": ["onnxruntime.dll", "libSkiaSharp.dll", "libHarfBuzzSharp.dll", "e_sqlite3.dll", "Magick.Native-Q8-{processor}.dll"],
    "osx": ["libonnxruntime.dylib", "libSkiaSharp.dylib", "libHarfBuzzSharp.dylib", "libe_sqlite3.dylib", "Magick.Native-Q8-{processor}.dll.dylib"],
}
VISION = {"linux": "libOpenCvSharpExtern.so", "win": "OpenCvSharpExtern.dll", "osx": "libOpenCvSharpExtern.dylib"}
DOTNET = {
    "linux": ["libcoreclr.so", "libclrjit.so", "libhostfxr.so", "libhostpolicy.so", "libSystem.Native.so"],
    "win": ["coreclr.dll", "clrjit.dll", "hostfxr.dll", "hostpolicy.dll"],
    "osx": ["libcoreclr.dylib", "libclrjit.dylib", "libhostfxr.dylib", "libhostpolicy.dylib", "libSystem.Native.dylib"],
}

DOCUMENTS = ["LICENSE", "README.md", "CHANGELOG.md", "docs/install.md", "THIRD-PARTY-NOTICES.txt", "sbom.cdx.json"]
SHOWN = ["shows/together.yaml", "max-patches/PaintSound/package-info.json", "ableton-set/remote-script/PaintSound/__init__.py"]

# So many bytes of a file tell which system it is for.
HEADER = 4096

# The load command of a Mach-O file that names its signature. Apple's processors start nothing without one.
CODE_SIGNATURE = 0x1D


class ContentsTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = release.folder()
        cls.packages = package.open_all(cls.folder)
        for each in cls.packages:
            cls.addClassCleanup(each.close)

    def test_there_are_packages(self):
        self.assertTrue(self.packages, f"{self.folder} contains no package")

    def test_native_files_are_for_the_package_s_system(self):
        for each in self.packages:
            with self.subTest(each.name):
                natives = {path: systems for path in each.modes if (systems := native_format.systems(each.read(path, HEADER)))}
                self.assertEqual({}, {path: systems for path, systems in natives.items() if each.system not in systems})
                self.assertEqual(set(), {each.program + name for name in expected_libraries(each)} - natives.keys())

    def test_the_program_can_be_started(self):
        for each in self.packages:
            if each.kind == "tool":
                continue
            with self.subTest(each.name):
                if each.system.startswith("win"):
                    self.assertEqual({each.system}, native_format.systems(each.read("program/paintsound.exe")))
                    self.assertIn(b'"%~dp0program\\paintsound.exe" %*\r\n', each.read("paintsound.cmd"))
                    continue
                self.assertEqual({each.system}, native_format.systems(each.read(each.program + "paintsound")))
                programs = {path for path, mode in each.modes.items() if mode == 0o100755}
                self.assertLessEqual({each.program + "paintsound"} | ({"paintsound"} if each.kind == "zip" else set()), programs)
                self.assertLessEqual({os.path.basename(path) for path in programs}, {"paintsound", "createdump"})
                # Other files are texts and data; a link of a Debian package has a mode of its own.
                self.assertLessEqual(set(each.modes.values()), {0o100755, 0o100644, 0o120777})
                if each.kind == "zip":
                    self.assertTrue(each.read("paintsound").startswith(b"#!/bin/sh\n"))

    def test_files_for_apple_processors_are_signed(self):
        for each in self.packages:
            if each.system != "osx-arm64":
                continue
            with self.subTest(each.name):
                natives = [path for path in each.modes if native_format.systems(each.read(path, HEADER))]
                self.assertEqual([], [path for path in natives if not is_signed(each.read(path))])

    def test_documents_licences_and_networks_are_in_it(self):
        for each in self.packages:
            with self.subTest(each.name):
                networks = {"models/sound-compact/sound.onnx", "models/correspondence-compact/image.onnx", "wwwroot/operator.html"}
                self.assertLessEqual(networks, each.components)
                if each.kind == "tool":
                    continue
                places = {"zip": ("", ""), "deb": ("usr/share/doc/paintsound/", "usr/share/paintsound/")}[each.kind]
                paths = {places[0] + path for path in DOCUMENTS} | {places[1] + path for path in SHOWN}
                self.assertEqual(set(), paths - each.modes.keys())
                self.assertIn(b"Permission is hereby granted", each.read(places[0] + "LICENSE"))

    def test_the_bill_names_what_is_in_it_with_licences(self):
        for each in self.packages:
            if each.kind == "tool":
                continue
            with self.subTest(each.name):
                start = "usr/share/doc/paintsound/" if each.kind == "deb" else ""
                bill = json.loads(each.read(start + "sbom.cdx.json"))
                notices = each.read(start + "THIRD-PARTY-NOTICES.txt").decode("utf-8")
                self.assertEqual(("CycloneDX", "1.6"), (bill["bomFormat"], bill["specVersion"]))
                listed = {component["name"] for component in bill["components"]}
                needed = {"Microsoft.ML.OnnxRuntime", "SkiaSharp"}
                if each.has_dotnet:
                    needed |= {f"Microsoft.NETCore.App.Runtime.{each.system}", f"Microsoft.AspNetCore.App.Runtime.{each.system}"}
                if each.has_vision:
                    needed.add("OpenCvSharp4")
                self.assertEqual(set(), needed - listed)
                for component in bill["components"]:
                    self.assertIn(f"{component['name']} {component['version']}", notices)
                    self.assertTrue(component.get("licenses"), component["name"])
                    self.assertEqual(128, len(component["hashes"][0]["content"]))
                references = [component["bom-ref"] for component in bill["components"]]
                self.assertEqual(len(references), len(set(references)))
                self.assertEqual(sorted(references), sorted(bill["dependencies"][0]["dependsOn"]))

    def test_the_tool_is_one_command_for_all_systems(self):
        pointers = [name for name in os.listdir(self.folder) if re.match(r"^PaintSound\.\d[\d.]*\.nupkg$", name)]
        tools = [each for each in self.packages if each.kind == "tool"]
        if not tools:
            self.skipTest("the .NET tool was not made")
        self.assertEqual(1, len(pointers))
        settings = package.tool_settings(os.path.join(self.folder, pointers[0]))
        self.assertEqual(["paintsound"], [command.get("Name") for command in settings.iter("Command")])
        self.assertEqual(
            {each.system: f"PaintSound.{each.system}" for each in tools},
            {entry.get("RuntimeIdentifier"): entry.get("Id") for entry in settings.iter("RuntimeIdentifierPackage")})
        for each in tools:
            command = next(package.tool_settings(each.file).iter("Command"))
            self.assertIn(command.get("EntryPoint"), each.components)

    def test_the_sums_are_those_of_all_files(self):
        with open(os.path.join(self.folder, "SHA256SUMS"), encoding="utf-8") as file:
            listed = dict(reversed(line.split()) for line in file)
        names = {name for name in os.listdir(self.folder) if os.path.isfile(os.path.join(self.folder, name)) and name != "SHA256SUMS"}
        self.assertEqual(names, listed.keys())
        for name in names:
            with open(os.path.join(self.folder, name), "rb") as file:
                self.assertEqual(hashlib.file_digest(file, "sha256").hexdigest(), listed[name], name)


class NativeFormatTests(unittest.TestCase):
    def test_the_first_bytes_tell_the_system(self):
        linux = b"\x7fELF\x02\x01" + bytes(12) + struct.pack("<H", 183)
        self.assertEqual({"linux-arm64"}, native_format.systems(linux))
        self.assertEqual({"osx-arm64"}, native_format.systems(b"\xcf\xfa\xed\xfe" + struct.pack("<I", 0x0100000C)))
        universal = b"\xca\xfe\xba\xbe" + struct.pack(">I", 2) + struct.pack(">5I", 0x01000007, 3, 0, 0, 0) + struct.pack(">5I", 0x0100000C, 0, 0, 0, 0)
        self.assertEqual({"osx-x64", "osx-arm64"}, native_format.systems(universal))
        self.assertEqual({"win-x64"}, native_format.systems(portable_executable(is_assembly=False)))
        self.assertEqual(set(), native_format.systems(portable_executable(is_assembly=True)))
        self.assertEqual(set(), native_format.systems(b"#!/bin/sh\n"))


def portable_executable(is_assembly):
    directories = bytes(8 * native_format.CLI_HEADER) + struct.pack("<2I", 0x2000 if is_assembly else 0, 72) + bytes(8)
    optional = struct.pack("<H", 0x20B) + bytes(106) + struct.pack("<I", 16) + directories
    return b"MZ" + bytes(58) + struct.pack("<I", 64) + b"PE\0\0" + struct.pack("<H", 0x8664) + bytes(18) + optional


def expected_libraries(each):
    kind, processor = each.system.split("-")
    names = [name.format(processor=processor) for name in LIBRARIES[kind]]
    return names + ([VISION[kind]] if each.has_vision else []) + (DOTNET[kind] if each.has_dotnet else [])


def is_signed(content):
    """Returns whether the part for Apple's processors of a program or library has a signature."""
    start = native_format.apple_start(content)
    offset = start + 32
    for _ in range(struct.unpack_from("<I", content, start + 16)[0]):
        command, size = struct.unpack_from("<2I", content, offset)
        if command == CODE_SIGNATURE:
            return True
        offset += size
    return False


if __name__ == "__main__":
    unittest.main()
