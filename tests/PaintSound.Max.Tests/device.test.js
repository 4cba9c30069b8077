"use strict";

// Runs the whole Max for Live device, its patch and its script, as it is frozen in its file: node --test tests/PaintSound.Max.Tests

const assert = require("assert");
const test = require("node:test");
const { LiveSet, createApi, moved, readScript } = require("./standin.js");
const { Patcher } = require("./patcher.js");

const CONTROL = "/paintsound/control/";

function load(shared = {}, stored = {}) {
    const set = new LiveSet([{ name: "own", clips: { 0: { name: "Rain", file: "/m/rain.wav" } } }]);
    const patch = new Patcher(moved.patch, { script: readScript, globals: { LiveAPI: createApi(set) }, shared, stored });
    const box = name => patch.find(each => each.parameter && each.parameter.parameter_longname === name);
    const udp = patch.find(each => each.name === "udpreceive");
    const status = patch.find(each => each.kind === "live.comment" && each.json.presentation_rect[2] > 300);
    const receive = (...atoms) => patch.send(udp, 0, atoms);
    return {
        set, patch, box, udp, status, receive,
        connect: () => { receive("/paintsound/live/hello", 1, 9200, 0); patch.advance(10); },
        controls: () => patch.sent.filter(sent => String(sent.atoms[0]).startsWith(CONTROL)).map(sent => [sent.atoms[0].slice(CONTROL.length), ...sent.atoms.slice(1)]),
    };
}

const MOVES = [
    ["Gate", 0.2, ["gate", 0.2]], ["Dwell", 9, ["dwell", 9]], ["Follow", 0.9, ["follow", 0.9]], ["Congruity Smoothing", 3, ["congruity/smoothing", 3]],
    ["Hold", 1, ["hold", 1]], ["Arm", 0, ["arm", 0]], ["Depth 1", 0.4, ["depth", "hall", 0.4]], ["Depth 2", 0.3, ["depth", "two words", 0.3]],
    ["Depth 3", 0.2, ["depth", "c", 0.2]], ["Depth 4", 0.1, ["depth", "d", 0.1]],
];

const nameModulations = device => ["hall", "two words", "c", "d", "fifth"].forEach(name => device.receive(CONTROL + "depth", name, 1));

test("loads in silence, and says that it waits", () => {
    const device = load();
    device.patch.advance(2000);
    assert.deepStrictEqual([device.patch.sent, device.patch.printed, device.patch.errors], [[], [], []]);
    assert.strictEqual(device.status.text, "waiting for PaintSound");
    device.connect();
    assert.strictEqual(device.status.text, "PaintSound is connected");
    assert.deepStrictEqual(device.patch.sent.map(sent => [sent.to, sent.atoms[0]]), [[9200, "/paintsound/live/welcome"], [9200, "/paintsound/live/beat"]]);
});

test("each parameter sends its control, and only when it is moved", () => {
    const device = load();
    device.connect();
    nameModulations(device);
    for (const [name, value, sent] of MOVES) {
        device.patch.move(device.box(name), value);
        assert.deepStrictEqual(device.controls().pop(), sent);
        device.patch.move(device.box(name), value);
    }
    assert.strictEqual(device.controls().length, MOVES.length);
    assert.ok(device.patch.sent.every(sent => sent.to === (sent.atoms[0].startsWith(CONTROL) ? 9100 : 9200)));
});

test("every change of Next asks for one selection", () => {
    const device = load();
    device.connect();
    for (const value of [1, 0, 1]) {
        device.patch.move(device.box("Next"), value);
    }
    assert.deepStrictEqual(device.controls(), [["next"], ["next"], ["next"]]);
});

