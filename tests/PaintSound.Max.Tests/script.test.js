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
    assert.match(answers(set, "refused")[0][2], /playback: once/);
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
    max.pass(20);
    const filter = track(1).devices[0].properties.chains[0].properties.devices[0].properties.parameters;
    assert.deepStrictEqual(filter.map(p => p.properties.value), [70, 2]);
    assert.strictEqual(track(0).mixer_device.properties.volume.properties.value, 0.25);
    assert.strictEqual(track(0).mixer_device.properties.sends[0].properties.value, 0.75);
    assert.deepStrictEqual(answers(set, "refused"), []);
    max.tell("set", 6, "own", "Filter", "Frequency", 1);
    max.pass(20);
    max.tell("set", 7, "own", "Filter", "Frequency", 0.5);
    max.tell("set", 8, "nowhere", "", "Volume", 1);
    max.pass(20);
    assert.deepStrictEqual(answers(set, "refused").map(r => [r[0], r[1]]), [[6, "missing"], [8, "missing"]]);
});

test("a parameter is searched for once, and of several values that come together the last is set", () => {
    const { set, max, track } = begun({}, [...WORKS, ...Array.from({ length: 40 }, (_, i) => ({ name: "more " + i, clips: {} }))]);
    const volume = track(0).mixer_device.properties.volume.properties;
    const cost = value => {
        const before = set.looked;
        max.tell("set", 1, "own", "", "Volume", value);
        max.pass(20);
        return set.looked - before;
    };
    assert.ok(cost(0.1) > 40);
    assert.ok(cost(0.2) <= 2);
    const written = set.written;
    for (const value of [0.3, 0.9, 0.5]) {
        max.tell("set", 2, "own", "", "Volume", value);
        max.tell("set", 3, "composers", "Filter", "Frequency", value);
    }
    max.pass(20);
    assert.deepStrictEqual([volume.value, set.written - written], [0.5, 2]);
});

test("what is deleted and made again, or renamed, is searched for again", () => {
    const { set, max, track } = begun();
    const put = (...target) => {
        set.said.length = 0;
        max.tell("set", 1, ...target);
        max.pass(20);
        return answers(set, "refused").length;
    };
    assert.strictEqual(put("own", "", "Volume", 0.25) + put("own", "", "Reverb", 0.25) + put("composers", "Filter", "Frequency", 0.25), 0);
    const tracks = set.song.properties.tracks;
    tracks[0] = set.track({ name: "own", clips: {} });
    assert.strictEqual(put("own", "", "Volume", 0.5), 0);
    assert.strictEqual(track(0).mixer_device.properties.volume.properties.value, 0.5);
    track(0).name = "other";
    assert.strictEqual(put("own", "", "Volume", 0.75), 1);
    track(0).name = "own";
    assert.strictEqual(put("own", "", "Reverb", 0.5), 0);
    set.song.properties.return_tracks[0].properties.name = "A-Hall";
    assert.strictEqual(put("own", "", "Reverb", 0.75), 1);
    assert.strictEqual(track(0).mixer_device.properties.sends[0].properties.value, 0.5);
    track(1).devices[0].properties.chains[0].properties.devices[0].properties.name = "Phaser";
    assert.strictEqual(put("composers", "Filter", "Frequency", 0.75), 1);
});

test("the clock on the wall may be set forward or drift: within a minute launches are in time again", () => {
    const { set, max } = begun();
    let ahead = 1000;
    const asksAndFires = () => {
        set.fired.length = 0;
        launch(max, 1, "Clay", "/m/clay.wav", 0, "once", set.now - ahead + 500);
        max.pass(20);
        return set.fired.length;
    };
    const live = seconds => {
        for (let i = 0; i < seconds * 4; i++) {
            max.tell("ping", i, set.now - ahead);
            max.pass(240);
            set.now += 10;
        }
    };
    live(5);
    assert.strictEqual(asksAndFires(), 1);
    set.now += 3000;
    ahead += 3000;
    assert.strictEqual(asksAndFires(), 0);
    live(61);
    assert.strictEqual(asksAndFires(), 1);
    for (let minute = 0; minute < 10; minute++) {
        live(60);
        set.now += 120;
        ahead += 120;
        assert.strictEqual(asksAndFires(), 1);
    }
});

test("after two minutes of deafness what waited is late still, wherever in its minute the clock was", () => {
    for (const pings of [40, 124]) {
        const { set, max } = begun();
        for (let i = 0; i < pings; i++) {
            max.tell("ping", i, set.now - 1000);
            max.pass(240);
        }
        const deaf = set.now - 1000;
        set.now += 120000;
        max.tell("ping", 1, deaf + 250);
        launch(max, 2, "Clay", "/m/clay.wav", 0, "once", deaf + 900);
        max.tell("ping", 3, deaf + 500);
        max.pass(60);
        assert.deepStrictEqual(answers(set, "refused").map(r => [r[0], r[1]]), [[2, "late"]]);
        assert.deepStrictEqual(set.fired, []);
    }
});

