"use strict";

// Tests the script of the device under Node with a fake Live API: node --test tests/PaintSound.Max.Tests

const assert = require("assert");
const test = require("node:test");
const { LiveSet, device, moved } = require("./standin.js");

const WORKS = [
    { name: "own", clips: { 0: { name: "Rain", file: "/m/rain.wav" }, 1: { name: "Clay", file: "/m/clay.wav" } } },
    { name: "composers", clips: { 0: { name: "Rain", file: "/m/other rain.wav" } },
      devices: [{ name: "Rack", chains: [[{ name: "Filter", parameters: [{ name: "Frequency", min: 20, max: 120 }, { name: "Type", max: 3, is_quantized: 1 }] }]] }] },
];

function createDevice(options, tracks) {
    const set = new LiveSet(tracks || WORKS, options);
    const max = device(set);
    max.send("hello", 1, 9112, 0);
    set.sent.length = 0;
    return { set, max, track: i => set.song.properties.tracks[i].properties };
}

function repliesOf(set, name) {
    return set.sent.filter(sent => sent[0] === "/paintsound/live/" + name).map(sent => sent.slice(1));
}

const launch = (max, number, title, file, start = 12.5, playback = "once", due = 1e9, track = "own") =>
    max.send("launch", number, title, file, track, start, 4, playback, due);

test("replies to hello with its program, to the port in the message", () => {
    const set = new LiveSet(WORKS);
    const max = device(set);
    max.send("hello", 1, 9200, 0);
    assert.deepStrictEqual(set.sent[0], ["port", 9200]);
    assert.deepStrictEqual(repliesOf(set, "welcome"), [[1, "Live 12.1.5, Max for Live device"]]);
    max.send("hello", 2, 9200, 0);
    assert.strictEqual(repliesOf(set, "refused")[0][1], "failed");
    max.send("ping", 7, 10, 9112);
    assert.deepStrictEqual(repliesOf(set, "pong"), [[7]]);
});

test("fires an excerpt from its start and reports its state", () => {
    const { set, max, track } = createDevice();
    launch(max, 1, "other title", "/m/clay.wav");
    max.advance(60);
    assert.deepStrictEqual(set.fired, ["Clay"]);
    assert.deepStrictEqual(repliesOf(set, "triggered")[0].slice(0, 3), [1, "own", "Clay"]);
    const clip = track(0).clip_slots[1].properties.clip.properties;
    assert.deepStrictEqual([clip.loop_start, clip.loop_end, clip.looping], [12.5, 16.5, 0]);
    assert.deepStrictEqual(repliesOf(set, "playing"), []);
    set.startFired();
    clip.playing_position = 14;
    max.advance(300);
    assert.deepStrictEqual(repliesOf(set, "playing"), [[1, 16]]);
    assert.deepStrictEqual(repliesOf(set, "position")[0], [1, 1.5]);
    clip.is_playing = 0;
    max.advance(60);
    assert.deepStrictEqual(repliesOf(set, "ended"), [[1]]);
});

test("a loop is warped and set in beats", () => {
    const { set, max, track } = createDevice();
    launch(max, 1, "Clay", "", 10, "loop");
    max.advance(60);
    const clip = track(0).clip_slots[1].properties.clip.properties;
    assert.deepStrictEqual([clip.warping, clip.looping, clip.loop_start, clip.loop_end, clip.start_marker], [1, 1, 20, 28, 20]);
    assert.strictEqual(repliesOf(set, "triggered").length, 1);
});

test("refuses a loop if Live cannot convert seconds to beats", () => {
    const { set, max } = createDevice({ canWarp: false });
    launch(max, 1, "Clay", "", 10, "loop");
    max.advance(60);
    assert.match(repliesOf(set, "refused")[0][2], /playback: once/);
    assert.deepStrictEqual(set.fired, []);
});