test("parameters follow the show when its values rest, in one step, and send nothing by that", () => {
    const device = load();
    const changes = [];
    device.connect();
    for (const [name, , sent] of MOVES) {
        const box = device.box(name);
        let current = box.value;
        Object.defineProperty(box, "value", { get: () => current, set: next => { changes.push(name); current = next; } });
        for (let step = 1; step <= 20; step++) {
            device.receive(CONTROL + sent[0], ...sent.slice(1, -1), box.parameter.parameter_type === 2 ? step % 2 : step / 100);
            device.patch.advance(20);
        }
        device.receive(CONTROL + sent[0], ...sent.slice(1));
    }
    device.patch.advance(1000);
    assert.deepStrictEqual(changes.sort(), MOVES.map(move => move[0]).sort());
    assert.deepStrictEqual(MOVES.map(([name]) => device.box(name).value), MOVES.map(move => move[1]));
    assert.deepStrictEqual(device.controls(), []);
});

test("a parameter that moves in Live is not pulled back by the replies to it", () => {
    const device = load();
    device.connect();
    for (let step = 1; step <= 50; step++) {
        device.patch.move(device.box("Follow"), step / 50);
        device.patch.advance(40);
        device.receive(CONTROL + "follow", Math.fround(Math.max(0, step - 3) / 50));
    }
    device.receive(CONTROL + "follow", 1);
    device.patch.advance(2000);
    assert.strictEqual(device.box("Follow").value, 1);
    assert.strictEqual(device.controls().length, 50);
});

test("the values of a set go to the show, or the show's values to the dials", () => {
    for (const recall of [0, 1]) {
        const device = load();
        device.patch.move(device.box("Recall"), recall);
        MOVES.forEach(([name, value]) => device.patch.move(device.box(name), value));
        assert.deepStrictEqual(device.controls(), []);
        device.connect();
        nameModulations(device);
        device.receive(CONTROL + "gate", 0.05);
        assert.deepStrictEqual(device.controls().sort(), recall ? MOVES.map(move => move[2]).sort() : []);
        device.controls().forEach(([name, ...values]) => device.receive(CONTROL + name, ...values));
        device.patch.advance(2000);
        assert.strictEqual(device.box("Gate").value, recall ? 0.2 : 0.05);
        assert.strictEqual(device.box("Depth 1").value, recall ? 0.4 : 1);
    }
});

test("the names of the modulations stand below the dials", () => {
    const device = load();
    const names = () => [...device.patch.boxes.values()].filter(box => box.kind === "live.comment" && box.json.presentation_rect[1] === 76).map(box => box.text);
    assert.deepStrictEqual(names(), ["-", "-", "-", "-"]);
    device.connect();
    device.receive(CONTROL + "depth", "hall", 1);
    device.receive(CONTROL + "depth", "two words", 0.5);
    assert.deepStrictEqual(names(), ["hall", "two words", "-", "-"]);
    device.patch.move(device.box("Depth 3"), 0.5);
    assert.deepStrictEqual(device.controls(), []);
    device.connect();
    assert.deepStrictEqual(names(), ["-", "-", "-", "-"]);
});

test("a preset sets its dials, which send", () => {
    const device = load();
    device.connect();
    device.patch.move(device.box("Preset"), device.box("Preset").parameter.parameter_enum.indexOf("Slow"));
    assert.deepStrictEqual([device.box("Dwell").value, device.box("Congruity Smoothing").value], [20, 5]);
    assert.deepStrictEqual(device.controls(), [["dwell", 20], ["congruity/smoothing", 5]]);
});

const KEPT = MOVES.filter(([name]) => name !== "Arm").map(([name, value]) => [name, value]);

const press = (device, button) => { device.patch.move(device.box(button), 1); device.patch.advance(50); };
const choose = (device, number) => device.patch.move(device.box("Preset Slot"), number - 1);
const slotState = device => [...device.patch.boxes.values()].find(box => box.kind === "live.comment" && ["empty", "stored"].includes(box.text)).text;
const values = (device, names = KEPT.map(([name]) => name)) => names.map(name => device.box(name).value);

function storeMoves(device, number) {
    choose(device, number);
    MOVES.forEach(([name, value]) => device.patch.move(device.box(name), value));
    press(device, "Store Slot");
}

