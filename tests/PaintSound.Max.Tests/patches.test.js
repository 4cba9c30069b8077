"use strict";

// Runs the patches of the package with simulated Max objects: node --test tests/PaintSound.Max.Tests

const assert = require("assert");
const fs = require("fs");
const path = require("path");
const test = require("node:test");
const vm = require("vm");
const { Patcher } = require("./patcher.js");

const root = path.join(__dirname, "..", "..");
const packageFolder = process.env.PAINTSOUND_PACKAGE || path.join(root, "max-patches", "PaintSound");
const find = name => fs.readdirSync(packageFolder, { recursive: true, withFileTypes: true }).find(entry => entry.name === name);
const read = name => { const entry = find(name); return fs.readFileSync(path.join(entry.parentPath || entry.path, name), "utf8"); };
const open = (name, options) => new Patcher(JSON.parse(read(name)), { script: read, ...options });

// The controls with their types, ranges and words, from the table of docs/osc.md.
const controls = fs.readFileSync(path.join(root, "docs", "osc.md"), "utf8").split("\n").map(line => line.split(" | "))
    .filter(cells => cells[0].startsWith("| `/paintsound/control/"))
    .map(cells => {
        const types = cells[2] === "-" ? [] : cells[2].split("; ");
        const range = /(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)$/.exec(types[types.length - 1] || "");
        const words = types.map(type => (/ or /.test(type) ? type.replace(/^s \w+ /, "").split(/, | or /) : []));
        return { address: cells[0].slice(3, -1), types: types.map(type => type[0]), range: range ? [Number(range[1]), Number(range[2])] : null, words, sent: cells[1] !== "in" };
    });

// ---- control

// It asks for the values of all controls when it opens, so that its boxes show them.
const control = () => {
    const patch = open("paintsound.control.maxpat", { args: ["127.0.0.1", 9100] });
    assert.deepStrictEqual(patch.sent.splice(0), [{ to: 9100, atoms: ["/paintsound/state"] }]);
    return patch;
};

// The box whose movement sends a message with this beginning.
function boxOf(patch, address) {
    const boxes = [...patch.boxes.values()].filter(box => ["button", "toggle", "flonum", "umenu"].includes(box.kind));
    const reaches = (box, depth) => depth < 4 && box.wires.some(([, to]) => text(to) === "prepend " + address || text(to) === address || reaches(to, depth + 1));
    const text = box => box.json.text || "";
    return boxes.find(box => reaches(box, 0));
}

const last = patch => patch.sent[patch.sent.length - 1].atoms;

test("every item of every menu sends its word", () => {
    const menus = controls.filter(c => c.types.length === 1 && c.types[0] === "s" && c.words[0].length);
    assert.ok(menus.length > 0);
    for (const { address, words } of menus) {
        const patch = control();
        const box = boxOf(patch, address);
        assert.deepStrictEqual(box.items, words[0]);
        words[0].forEach((word, index) => {
            patch.move(box, index);
            assert.deepStrictEqual(last(patch), [address, word]);
        });
    }
});

test("every number has the range of its control, and sends no value outside", () => {
    const numbers = controls.flatMap(c => (c.types[c.types.length - 1] !== "f" ? [] : c.types.length === 1 ? [[c, c.address, [c.address]]]
        : (c.words[0] || []).map(word => [c, c.address + " " + word, [c.address, word]])));
    assert.ok(numbers.length >= 6);
    for (const [{ range }, target, message] of numbers) {
        const patch = control();
        const box = boxOf(patch, target);
        assert.ok(box, target);
        assert.deepStrictEqual([box.json.minimum, box.json.maximum], range, target);
        for (const [put, sent] of [[range[0] - 5, range[0]], [range[1] + 5, range[1]], [range[1], range[1]]]) {
            patch.move(box, put);
            assert.deepStrictEqual(last(patch), [...message, sent]);
        }
    }
});

test("boxes follow what is set elsewhere, and send nothing by that", () => {
    for (const { address, types, range, words } of controls.filter(c => c.sent)) {
        const patch = control();
        for (const item of types.length === 1 ? [[]] : words[0].length ? words[0].map(word => [word]) : [["two words"], ["other"]]) {
            const value = types[types.length - 1] === "s" ? words[0][words[0].length - 1] : types[types.length - 1] === "i" ? 1 : range[1];
            patch.input(1, address, ...item, value);
            const box = boxOf(patch, words[0].length && item.length ? address + " " + item[0] : address);
            assert.strictEqual(box.kind === "umenu" ? box.items[box.value] : box.value, item[0] === "other" ? box.value : value, address);
        }
        assert.deepStrictEqual(patch.sent, [], address);
    }
});

