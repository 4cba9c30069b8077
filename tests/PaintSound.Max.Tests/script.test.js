"use strict";

// The device's script under Node with a stand-in for the Live API: node --test tests/PaintSound.Max.Tests

const assert = require("assert");
const fs = require("fs");
const path = require("path");
const test = require("node:test");
const { LiveSet, device, folder } = require("./standin.js");

const WORKS = [
    { name: "own", clips: { 0: { name: "Rain", file: "/m/rain.wav" }, 1: { name: "Clay", file: "/m/clay.wav" } } },
    { name: "composers", clips: { 0: { name: "Rain", file: "/m/other rain.wav" } },
      devices: [{ name: "Rack", chains: [[{ name: "Filter", parameters: [{ name: "Frequency", min: 20, max: 120 }, { name: "Type", max: 3, is_quantized: 1 }] }]] }] },
];

function begun(options, tracks) {
    const set = new LiveSet(tracks || WORKS, options);
    const max = device(set);
    max.tell("hello", 1, 9112, 0);
    set.said.length = 0;
    return { set, max, track: i => set.song.properties.tracks[i].properties };
}

function answers(set, name) {
    return set.said.filter(said => said[0] === "/paintsound/live/" + name).map(said => said.slice(1));
}

const launch = (max, number, title, file, start = 12.5, manner = "once", due = 1e9, track = "own") =>
    max.tell("launch", number, title, file, track, start, 4, manner, due);

test("hello is answered with who it is, to the port that it names", () => {
    const set = new LiveSet(WORKS);
    const max = device(set);
    max.tell("hello", 1, 9200, 0);
    assert.deepStrictEqual(set.said[0], ["port", 9200]);
    assert.deepStrictEqual(answers(set, "welcome"), [[1, "Live 12.1.5, Max for Live device"]]);
    max.tell("hello", 2, 9200, 0);
    assert.strictEqual(answers(set, "refused")[0][1], "failed");
    max.tell("ping", 7, 10);
    assert.deepStrictEqual(answers(set, "pong"), [[7]]);
});

test("an excerpt is fired from its start, and what becomes of it is told", () => {
    const { set, max, track } = begun();
    launch(max, 1, "other title", "/m/clay.wav");
    max.pass(60);
    assert.deepStrictEqual(set.fired, ["Clay"]);
    assert.deepStrictEqual(answers(set, "triggered")[0].slice(0, 3), [1, "own", "Clay"]);
    const clip = track(0).clip_slots[1].properties.clip.properties;
    assert.deepStrictEqual([clip.loop_start, clip.loop_end, clip.looping], [12.5, 16.5, 0]);
    assert.deepStrictEqual(answers(set, "playing"), []);
    set.bar();
    clip.playing_position = 14;
    max.pass(300);
    assert.deepStrictEqual(answers(set, "playing"), [[1, 16]]);
    assert.deepStrictEqual(answers(set, "position")[0], [1, 1.5]);
    clip.is_playing = 0;
    max.pass(60);
    assert.deepStrictEqual(answers(set, "ended"), [[1]]);
});

test("a loop is warped and lies in beats", () => {
    const { set, max, track } = begun();
    launch(max, 1, "Clay", "", 10, "loop");
    max.pass(60);
    const clip = track(0).clip_slots[1].properties.clip.properties;
    assert.deepStrictEqual([clip.warping, clip.looping, clip.loop_start, clip.loop_end, clip.start_marker], [1, 1, 20, 28, 20]);
    assert.strictEqual(answers(set, "triggered").length, 1);
});

test("a Live that cannot say where beats lie loops nothing and says so", () => {
    const { set, max } = begun({ canWarp: false });
    launch(max, 1, "Clay", "", 10, "loop");
    max.pass(60);
    assert.match(answers(set, "refused")[0][2], /manner: once/);
    assert.deepStrictEqual(set.fired, []);
});