test("a slot stores all dials and Hold, and its recall sets and sends what differs", () => {
    const device = load();
    device.connect();
    nameModulations(device);
    storeMoves(device, 3);
    KEPT.forEach(([name], i) => device.patch.move(device.box(name), i === 0 ? 0.2 : device.box(name).parameter.parameter_initial[0]));
    device.patch.move(device.box("Arm"), 1);
    device.patch.sent.length = 0;
    press(device, "Recall Slot");
    assert.deepStrictEqual(values(device), KEPT.map(([, value]) => value));
    assert.deepStrictEqual(device.controls().sort(), MOVES.filter(([name]) => name !== "Arm" && name !== "Gate").map(([, , sent]) => sent).sort());
    assert.strictEqual(device.box("Arm").value, 1);
    device.patch.sent.length = 0;
    press(device, "Recall Slot");
    assert.deepStrictEqual(device.controls(), []);
});

test("each slot keeps its own values, and says whether it has some", () => {
    const device = load();
    assert.strictEqual(slotState(device), "empty");
    for (let number = 1; number <= 8; number++) {
        choose(device, number);
        assert.strictEqual(slotState(device), "empty");
        device.patch.move(device.box("Dwell"), number);
        press(device, "Store Slot");
        assert.strictEqual(slotState(device), "stored");
    }
    for (const number of [1, 8, 5]) {
        choose(device, number);
        assert.notStrictEqual(device.box("Dwell").value, number);
        press(device, "Recall Slot");
        assert.strictEqual(device.box("Dwell").value, number);
    }
    device.patch.move(device.box("Dwell"), 30);
    press(device, "Store Slot");
    device.patch.move(device.box("Dwell"), 2);
    press(device, "Recall Slot");
    assert.strictEqual(device.box("Dwell").value, 30);
});

test("an empty slot changes nothing", () => {
    const device = load();
    device.connect();
    device.patch.move(device.box("Gate"), 0.15);
    const [before, sent] = [values(device), device.controls().length];
    choose(device, 2);
    press(device, "Recall Slot");
    assert.deepStrictEqual([values(device), device.controls().length], [before, sent]);
});

test("the buttons are off again, and work once for each press", () => {
    const device = load();
    for (const dwell of [5, 6, 7]) {
        device.patch.move(device.box("Dwell"), dwell);
        press(device, "Store Slot");
        assert.strictEqual(device.box("Store Slot").value, 0);
        device.patch.move(device.box("Dwell"), 1);
        press(device, "Recall Slot");
        assert.deepStrictEqual([device.box("Dwell").value, device.box("Recall Slot").value], [dwell, 0]);
    }
});

test("the slots are stored with the set, and a set that is opened changes nothing by itself", () => {
    const first = load();
    storeMoves(first, 7);
    first.patch.move(first.box("Gate"), 0.11);
    choose(first, 8);
    press(first, "Store Slot");
    choose(first, 7);
    first.patch.move(first.box("Gate"), 0.01);
    const stored = JSON.parse(JSON.stringify(first.patch.saved()));
    assert.ok(!("Store Slot" in stored) && !("Preset" in stored));
    assert.ok(stored.PresetSlots.length < 256);

    const second = load({}, stored);
    second.patch.advance(1000);
    assert.deepStrictEqual([second.patch.sent, second.box("Gate").value, slotState(second)], [[], 0.01, "stored"]);
    press(second, "Recall Slot");
    assert.deepStrictEqual(values(second), KEPT.map(([, value]) => value));
    choose(second, 8);
    press(second, "Recall Slot");
    assert.strictEqual(second.box("Gate").value, 0.11);
    choose(second, 1);
    assert.strictEqual(slotState(second), "empty");
    assert.deepStrictEqual(second.patch.saved().PresetSlots, stored.PresetSlots);
});

test("an undo of Store gives the slot its former values", () => {
    const device = load();
    const storage = device.patch.find(box => box.name === "pattr");
    device.patch.move(device.box("Dwell"), 8);
    press(device, "Store Slot");
    const before = storage.value;
    device.patch.move(device.box("Dwell"), 9);
    press(device, "Store Slot");
    device.patch.receive(storage, 0, before);
    press(device, "Recall Slot");
    assert.strictEqual(device.box("Dwell").value, 8);
    device.patch.receive(storage, 0, [0]);
    assert.strictEqual(slotState(device), "empty");
});