test("a control by name is sent for the chosen name and follows it", () => {
    for (const { address, types, words } of controls.filter(c => c.types.length === 2 && !c.words[0].length)) {
        const patch = control();
        const box = boxOf(patch, address);
        const name = patch.find(each => each.kind === "textedit" && each.wires.some(([, to]) => box.wires.some(([, p]) => p.wires.some(([, js]) => js === to))));
        patch.move(box, 1);
        assert.deepStrictEqual(patch.sent, [], "no name yet");
        patch.input(1, address, "first", 0);
        assert.strictEqual(name.text, "first");
        patch.move(box, 1);
        assert.deepStrictEqual(last(patch), [address, "first", 1]);
        patch.input(1, address, "two words", types[1] === "f" ? 0.25 : 0);
        assert.strictEqual(box.value, 1);
        patch.move(name, "two words");
        assert.strictEqual(box.value, types[1] === "f" ? 0.25 : 0);
        patch.move(box, 1);
        assert.deepStrictEqual(last(patch), [address, "two words", 1]);
        assert.strictEqual(patch.sent.length, 2);
    }
});

test("a name of its own, as of a preset, is sent as one symbol", () => {
    const names = controls.filter(c => c.types.length === 1 && c.types[0] === "s" && !c.words[0].length);
    assert.ok(names.length > 0);
    for (const { address } of names) {
        const patch = control();
        const name = patch.find(each => each.kind === "textedit" && each.wires.some(([, route]) => route.wires.some(([, to]) => to.json.text === "prepend " + address)));
        patch.move(name, "two words");
        assert.deepStrictEqual(last(patch), [address, "two words"]);
    }
});

test("two control patches that follow each other through PaintSound come to rest", () => {
    const [one, other] = [control(), control()];
    one.move(boxOf(one, "/paintsound/control/gate"), 0.3);
    for (let round = 0; round < 3; round++) {
        const all = [...one.sent.splice(0), ...other.sent.splice(0)].map(sent => sent.atoms);
        assert.strictEqual(all.length, round === 0 ? 1 : 0);
        all.forEach(atoms => [one, other].forEach(patch => patch.input(1, ...atoms)));
    }
    assert.strictEqual(boxOf(other, "/paintsound/control/gate").value, 0.3);
});

test("any message and every button is sent as it is", () => {
    const patch = control();
    patch.input(0, "/paintsound/control/gate", 0.05);
    patch.move(boxOf(patch, "/paintsound/control/next"), 1);
    assert.deepStrictEqual(patch.sent, [{ to: 9100, atoms: ["/paintsound/control/gate", 0.05] }, { to: 9100, atoms: ["/paintsound/control/next"] }]);
});

// ---- player

const FILES = { "/m/mono.wav": { channels: 1 }, "/m/stereo.wav": { channels: 2 }, "/m/slow.wav": { channels: 2, delay: 900 }, "/m/four.wav": { channels: 4 } };

function player() {
    const patch = open("paintsound.player.maxpat", { files: FILES });
    const voices = [...patch.boxes.values()].filter(box => box.name === "sfplay~");
    return { patch, voices, reading: () => voices.filter(voice => voice.plays).length, play: (file, start = 3) => patch.input(0, "id", "Title", file, start, 0.1, 0.2) };
}

for (const [file, levels] of [["/m/mono.wav", [1, 1]], ["/m/stereo.wav", [1, 2]], ["/m/slow.wav", [1, 2]], ["/m/four.wav", [1, 2]]]) {
    test("plays both sides of " + file, () => {
        const { patch, voices, play, reading } = player();
        play(file);
        patch.advance(4000);
        assert.deepStrictEqual([patch.stereo(), reading()], [levels, 1]);
        assert.strictEqual(voices.find(voice => voice.plays).from, 3000);
    });
}