test("a fade ends in a stop and gives the volume back; a hand on the fader is right, and the stop comes all the same", () => {
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
    assert.deepStrictEqual(set.fired, ["stop own", "stop own"]);
    max.tell("fade", 3, "own", 0.5, 0);
    max.pass(100);
    volume.value = 0.3;
    max.pass(100);
    max.tell("fade", 4, "own", 0.5, 0);
    max.pass(100);
    assert.strictEqual(volume.value, 0.15);
    launch(max, 5, "Clay", "/m/clay.wav");
    max.pass(60);
    max.tell("fade", 6, "own", 0, 1);
    max.pass(300);
    volume.value = 0.8;
    max.pass(100);
    launch(max, 7, "Clay", "/m/clay.wav");
    max.pass(2000);
    assert.deepStrictEqual([volume.value, set.fired], [0.8, ["stop own", "stop own", "Clay", "Clay"]]);
    max.tell("fade", 3, "own", 0.5, 0);
    max.pass(100);
    max.close();
    assert.strictEqual(volume.value, 0.8);
});

test("a fade to nothing goes on when PaintSound begins anew, and another is taken back", () => {
    const { set, max, track } = begun();
    const volumes = () => [0, 1].map(i => track(i).mixer_device.properties.volume.properties.value);
    max.tell("fade", 1, "own", 0, 1);
    max.tell("fade", 2, "composers", 0.5, 0.1);
    max.pass(500);
    max.tell("hello", 1, 9112, 0);
    assert.ok(volumes()[0] < 0.5 && volumes()[1] === 0.8);
    max.pass(1200);
    assert.deepStrictEqual([set.fired, volumes()], [["stop own"], [0.8, 0.8]]);
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
    assert.deepStrictEqual(answers(set, "built").slice(-2), [[91, "there", 29], [92, "made", 30]]);
    assert.deepStrictEqual(answers(set, "refused").map(r => [r[0], r[1]]), [[93, "missing"]]);
});

test("a library that has grown adds what is new and everything can be launched", () => {
    const { set, max } = begun({}, []);
    const fill = works => {
        max.tell("hello", 1, 9112, set.now);
        set.said.length = 0;
        works.forEach((work, scene) => max.tell("build", scene, work, "/m/" + work + ".wav", "own 1", scene));
        max.pass(2000);
        return answers(set, "built").map(built => built.slice(1));
    };
    assert.deepStrictEqual(fill(["B", "C"]), [["made", 0], ["made", 1]]);
    assert.deepStrictEqual(fill(["A", "B", "C", "D"]), [["made", 2], ["there", 0], ["there", 1], ["made", 3]]);
    for (const work of ["A", "B", "C", "D"]) {
        launch(max, 1, work, "/m/" + work + ".wav");
        max.pass(60);
    }
    assert.deepStrictEqual(set.fired, ["A", "B", "C", "D"]);
});

test("a project's copy of a file is there by its name, another file of that name is not", () => {
    const { set, max } = begun({}, [{ name: "own 1", clips: {
        0: { name: "Rain", file: "/project/Samples/Imported/Rain.wav" }, 1: { name: "Wood", file: "/mine/Wood.wav" } } }]);
    max.tell("build", 1, "Rain", "/m/Rain.wav", "own 1", 4);
    max.tell("build", 2, "Wood", "/m/Wood.wav", "own 1", 4);
    max.pass(200);
    assert.deepStrictEqual(answers(set, "built"), [[1, "there", 0], [2, "made", 4]]);
});

test("an older Live says which files to drag", () => {
    const { set, max } = begun({ canCreate: false });
    max.tell("build", 1, "New", "/m/new.wav", "own", 1);
    max.tell("build", 2, "Newer", "/m/newer.wav", "own", 1);
    max.pass(100);
    assert.deepStrictEqual(answers(set, "built"), [[1, "drag", 2], [2, "drag", 3]]);
});

test("a fault in any call of Live becomes one sentence, and the device goes on", () => {
    for (const fault of ["fire", "stop_all_clips", "create_audio_track", "create_scene", "create_audio_clip"]) {
        const { set, max } = begun({ fault, scenes: 2 });
        launch(max, 1, "Clay", "/m/clay.wav");
        max.tell("stop", 2, "own");
        max.tell("build", 3, "New", "/m/new.wav", "new track", 0);
        max.pass(200);
        max.tell("build", 4, "Newer", "/m/newer.wav", "own", 2);
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
    for (const name of ["paintsound.live.js", "paintsound.live.find.js", "paintsound.live.fades.js"]) {
        const code = fs.readFileSync(path.join(folder, name), "utf8").replace(/\/\/.*$/gm, "").replace(/"(\\.|[^"\\])*"/g, "\"\"");
        assert.doesNotMatch(code, /=>|`|\b(let|const|class|async|await|yield|of|import|export)\b|\.\.\.|\*\*/, name);
    }
});