test("refuses late launches and launches only the last one after Live was busy", () => {
    const { set, max } = createDevice();
    launch(max, 1, "Clay", "/m/clay.wav", 0, "once", 20);
    max.advance(200);
    set.now += 5000;
    launch(max, 2, "Clay", "/m/clay.wav", 0, "once", 1000);
    max.advance(60);
    for (let number = 3; number < 8; number++) {
        launch(max, number, "Clay", "/m/clay.wav", 0, "once", 1e9);
    }
    max.advance(60);
    assert.deepStrictEqual(repliesOf(set, "refused").map(r => [r[0], r[1]]), [[2, "late"], [3, "superseded"], [4, "superseded"], [5, "superseded"], [6, "superseded"]]);
    assert.deepStrictEqual(repliesOf(set, "triggered").map(t => t[0]), [1, 7]);
});

test("distinguishes clips with the same name by file and track and never guesses", () => {
    const { set, max } = createDevice();
    launch(max, 1, "Rain", "/m/other rain.wav");
    max.advance(60);
    launch(max, 2, "Rain", "/gone.wav", 0, "once", 1e9, "composers");
    max.advance(60);
    launch(max, 3, "Rain", "/gone.wav", 0, "once", 1e9, "elsewhere");
    max.advance(60);
    launch(max, 4, "Snow", "/gone.wav");
    max.advance(60);
    assert.deepStrictEqual(repliesOf(set, "triggered").map(t => t[1]), ["composers", "composers"]);
    assert.deepStrictEqual(repliesOf(set, "refused").map(r => [r[0], r[1]]), [[3, "ambiguous"], [4, "missing"]]);
});

test("finds parameters by name in racks, mixers and returns, and reports a missing one once", () => {
    const { set, max, track } = createDevice();
    max.send("set", 1, "composers", "Filter", "Frequency", 0.5);
    max.send("set", 2, "composers", "Filter", "Type", 0.6);
    max.send("set", 3, "own", "", "Volume", 0.25);
    max.send("set", 4, "own", "", "Reverb", 0.75);
    max.send("set", 5, "Main", "", "Pan", 0.5);
    max.advance(20);
    const filter = track(1).devices[0].properties.chains[0].properties.devices[0].properties.parameters;
    assert.deepStrictEqual(filter.map(p => p.properties.value), [70, 2]);
    assert.strictEqual(track(0).mixer_device.properties.volume.properties.value, 0.25);
    assert.strictEqual(track(0).mixer_device.properties.sends[0].properties.value, 0.75);
    assert.deepStrictEqual(repliesOf(set, "refused"), []);
    max.send("set", 6, "own", "Filter", "Frequency", 1);
    max.advance(20);
    max.send("set", 7, "own", "Filter", "Frequency", 0.5);
    max.send("set", 8, "nowhere", "", "Volume", 1);
    max.advance(20);
    assert.deepStrictEqual(repliesOf(set, "refused").map(r => [r[0], r[1]]), [[6, "missing"], [8, "missing"]]);
});

test("searches a parameter once and sets the last of several values", () => {
    const { set, max, track } = createDevice({}, [...WORKS, ...Array.from({ length: 40 }, (_, i) => ({ name: "more " + i, clips: {} }))]);
    const volume = track(0).mixer_device.properties.volume.properties;
    const cost = value => {
        const before = set.lookups;
        max.send("set", 1, "own", "", "Volume", value);
        max.advance(20);
        return set.lookups - before;
    };
    assert.ok(cost(0.1) > 40);
    assert.ok(cost(0.2) <= 2);
    const writes = set.writes;
    for (const value of [0.3, 0.9, 0.5]) {
        max.send("set", 2, "own", "", "Volume", value);
        max.send("set", 3, "composers", "Filter", "Frequency", value);
    }
    max.advance(20);
    assert.deepStrictEqual([volume.value, set.writes - writes], [0.5, 2]);
});

