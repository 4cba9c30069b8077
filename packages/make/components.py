"""The packages of others that lie in a published program: names, versions, licences. From what NuGet restored."""

import base64
import dataclasses
import os
import re
import xml.etree.ElementTree as ElementTree

LICENCE_FILE = re.compile(r"^(licen[cs]e|notice|copying|third-?party-?notices)[^/]*$", re.IGNORECASE)


@dataclasses.dataclass
class Component:
    """A package of others."""

    name: str
    version: str
    licence: str
    authors: str
    copyright: str
    address: str
    sha512: str
    texts: list


def read(assets, system, self_contained=True):
    """Returns the components that were published, sorted by name."""
    target = next(value for key, value in assets["targets"].items() if key.endswith("/" + system))
    found = [key.split("/") for key, value in target.items() if value["type"] == "package" and _has_files(value)]
    if self_contained:
        for framework in assets["project"]["frameworks"].values():
            for package in framework.get("downloadDependencies", []):
                if ".App.Runtime." in package["name"] or ".App.Host." in package["name"]:
                    found.append((package["name"], package["version"].strip("[]").split(",")[0]))
    folders = list(assets["packageFolders"])
    return sorted((_component(name, version, folders) for name, version in found), key=lambda component: component.name.lower())


def _has_files(library):
    files = [file for kind in ("runtime", "native", "runtimeTargets", "resource") for file in library.get(kind, {})]
    return any(not file.endswith("/_._") for file in files)


def _component(name, version, folders):
    folder = next((path for path in (os.path.join(root, name.lower(), version.lower()) for root in folders) if os.path.isdir(path)), None)
    if folder is None:
        raise SystemExit(f"The package {name} {version} is not in {', '.join(folders)}. Publish again.")
    metadata = {}
    for element in ElementTree.parse(os.path.join(folder, name.lower() + ".nuspec")).getroot()[0]:
        metadata[element.tag.rsplit("}", 1)[-1]] = element
    texts = []
    for path, _, names in sorted(os.walk(folder)):
        for file in sorted(names):
            if LICENCE_FILE.match(file) and not file.endswith((".dll", ".xml", ".png")):
                with open(os.path.join(path, file), encoding="utf-8-sig", errors="replace") as text:
                    texts.append((file, text.read().strip()))
    # An expression is a name of SPDX; a file lies among the texts; older packages have an address only.
    licence = metadata.get("license")
    words = "" if licence is None or licence.get("type") != "expression" else licence.text.strip()
    if not words and licence is None and "licenseUrl" in metadata:
        words = metadata["licenseUrl"].text.strip()
    with open(os.path.join(folder, f"{name}.{version}.nupkg.sha512".lower()), encoding="ascii") as sum_file:
        sha512 = base64.b64decode(sum_file.read()).hex()
    return Component(name, version, words, _text(metadata, "authors"), _text(metadata, "copyright"), _text(metadata, "projectUrl"), sha512, texts)


def _text(metadata, key):
    return (metadata[key].text or "").strip() if key in metadata else ""
