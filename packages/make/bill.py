"""What is in a package, for people (THIRD-PARTY-NOTICES.txt) and for programs (CycloneDX 1.6, sbom.cdx.json)."""

import datetime
import json
import os
import re
import uuid

import repository

EXPRESSION = re.compile(r"^[A-Za-z0-9.+-]+( (AND|OR|WITH) [A-Za-z0-9.+-]+)*$")


# Packages often name one of these licences without its text.
STANDARD = ["MIT", "Apache-2.0"]


def notices(components):
    parts = ["PaintSound contains the packages of others that are listed here, with their licences as the packages give them.\n"]
    parts += [f"{component.name} {component.version}: {component.licence or 'see its text below'}" for component in components]
    for licence in STANDARD:
        bare = [component for component in components if component.licence == licence and not any(is_licence(name) for name, _ in component.texts)]
        if bare:
            owners = "\n".join(f"{component.name}: {component.copyright or 'Copyright ' + component.authors}" for component in bare)
            with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "licences", licence + ".txt"), encoding="utf-8") as file:
                parts.append(section(f"{licence}, for these packages", f"{owners}\n\n{file.read().strip()}"))
    # Many packages have the same text.
    texts = {}
    for component in components:
        for _, text in component.texts:
            texts.setdefault(text, []).append(component.name)
    parts += [section(", ".join(dict.fromkeys(names)), text) for text, names in texts.items()]
    return "\n".join(parts) + "\n"


def section(title, text):
    line = "=" * 100
    return f"\n{line}\n{title}\n{line}\n\n{text}"


def is_licence(name):
    return name.lower().startswith(("licen", "copying"))


def sbom(name, version, components):
    described = f"pkg:generic/{name}@{version}"
    time = datetime.datetime.fromtimestamp(repository.time(), datetime.timezone.utc)
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, described + ''.join(component.sha512 for component in components))}",
        "version": 1,
        "metadata": {
            "timestamp": time.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "component": {"type": "application", "bom-ref": described, "name": name, "version": version, "licenses": [{"license": {"id": "MIT"}}]},
        },
        "components": [_component(component) for component in components],
        "dependencies": [{"ref": described, "dependsOn": [_purl(component) for component in components]}],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _component(component):
    entry = {
        "type": "library",
        "bom-ref": _purl(component),
        "name": component.name,
        "version": component.version,
        "purl": _purl(component),
        "hashes": [{"alg": "SHA-512", "content": component.sha512}],
    }
    if component.authors:
        entry["authors"] = [{"name": component.authors}]
    if EXPRESSION.match(component.licence):
        entry["licenses"] = [{"expression": component.licence}]
    elif component.licence:
        entry["licenses"] = [{"license": {"name": "see the address", "url": component.licence}}]
    elif component.texts:
        entry["licenses"] = [{"license": {"name": component.texts[0][0], "text": {"content": component.texts[0][1]}}}]
    if component.address.startswith("http"):
        entry["externalReferences"] = [{"type": "website", "url": component.address}]
    return entry


def _purl(component):
    return f"pkg:nuget/{component.name}@{component.version}"