test("a launch that comes too late is refused, and after Live was deaf nothing comes in a burst", () => {
    const { set, max } = begun();
    launch(max, 1, "Clay", "/m/clay.wav", 0, "once", 20);
    max.pass(200);
    set.now += 5000;
    launch(max, 2, "Clay", "/m/clay.wav", 0, "once", 1000);
    max.pass(60);
    for (let number = 3; number < 8; number++) {
        launch(max, number, "Clay", "/m/clay.wav", 0, "once", 1e9);
    }
    max.pass(60);
    assert.deepStrictEqual(answers(set, "refused").map(r => [r[0], r[1]]), [[2, "late"], [3, "superseded"], [4, "superseded"], [5, "superseded"], [6, "superseded"]]);
    assert.deepStrictEqual(answers(set, "triggered").map(t => t[0]), [1, 7]);
});

test("two clips of the same name are told apart by file and by track, and never guessed", () => {
    const { set, max } = begun();
    launch(max, 1, "Rain", "/m/other rain.wav");
    max.pass(60);
    launch(max, 2, "Rain", "/gone.wav", 0, "once", 1e9, "composers");
    max.pass(60);
    launch(max, 3, "Rain", "/gone.wav", 0, "once", 1e9, "elsewhere");
    max.pass(60);
    launch(max, 4, "Snow", "/gone.wav");
    max.pass(60);
    assert.deepStrictEqual(answers(set, "triggered").map(t => t[1]), ["composers", "composers"]);
    assert.deepStrictEqual(answers(set, "refused").map(r => [r[0], r[1]]), [[3, "ambiguous"], [4, "missing"]]);
});

test("parameters are found by name, in racks, on the mixer and on returns; what is not there is said once", () => {
    const { set, max, track } = begun();
    max.tell("set", 1, "composers", "Filter", "Frequency", 0.5);
    max.tell("set", 2, "composers", "Filter", "Type", 0.6);
    max.tell("set", 3, "own", "", "Volume", 0.25);
    max.tell("set", 4, "own", "", "Reverb", 0.75);
    max.tell("set", 5, "Main", "", "Pan", 0.5);
    const filter = track(1).devices[0].properties.chains[0].properties.devices[0].properties.parameters;
    assert.deepStrictEqual(filter.map(p => p.properties.value), [70, 2]);
    assert.strictEqual(track(0).mixer_device.properties.volume.properties.value, 0.25);
    assert.strictEqual(track(0).mixer_device.properties.sends[0].properties.value, 0.75);
    assert.deepStrictEqual(answers(set, "refused"), []);
    max.tell("set", 6, "own", "Filter", "Frequency", 1);
    max.tell("set", 7, "own", "Filter", "Frequency", 0.5);
    max.tell("set", 8, "nowhere", "", "Volume", 1);
    assert.deepStrictEqual(answers(set, "refused").map(r => [r[0], r[1]]), [[6, "missing"], [8, "missing"]]);
});

test("a fade ends in a stop and gives the volume back; a hand on the fader is right", () => {
    const { set, max, track } = begun();
    const volume = track(0).mixer_device.properties.volume.properties;
    max.tell("fade", 1, "own", 0, 1);
    max.pass(500);
    assert.ok(volume.value > 0.3 && volume.value < 0.5);
    max.pass(600);
    assert.deepStrictEqual(set.fired, ["stop own"]);
    max.pass(600);
    assert.strictEqual(volume.value, 0.8);
    max.tell("fade", 2, "own", 0, 1);
    max.pass(300);
    volume.value = 0.1;
    max.pass(2000);
    assert.strictEqual(volume.value, 0.1);
    volume.value = 0.8;
    max.tell("fade", 3, "own", 0.5, 0);
    max.pass(100);
    max.close();
    assert.strictEqual(volume.value, 0.8);
});