test("searches again after a deletion or a new name", () => {
    const { set, max, track } = createDevice();
    const put = (...target) => {
        set.sent.length = 0;
        max.send("set", 1, ...target);
        max.advance(20);
        return repliesOf(set, "refused").length;
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

test("accepts launches within a minute after the system clock was set forward or drifted", () => {
    const { set, max } = createDevice();
    let ahead = 1000;
    const countFired = () => {
        set.fired.length = 0;
        launch(max, 1, "Clay", "/m/clay.wav", 0, "once", set.now - ahead + 500);
        max.advance(20);
        return set.fired.length;
    };
    const live = seconds => {
        for (let i = 0; i < seconds * 4; i++) {
            max.send("ping", i, set.now - ahead, 9112);
            max.advance(240);
            set.now += 10;
        }
    };
    live(5);
    assert.strictEqual(countFired(), 1);
    set.now += 3000;
    ahead += 3000;
    assert.strictEqual(countFired(), 0);
    live(61);
    assert.strictEqual(countFired(), 1);
    for (let minute = 0; minute < 10; minute++) {
        live(60);
        set.now += 120;
        ahead += 120;
        assert.strictEqual(countFired(), 1);
    }
});

test("refuses messages that waited for two minutes while Live was busy", () => {
    for (const pings of [40, 124]) {
        const { set, max } = createDevice();
        for (let i = 0; i < pings; i++) {
            max.send("ping", i, set.now - 1000, 9112);
            max.advance(240);
        }
        const busySince = set.now - 1000;
        set.now += 120000;
        max.send("ping", 1, busySince + 250, 9112);
        launch(max, 2, "Clay", "/m/clay.wav", 0, "once", busySince + 900);
        max.send("ping", 3, busySince + 500, 9112);
        max.advance(60);
        assert.deepStrictEqual(repliesOf(set, "refused").map(r => [r[0], r[1]]), [[2, "late"]]);
        assert.deepStrictEqual(set.fired, []);
    }
});

test("a fade to 0 stops the track and restores the volume; a moved fader is left alone, but the track stops", () => {
    const { set, max, track } = createDevice();
    const volume = track(0).mixer_device.properties.volume.properties;
    max.send("fade", 1, "own", 0, 1);
    max.advance(500);
    assert.ok(volume.value > 0.3 && volume.value < 0.5);
    max.advance(600);
    assert.deepStrictEqual(set.fired, ["stop own"]);
    max.advance(600);
    assert.strictEqual(volume.value, 0.8);
    max.send("fade", 2, "own", 0, 1);
    max.advance(300);
    volume.value = 0.1;
    max.advance(2000);
    assert.strictEqual(volume.value, 0.1);
    assert.deepStrictEqual(set.fired, ["stop own", "stop own"]);
    max.send("fade", 3, "own", 0.5, 0);
    max.advance(100);
    volume.value = 0.3;
    max.advance(100);
    max.send("fade", 4, "own", 0.5, 0);
    max.advance(100);
    assert.strictEqual(volume.value, 0.15);
    launch(max, 5, "Clay", "/m/clay.wav");
    max.advance(60);
    max.send("fade", 6, "own", 0, 1);
    max.advance(300);
    volume.value = 0.8;
    max.advance(100);
    launch(max, 7, "Clay", "/m/clay.wav");
    max.advance(2000);
    assert.deepStrictEqual([volume.value, set.fired], [0.8, ["stop own", "stop own", "Clay", "Clay"]]);
    max.send("fade", 3, "own", 0.5, 0);
    max.advance(100);
    max.close();
    assert.strictEqual(volume.value, 0.8);
});

test("a new session continues a fade to 0 and reverts other fades", () => {
    const { set, max, track } = createDevice();
    const volumes = () => [0, 1].map(i => track(i).mixer_device.properties.volume.properties.value);
    max.send("fade", 1, "own", 0, 1);
    max.send("fade", 2, "composers", 0.5, 0.1);
    max.advance(500);
    max.send("hello", 1, 9112, 0);
    assert.ok(volumes()[0] < 0.5 && volumes()[1] === 0.8);
    max.advance(1200);
    assert.deepStrictEqual([set.fired, volumes()], [["stop own"], [0.8, 0.8]]);
});

test("a ping before a hello, after another set was opened, asks for hello", () => {
    const set = new LiveSet(WORKS);
    const max = device(set);
    max.send("ping", 41, 10, 9112);
    assert.deepStrictEqual(repliesOf(set, "restarted"), [[41]]);
    assert.deepStrictEqual(repliesOf(set, "pong"), []);
    max.send("hello", 1, 9112, set.now);
    max.send("ping", 42, set.now, 9112);
    assert.deepStrictEqual(repliesOf(set, "pong"), [[42]]);
});

test("imports 90 works into an empty set, one step at a time", () => {
    const { set, max, track } = createDevice({ scenes: 1 }, []);
    for (let i = 0; i < 90; i++) {
        max.send("build", i + 1, "Work " + i, "/m/" + i + ".wav", "column " + (i % 3), Math.floor(i / 3), 0);
    }
    max.advance(20000);
    assert.strictEqual(repliesOf(set, "built").filter(b => b[1] === "made").length, 90);
    assert.deepStrictEqual(set.song.properties.tracks.map(t => t.properties.name), ["column 0", "column 1", "column 2"]);
    assert.strictEqual(track(2).clip_slots[29].properties.clip.properties.name, "Work 89");
    max.send("build", 91, "Work 89", "/m/89.wav", "column 2", 29, 0);
    max.send("build", 92, "Another", "/m/a.wav", "column 2", 29, 0);
    max.send("build", 93, "Gone", "/m/missing.wav", "column 2", 30, 0);
    max.advance(1000);
    assert.deepStrictEqual(repliesOf(set, "built").slice(-2), [[91, "there", 29], [92, "made", 30]]);
    assert.deepStrictEqual(repliesOf(set, "refused").map(r => [r[0], r[1]]), [[93, "missing"]]);
});

test("a new clip has the gain of its work", () => {
    const { max, track } = createDevice({}, []);
    [[-7.25, "-7.25 dB"], [12, "12.00 dB"], [0, "0.00 dB"]].forEach(([decibels, shown], i) => {
        max.send("build", i + 1, "Work " + i, "/m/" + i + ".wav", "own 1", i, decibels);
        max.advance(1000);
        assert.strictEqual(track(0).clip_slots[i].properties.clip.properties.gain_display_string, shown);
    });
});

test("imports the new works of a larger library, and all can be launched", () => {
    const { set, max } = createDevice({}, []);
    const fill = works => {
        max.send("hello", 1, 9112, set.now);
        set.sent.length = 0;
        works.forEach((work, scene) => max.send("build", scene, work, "/m/" + work + ".wav", "own 1", scene, 0));
        max.advance(2000);
        return repliesOf(set, "built").map(built => built.slice(1));
    };
    assert.deepStrictEqual(fill(["B", "C"]), [["made", 0], ["made", 1]]);
    assert.deepStrictEqual(fill(["A", "B", "C", "D"]), [["made", 2], ["there", 0], ["there", 1], ["made", 3]]);
    for (const work of ["A", "B", "C", "D"]) {
        launch(max, 1, work, "/m/" + work + ".wav");
        max.advance(60);
    }
    assert.deepStrictEqual(set.fired, ["A", "B", "C", "D"]);
});

test("recognises a project's copy of a file, but not another file with the same name", () => {
    const { set, max } = createDevice({}, [{ name: "own 1", clips: {
        0: { name: "Rain", file: "/project/Samples/Imported/Rain.wav" }, 1: { name: "Wood", file: "/mine/Wood.wav" } } }]);
    max.send("build", 1, "Rain", "/m/Rain.wav", "own 1", 4, 0);
    max.send("build", 2, "Wood", "/m/Wood.wav", "own 1", 4, 0);
    max.advance(200);
    assert.deepStrictEqual(repliesOf(set, "built"), [[1, "there", 0], [2, "made", 4]]);
});

test("finds clips of files and of their copies, and changes nothing", () => {
    const files = { Rain: "/music/Rain.wav", Wood: "/copies/Wood 7.wav", Snow: "/project/Samples/Imported/Snow.wav", Ash: "/mine/Ash.wav" };
    const clips = Object.fromEntries(Object.entries(files).map(([name, file], i) => [i, { name, file }]));
    const { set, max } = createDevice({}, [{ name: "own 1", clips }]);
    const writes = set.writes;
    [["Rain", "wav"], ["Wood", "opus"], ["Snow", "wav"], ["Ash", "wav"], ["Hum", "wav"]].forEach(([title, extension], i) =>
        max.send("find", i + 1, title, "/music/" + title + "." + extension, "/copies/" + title + " 7.wav"));
    assert.deepStrictEqual(repliesOf(set, "built"), [[1, "there", 0], [2, "there", 1], [3, "there", 2], [4, "none", 0], [5, "none", 0]]);
    assert.deepStrictEqual([set.writes, set.song.properties.tracks.length], [writes, 1]);
});

test("an older Live reports which files to drag", () => {
    const { set, max } = createDevice({ canCreate: false });
    max.send("build", 1, "New", "/m/new.wav", "own", 1, 0);
    max.send("build", 2, "Newer", "/m/newer.wav", "own", 1, 0);
    max.advance(100);
    assert.deepStrictEqual(repliesOf(set, "built"), [[1, "drag", 2], [2, "drag", 3]]);
});

test("reports an error of any Live call and continues", () => {
    for (const fault of ["fire", "stop_all_clips", "create_audio_track", "create_scene", "create_audio_clip"]) {
        const { set, max } = createDevice({ fault, scenes: 2 });
        launch(max, 1, "Clay", "/m/clay.wav");
        max.send("stop", 2, "own");
        max.send("build", 3, "New", "/m/new.wav", "new track", 0, 0);
        max.advance(200);
        max.send("build", 4, "Newer", "/m/newer.wav", "own", 2, 0);
        max.advance(200);
        assert.ok(repliesOf(set, "refused").some(r => r[1] === "failed" && r[2].includes(fault)), fault);
        max.send("ping", 5, 0, 9112);
        assert.deepStrictEqual(repliesOf(set, "pong"), [[5]]);
    }
});

test("reports a failing step once and gives it up", () => {
    const { set, max } = createDevice({ fault: "beat_to_sample_time" });
    launch(max, 1, "Clay", "", 10, "loop");
    max.advance(60);
    set.startFired();
    max.advance(2000);
    assert.deepStrictEqual(repliesOf(set, "refused").map(r => [r[0], r[1]]), [[1, "failed"]]);
});

test("reports a track that is deleted while it plays", () => {
    const { set, max } = createDevice();
    launch(max, 1, "Clay", "/m/clay.wav");
    max.advance(60);
    set.startFired();
    max.advance(60);
    set.song.properties.tracks.shift();
    max.advance(60);
    assert.strictEqual(repliesOf(set, "refused")[0][0], 1);
    assert.deepStrictEqual(repliesOf(set, "ended"), [[1]]);
    launch(max, 2, "Clay", "/m/clay.wav");
    max.advance(60);
    assert.strictEqual(repliesOf(set, "refused")[1][1], "missing");
});

test("ignores messages that are not of PaintSound", () => {
    const { set, max } = createDevice();
    max.send("launch", 1);
    max.send("nonsense", 1, 2, 3);
    max.send("hasOwnProperty", 1);
    max.advance(60);
    assert.deepStrictEqual(set.sent, []);
});

test("the script is one file and ES5 for [js]", () => {
    assert.deepStrictEqual(Object.keys(moved.scripts), ["paintsound.live.js"]);
    const code = moved.scripts["paintsound.live.js"].replace(/\/\/.*$/gm, "").replace(/"(\\.|[^"\\])*"/g, "\"\"");
    assert.doesNotMatch(code, /=>|`|\b(let|const|class|async|await|yield|of|import|export|include|require)\b|\.\.\.|\*\*/);
});

test("after a fade to 0 the volume returns when Live has stopped the clip, or when another clip plays", () => {
    for (const other of [false, true]) {
        const { set, max, track } = createDevice();
        const volume = track(0).mixer_device.properties.volume.properties;
        launch(max, 1, "Clay", "/m/clay.wav");
        max.advance(60);
        set.startFired();
        max.send("fade", 2, "own", 0, 0.2);
        max.advance(3000);
        assert.deepStrictEqual([volume.value, track(0).playing_slot_index, set.fired], [0, 1, ["Clay", "stop own"]]);
        if (other) {
            track(0).playing_slot_index = 0;
        } else {
            set.startFired();
        }
        max.advance(60);
        assert.strictEqual(volume.value, 0.8);
    }
});

const SHOW = [
    { name: "own", clips: Object.fromEntries(Array.from({ length: 8 }, (_, i) => [i, { name: "own " + i, file: "/m/own " + i + ".wav" }])),
      devices: [{ name: "Reverb", parameters: [{ name: "Dry/Wet", value: 0.3 }, { name: "Type", max: 3, value: 2, is_quantized: 1 }] }] },
    { name: "beats", clips: Object.fromEntries(Array.from({ length: 8 }, (_, i) => [i, { name: "beat " + i, file: "/m/beat " + i + ".wav" }])) },
];

/** A set as a composer leaves it, and a show in it: each clip in both playback modes, modulations and fades. */
function createShow() {
    const show = createDevice({}, SHOW);
    const { set, max, track } = show;
    track(1).clip_slots.forEach((slot, i) => {
        const clip = slot.properties.clip.properties;
        Object.assign(clip, { warping: 1, looping: 1, loop_start: i / 7, loop_end: 100 - i / 3, start_marker: i / 9, end_marker: 110 + i / 7 });
        clip.looping = i % 2;
    });
    const before = set.dump();
    const play = launches => {
        for (let i = 0; i < launches; i++) {
            launch(max, i, (i % 2 ? "own " : "beat ") + i * 5 % 8, "", i * 13 % 50, i % 3 ? "once" : "loop");
            max.send("set", i, "own", "Reverb", "Dry/Wet", 0.8 - i / 100);
            max.send("set", i, "own", "Reverb", "Type", i / 24);
            max.send("set", i, "own", "", "Reverb", i / 24);
            max.send("fade", i, "beats", 0.5, 0.05);
            max.advance(100);
            set.startFired();
            max.advance(100);
        }
        assert.notStrictEqual(set.dump(), before);
    };
    return { ...show, before, play };
}

test("bye gives the set back as it was, byte for byte, when the launched clips have ended", () => {
    const { set, max, before, play } = createShow();
    for (let show = 0; show < 2; show++) {
        max.send("hello", 1, 9112, set.now);
        play(48);
        max.send("stop", 100, "");
        max.send("bye", 101);
        max.advance(100);
        assert.notStrictEqual(set.dump(), before);
        set.startFired();
        max.advance(100);
        assert.strictEqual(set.dump(), before);
    }
    assert.deepStrictEqual(repliesOf(set, "refused"), []);
});

test("after bye the beat goes on, and a set that comes before the end of the clips keeps what is changed", () => {
    const { set, max, before, play } = createShow();
    play(1);
    max.send("bye", 101);
    max.send("set", 102, "own 1", "", "Volume", 0.4);
    max.advance(9000);
    assert.notStrictEqual(set.dump(), before);
    max.send("bye", 103);
    max.send("stop", 104, "");
    set.startFired();
    max.advance(200);
    assert.strictEqual(set.dump(), before);
    const beats = repliesOf(set, "beat").length;
    max.advance(5000);
    assert.ok(repliesOf(set, "beat").length > beats);
});

test("the position in an excerpt is told about five times per second", () => {
    const { set, max, play } = createShow();
    play(1);
    const before = repliesOf(set, "position").length;
    max.advance(3000);
    const told = repliesOf(set, "position").length - before;
    assert.ok(told >= 10 && told <= 16, told + " positions");
});

test("no name of a variable or function is used twice, because all scripts are one", () => {
    const names = moved.scripts["paintsound.live.js"].match(/^(?:var|function) +\w+/gm).map(line => line.replace(/^\w+ +/, ""));
    assert.deepStrictEqual(names.filter((name, i) => names.indexOf(name) !== i), []);
});

test("a loop that goes on after bye is given back after 10 s", () => {
    const { set, max, before, play } = createShow();
    play(1);
    max.send("bye", 101);
    max.advance(10100);
    assert.strictEqual(set.dump(), before);
});

test("the set is given back when no message comes for 10 s, and not while pings come", () => {
    const { set, max, track, before, play } = createShow();
    play(24);
    for (let i = 0; i < 30; i++) {
        max.send("ping", i, set.now, 9112);
        max.advance(1000);
    }
    assert.notStrictEqual(set.dump(), before);
    track(0).name = "renamed";
    max.advance(10100);
    track(0).name = "own";
    assert.strictEqual(set.dump(), before);
});

test("a deleted track is forgotten, and the others are given back", () => {
    const { set, max, before, play } = createShow();
    play(24);
    const deleted = set.song.properties.tracks.shift();
    max.advance(10100);
    const rest = JSON.parse(before);
    rest.tracks.shift();
    assert.strictEqual(set.dump(), JSON.stringify(rest));
    assert.ok(deleted);
});

test("a parameter that a person moved is left alone, and deleting the device gives the set back", () => {
    const { set, max, track, before, play } = createShow();
    const wet = track(0).devices[0].properties.parameters[0].properties;
    play(24);
    wet.value = 0.11;
    max.close();
    assert.strictEqual(wet.value, 0.11);
    wet.value = 0.3;
    assert.strictEqual(set.dump(), before);
});

test("changes that nobody hears are not written, and a slow fade reaches its end", () => {
    const { set, max, track } = createShow();
    const wet = track(0).devices[0].properties.parameters[0].properties;
    let writes = set.writes;
    for (let i = 0; i < 100; i++) {
        max.send("set", i, "own", "Reverb", "Dry/Wet", 0.5 + 0.0009 * Math.sin(i));
        max.advance(40);
    }
    assert.strictEqual(set.writes - writes, 1);
    max.send("set", 1, "own", "Reverb", "Dry/Wet", 0.999);
    max.advance(40);
    max.send("set", 1, "own", "Reverb", "Dry/Wet", 1);
    max.advance(40);
    assert.strictEqual(wet.value, 1);
    writes = set.writes;
    max.send("fade", 1, "own", 0.9, 9);
    max.advance(9100);
    assert.ok(set.writes - writes <= 41, String(set.writes - writes));
    assert.ok(Math.abs(track(0).mixer_device.properties.volume.properties.value - 0.72) < 1e-9);
});

test("a clip with another launch mode is launched as Trigger and given back; a deactivated one is refused", () => {
    const { set, max, track } = createShow();
    const [clip, muted] = [2, 3].map(i => track(0).clip_slots[i].properties.clip.properties);
    for (const [launch_mode, legato, launch_quantization] of [[1, 0, 0], [2, 1, 5], [3, 0, 1], [0, 1, 0]]) {
        Object.assign(clip, { launch_mode, legato, launch_quantization });
        muted.muted = 1;
        const before = set.dump();
        launch(max, 1, "own 2", "");
        max.advance(60);
        assert.deepStrictEqual([clip.launch_mode, clip.legato, clip.launch_quantization], [0, 0, 0]);
        launch(max, 2, "own 3", "");
        max.advance(60);
        assert.match(repliesOf(set, "refused").pop()[2], /^Clip 'own 3' of track 'own' is deactivated: /);
        max.advance(10100);
        assert.strictEqual(set.dump(), before);
    }
});

test("an automation plays again after a fade and after the show", () => {
    const { set, max, track } = createShow();
    const [volume, wet] = [track(0).mixer_device.properties.volume, track(0).devices[0].properties.parameters[0]].map(p => p.properties);
    volume.automation_state = wet.automation_state = 1;
    const before = set.dump();
    max.send("set", 1, "own", "Reverb", "Dry/Wet", 0.8);
    max.send("fade", 2, "own", 0, 0.1);
    max.advance(60);
    assert.deepStrictEqual([volume.automation_state, wet.automation_state], [2, 2]);
    max.advance(1000);
    assert.deepStrictEqual([volume.automation_state, wet.automation_state], [1, 2]);
    max.send("bye", 3);
    max.advance(100);
    assert.strictEqual(set.dump(), before);
});

test("tells the beat after hello and each change of it", () => {
    const set = new LiveSet(WORKS);
    const max = device(set);
    set.change({ tempo: 100 });
    assert.deepStrictEqual(repliesOf(set, "beat"), []);
    max.send("hello", 1, 9112, 0);
    assert.deepStrictEqual(repliesOf(set, "beat").pop(), [16, 0, 100, 4, 4, 5, 0, 0, 4]);
    for (const [change, index, value] of [[{ tempo: 174 }, 2, 174], [{ signature_numerator: 3 }, 3, 3], [{ is_playing: 1 }, 7, 1], [{ clip_trigger_quantization: 7 }, 8, 7]]) {
        set.sent.length = 0;
        set.change(change);
        assert.strictEqual(repliesOf(set, "beat")[0][index], value);
    }
});

test("tells the position about 25 times per second while Live plays and once while it stands", () => {
    const { set, max } = createDevice();
    max.advance(5000);
    assert.ok([4, 5].includes(repliesOf(set, "beat").length), repliesOf(set, "beat").length);
    set.change({ is_playing: 1 });
    set.sent.length = 0;
    for (let step = 0; step < 250; step++) {
        max.advance(20);
        set.change({ current_song_time: 16 + (step + 1) * 0.04 });
    }
    const told = repliesOf(set, "beat");
    assert.ok(told.length > 110 && told.length < 130, told.length);
    told.forEach(([whole, part, , , , bar, since]) => assert.ok(Math.abs(whole + part - (bar - 1) * 4 - since) < 1e-6));
});

test("continues the beat without observers, and counts bars after a change of the signature", () => {
    const { set, max } = createDevice({ barsOfThree: true });
    set.change({ is_playing: 1, current_song_time: 17.5 });
    set.observers = [];
    set.sent.length = 0;
    max.advance(1000);
    const told = repliesOf(set, "beat");
    assert.ok(told.length >= 8 && told.length <= 11, told.length);
    assert.deepStrictEqual(told[0].slice(5, 7), [6, 1.5]);
});

test("ends the beat when PaintSound is gone or the device is removed", () => {
    const { set, max } = createDevice();
    set.change({ is_playing: 1 });
    assert.ok(set.observers.length > 0);
    max.send("ping", 1, 0, 9112);
    max.advance(11000);
    assert.strictEqual(set.observers.length, 0);
    set.sent.length = 0;
    max.advance(1000);
    assert.deepStrictEqual(repliesOf(set, "beat"), []);
    max.send("hello", 1, 9112, 0);
    max.close();
    assert.strictEqual(set.observers.length, 0);
});