test("a set of another version is read as far as it is understood", () => {
    for (const [atoms, gate] of [
        [[1, "slot", 1, "gate", 0.15, "unknown", 3, "arm", 0, "next", 1], 0.15],
        [[1, "slot", 99, "gate", 0.19, "slot", 1, "gate", 0.12], 0.12],
        [[1, "slot", 1, "gate", "broken"], 0.05],
        [[1, "slot", 1, "gate"], 0.05],
        [[2, "slot", 1, "gate", 0.15], 0.05],
    ]) {
        const device = load({}, { PresetSlots: atoms, Gate: 0.05 });
        device.patch.advance(100);
        const arm = device.box("Arm").value;
        press(device, "Recall Slot");
        assert.deepStrictEqual([device.box("Gate").value, device.box("Arm").value], [gate, arm]);
        assert.deepStrictEqual([device.patch.errors, device.controls()], [[], []]);
    }
});

test("each preset of the device sets values that its dials allow", () => {
    const presets = load().box("Preset").parameter.parameter_enum.slice(1);
    assert.ok(presets.length >= 5);
    presets.forEach((name, i) => {
        const device = load();
        device.connect();
        KEPT.forEach(([each]) => device.patch.move(device.box(each), 0.77));
        const before = values(device);
        device.patch.move(device.box("Preset"), i + 1);
        const changed = values(device).filter((value, at) => value !== before[at]);
        assert.ok(changed.length > 0, name);
        KEPT.forEach(([each]) => {
            const { parameter, value } = device.box(each);
            assert.ok(value >= (parameter.parameter_mmin ?? 0) && value <= parameter.parameter_mmax, name);
        });
    });
});

test("the control port can be changed", () => {
    const device = load();
    device.patch.move(device.box("Port"), 9300);
    device.connect();
    device.patch.move(device.box("Gate"), 0.5);
    assert.deepStrictEqual(device.patch.sent.pop(), { to: 9300, atoms: [CONTROL + "gate", 0.5] });
});

test("a second device says so and does nothing, until the first is gone", () => {
    const shared = {};
    const [first, second] = [load(shared), load(shared)];
    const advance = milliseconds => { for (let i = 0; i < milliseconds; i += 20) { first.patch.advance(20); second.patch.advance(20); } };
    advance(200);
    assert.match(second.status.text, /another PaintSound device/);
    for (const device of [first, second]) {
        device.connect();
        device.patch.move(device.box("Gate"), 0.5);
        device.receive("/paintsound/live/launch", 1, "Rain", "/m/rain.wav", "own", 0, 4, "once", 1e9);
        device.receive(CONTROL + "follow", 0.8);
    }
    advance(1000);
    assert.deepStrictEqual([first.set.fired, second.set.fired, second.patch.sent, second.box("Follow").value], [["Rain"], [], [], 0.3]);
    first.patch.close();
    second.patch.advance(200);
    assert.deepStrictEqual([second.status.text, second.udp.port], ["waiting for PaintSound", 9111]);
    second.connect();
    second.patch.move(second.box("Gate"), 0.6);
    assert.deepStrictEqual(second.controls(), [["gate", 0.6]]);
});

test("a device takes over when the other ended without a word", () => {
    const shared = {};
    const [first, second] = [load(shared), load(shared)];
    second.patch.advance(100);
    assert.match(second.status.text, /another/);
    second.patch.advance(3000);
    assert.strictEqual(second.status.text, "waiting for PaintSound");
    assert.ok(first);
});

test("a loaded preset of Live starts the device again without harm", () => {
    const device = load();
    device.connect();
    device.patch.send(device.patch.find(box => box.name === "live.thisdevice"), 0, ["bang"]);
    device.receive("/paintsound/live/ping", 5, 100, 9112);
    device.patch.advance(500);
    assert.deepStrictEqual(device.controls(), []);
    assert.deepStrictEqual(device.patch.sent.map(each => each.atoms).filter(atoms => atoms[0] === "/paintsound/live/pong"), [["/paintsound/live/pong", 5]]);
});