test("a library of ninety works is built into an empty set, a step at a turn", () => {
    const { set, max, track } = begun({ scenes: 1 }, []);
    for (let i = 0; i < 90; i++) {
        max.tell("build", i + 1, "Work " + i, "/m/" + i + ".wav", "column " + (i % 3), Math.floor(i / 3));
    }
    max.pass(20000);
    assert.strictEqual(answers(set, "built").filter(b => b[1] === "made").length, 90);
    assert.deepStrictEqual(set.song.properties.tracks.map(t => t.properties.name), ["column 0", "column 1", "column 2"]);
    assert.strictEqual(track(2).clip_slots[29].properties.clip.properties.name, "Work 89");
    max.tell("build", 91, "Work 89", "/m/89.wav", "column 2", 29);
    max.tell("build", 92, "Another", "/m/a.wav", "column 2", 29);
    max.tell("build", 93, "Gone", "/m/missing.wav", "column 2", 30);
    max.pass(1000);
    assert.deepStrictEqual(answers(set, "built").pop(), [91, "there"]);
    assert.deepStrictEqual(answers(set, "refused").map(r => [r[0], r[1]]), [[92, "failed"], [93, "missing"]]);
});

test("an older Live says which files to drag", () => {
    const { set, max } = begun({ canCreate: false });
    max.tell("build", 1, "New", "/m/new.wav", "own", 5);
    max.pass(100);
    assert.deepStrictEqual(answers(set, "built"), [[1, "drag"]]);
});

test("a fault in any call of Live becomes one sentence, and the device goes on", () => {
    for (const fault of ["fire", "stop_all_clips", "create_audio_track", "create_scene", "create_audio_clip"]) {
        const { set, max } = begun({ fault, scenes: 2 });
        launch(max, 1, "Clay", "/m/clay.wav");
        max.tell("stop", 2, "own");
        max.tell("build", 3, "New", "/m/new.wav", "new track", 0);
        max.pass(200);
        max.tell("build", 4, "New", "/m/new.wav", "own", 2);
        max.pass(200);
        assert.ok(answers(set, "refused").some(r => r[1] === "failed" && r[2].includes(fault)), fault);
        max.tell("ping", 5, 0);
        assert.deepStrictEqual(answers(set, "pong"), [[5]]);
    }
});

test("what fails while it goes on is said once and given up", () => {
    const { set, max } = begun({ fault: "beat_to_sample_time" });
    launch(max, 1, "Clay", "", 10, "loop");
    max.pass(60);
    set.bar();
    max.pass(2000);
    assert.deepStrictEqual(answers(set, "refused").map(r => [r[0], r[1]]), [[1, "failed"]]);
});

test("a track that is deleted while it plays is lost, not fatal", () => {
    const { set, max } = begun();
    launch(max, 1, "Clay", "/m/clay.wav");
    max.pass(60);
    set.bar();
    max.pass(60);
    set.song.properties.tracks.shift();
    max.pass(60);
    assert.strictEqual(answers(set, "refused")[0][0], 1);
    assert.deepStrictEqual(answers(set, "ended"), [[1]]);
    launch(max, 2, "Clay", "/m/clay.wav");
    max.pass(60);
    assert.strictEqual(answers(set, "refused")[1][1], "missing");
});

test("what is no message of PaintSound's is let pass", () => {
    const { set, max } = begun();
    max.tell("launch", 1);
    max.tell("nonsense", 1, 2, 3);
    max.tell("hasOwnProperty", 1);
    max.pass(60);
    assert.deepStrictEqual(set.said, []);
});

test("the scripts are ES5, which [js] understands", () => {
    for (const name of ["paintsound.live.js", "paintsound.live.find.js"]) {
        const code = fs.readFileSync(path.join(folder, name), "utf8").replace(/\/\/.*$/gm, "").replace(/"(\\.|[^"\\])*"/g, "\"\"");
        assert.doesNotMatch(code, /=>|`|\b(let|const|class|async|await|yield|of|import|export)\b|\.\.\.|\*\*/, name);
    }
});
