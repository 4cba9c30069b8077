"use strict";

// Reads a frozen Max for Live device: {kind, members: [{name, type, flag, content}]}. The first member with flag 17 is the patch.

function unfreeze(bytes) {
    const chunks = {};
    for (let at = 0; at < bytes.length;) {
        const size = bytes.readUInt32LE(at + 4);
        chunks[bytes.toString("latin1", at, at + 4)] = bytes.subarray(at + 8, at + 8 + size);
        at += 8 + size;
    }
    const frozen = chunks.ptch;
    if (!frozen || frozen.toString("latin1", 0, 4) !== "mx@c") {
        throw new Error("The device is not frozen.");
    }
    const list = frozen.subarray(Number(frozen.readBigUInt64BE(8)));
    const members = parts(list.subarray(8, list.readUInt32BE(4))).map(([, entry]) => {
        const fields = Object.fromEntries(parts(entry));
        const [start, size] = [fields.of32.readUInt32BE(0), fields.sz32.readUInt32BE(0)];
        return {
            name: fields.fnam.toString("utf8").replace(/\0+$/, ""), type: fields.type.toString("latin1"), flag: fields.flag.readUInt32BE(0),
            content: frozen.subarray(start, start + size),
        };
    });
    return { kind: chunks.ampf.toString("latin1"), members };
}

// Big-endian sizes that count their own eight bytes.
function parts(bytes) {
    const found = [];
    for (let at = 0; at < bytes.length; at += bytes.readUInt32BE(at + 4)) {
        found.push([bytes.toString("latin1", at, at + 4), bytes.subarray(at + 8, at + bytes.readUInt32BE(at + 4))]);
    }
    return found;
}

/** The patch of a device and its scripts by name. */
function readDevice(bytes) {
    const { members } = unfreeze(bytes);
    const patch = members.find(member => member.flag === 17).content.toString("utf8").replace(/\0$/, "");
    return {
        patch: JSON.parse(patch),
        scripts: Object.fromEntries(members.filter(member => member.type === "TEXT").map(member => [member.name, member.content.toString("utf8")])),
    };
}

module.exports = { unfreeze, readDevice };