test("cross-fades, and stops the voice that has faded", () => {
    const { patch, play, reading } = player();
    patch.input(1, 1000);
    play("/m/mono.wav");
    patch.advance(2000);
    for (const file of ["/m/stereo.wav", "/m/mono.wav", "/m/stereo.wav"]) {
        play(file);
        patch.advance(500);
        assert.deepStrictEqual([patch.stereo(), reading()], [[1, 1.5], 2]);
        patch.advance(1000);
        assert.strictEqual(reading(), 1);
    }
    assert.deepStrictEqual(patch.stereo(), [1, 2]);
});

test("a faster choice than the cross-fade leaves no more than two voices and ends with the last excerpt", () => {
    const { patch, play, reading } = player();
    for (const file of ["/m/mono.wav", "/m/stereo.wav", "/m/mono.wav", "/m/slow.wav", "/m/mono.wav", "/m/stereo.wav"]) {
        play(file);
        patch.advance(300);
        assert.ok(reading() <= 2);
    }
    patch.advance(5000);
    assert.deepStrictEqual([patch.stereo(), reading()], [[1, 2], 1]);
});

test("says that Max cannot open a file, and the previous excerpt continues", () => {
    for (const file of ["/m/choir.opus", "C:\\m\\gone.wav"]) {
        const { patch, play, reading } = player();
        play("/m/mono.wav");
        patch.advance(4000);
        play(file);
        patch.advance(4000);
        assert.deepStrictEqual([patch.stereo(), reading()], [[1, 1], 1]);
        assert.strictEqual(patch.errors.length, 1);
        assert.ok(patch.errors[0].includes(file) && patch.errors[0].endsWith("\n"));
        assert.deepStrictEqual(patch.out[2].pop(), ["unreadable", "Title"]);
        play("/m/stereo.wav");
        patch.advance(4000);
        assert.deepStrictEqual([patch.stereo(), reading()], [[1, 2], 1]);
    }
});

test("the gain belongs to the next excerpt", () => {
    const { patch, play } = player();
    patch.input(2, -6.0206);
    play("/m/mono.wav");
    patch.advance(3000);
    assert.deepStrictEqual(patch.stereo(), [0.5, 0.5]);
    patch.input(2, 0);
    patch.advance(3000);
    assert.deepStrictEqual(patch.stereo(), [0.5, 0.5]);
    play("/m/mono.wav");
    patch.advance(3000);
    assert.deepStrictEqual(patch.stereo(), [1, 1]);
});

test("an excerpt that reaches the end of its file is told", () => {
    const { patch, voices, play } = player();
    play("/m/mono.wav");
    patch.advance(3000);
    patch.end(voices.find(voice => voice.plays));
    assert.deepStrictEqual(patch.out[2].pop(), ["ended", "Title"]);
    play("/m/stereo.wav");
    patch.advance(3000);
    assert.deepStrictEqual(patch.stereo(), [1, 2]);
});

test("paths are converted to Max's form", () => {
    const sandbox = vm.createContext({});
    vm.runInContext(read("paintsound.file.js"), sandbox);
    for (const [path, max] of [
        ["C:\\music\\rain and wood.wav", "C:/music/rain and wood.wav"], ["d:\\a.wav", "d:/a.wav"], ["C:/music/rain.wav", "C:/music/rain.wav"],
        ["\\\\server\\share\\a.wav", "//server/share/a.wav"], ["\\\\?\\C:\\long\\a.wav", "C:/long/a.wav"], ["\\\\?\\UNC\\server\\share\\a.wav", "//server/share/a.wav"],
        ["/Users/me/rain.wav", "/Users/me/rain.wav"], ["/Volumes/Sample Disk/a/b.wav", "Sample Disk:/a/b.wav"], ["/home/me/a\\b.wav", "/home/me/a\\b.wav"],
        ["paintsound.tone.wav", "paintsound.tone.wav"], ["Macintosh HD:/Users/me/a.wav", "Macintosh HD:/Users/me/a.wav"]]) {
        assert.strictEqual(sandbox.toMaxPath(path), max);
    }
});

test("the scripts are ES5 for [js]", () => {
    for (const name of ["paintsound.file.js", "paintsound.player.js", "paintsound.family.js"]) {
        const code = read(name).replace(/\/\/.*$/gm, "").replace(/"(\\.|[^"\\])*"/g, "\"\"");
        assert.doesNotMatch(code, /=>|`|\b(let|const|class|async|await|yield|of|import|export)\b|\.\.\.|\*\*/, name);
    }
});

module.exports = { open };
