"use strict";

// A fake of Max's [js] and of the Live API, as far as the device uses them: objects with properties, children by name, and functions.

const fs = require("fs");
const path = require("path");
const os = require("os");
const vm = require("vm");
const { readDevice } = require("./unfreeze.js");

const DEVICE = path.join(__dirname, "..", "..", "max-patches", "PaintSound", "devices", "PaintSound.amxd");

// What the Live Object Model documents: each function that the device calls, with the numbers of arguments that it takes.
const FUNCTIONS = {
    Application: { get_major_version: [0], get_minor_version: [0], get_bugfix_version: [0] },
    Song: { create_audio_track: [0, 1], create_scene: [1], get_current_beats_song_time: [0] },
    Track: { stop_all_clips: [0] },
    ClipSlot: { fire: [0, 1, 2, 3], create_audio_clip: [1] },
    Clip: { sample_to_beat_time: [1], beat_to_sample_time: [1] },
    DeviceParameter: { re_enable_automation: [0] },
};

/** The device as a user has it: the file alone, in an otherwise empty folder. Returns its patch and its scripts. */
function openMovedDevice() {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "paintsound-device-"));
    try {
        fs.copyFileSync(DEVICE, path.join(folder, "moved.amxd"));
        return readDevice(fs.readFileSync(path.join(folder, "moved.amxd")));
    } finally {
        fs.rmSync(folder, { recursive: true });
    }
}

const moved = openMovedDevice();

/** The source of a script; only the device itself has one. */
function readScript(name) {
    if (!(name in moved.scripts)) {
        throw new Error("The device does not contain " + name + ".");
    }
    return moved.scripts[name];
}

class LiveObject {
    constructor(properties, functions, kind) {
        Object.assign(this, { properties, functions: functions || {}, kind, id: ++LiveObject.last });
    }
}
LiveObject.last = 0;

/**
 * The warping, the loop and the markers of a clip, as the Live Object Model says: without a loop, loop_start and loop_end are the markers and
 * the loop brace is hidden; an unwarped clip cannot loop and counts seconds, a warped one beats (two a second here).
 */
function defineLoop(properties) {
    let [warping, looping, brace, marks] = [0, 0, [0, 60], [0, 60]];
    const property = (name, get, set) => Object.defineProperty(properties, name, { get, set, enumerable: true });
    property("warping", () => warping, value => {
        const factor = value === warping ? 1 : value ? 2 : 0.5;
        [brace, marks] = [brace.map(place => place * factor), marks.map(place => place * factor)];
        [warping, looping] = [value, value ? looping : 0];
    });
    property("looping", () => looping, value => { looping = warping ? value : 0; });
    ["start", "end"].forEach((side, i) => {
        const isInOrder = (pair, place) => (i === 0 ? place < pair[1] : place > pair[0]);
        property("loop_" + side, () => (looping ? brace : marks)[i], place => {
            const pair = looping ? brace : marks;
            if (isInOrder(pair, place)) { pair[i] = place; }
        });
        property(side + "_marker", () => marks[i], place => { if (looping && isInOrder(marks, place)) { marks[i] = place; } });
    });
    properties.hidden = () => JSON.stringify([brace, marks]);
}

/** A set. Tracks are {name, clips: {index: {name, file}}, devices}; each has as many slots as there are scenes. */
class LiveSet {
    constructor(tracks, options) {
        this.options = { canCreate: true, canWarp: true, scenes: 8, ...options };
        this.now = 1000;
        this.sent = [];
        this.shown = [];
        this.fired = [];
        this.lookups = 0;
        this.writes = 0;
        this.scenes = this.options.scenes;
        this.observers = [];
        this.song = new LiveObject({
            tracks: [], return_tracks: [], scenes: [], current_song_time: 16, tempo: 120, signature_numerator: 4, signature_denominator: 4, is_playing: 0, clip_trigger_quantization: 4,
        }, {
            get_current_beats_song_time: () => this.beatsSongTime(),
            create_audio_track: () => this.song.properties.tracks.push(this.track({ name: "new", clips: {} })),
            create_scene: () => { this.scenes++; this.song.properties.tracks.forEach(t => t.properties.clip_slots.push(this.slot(t, null))); },
        }, "Song");
        this.song.properties.tracks = tracks.map(track => this.track(track));
        this.song.properties.return_tracks = [this.track({ name: "A-Reverb", clips: {} })];
        this.song.properties.master_track = this.track({ name: "Main", clips: {} });
        this.app = new LiveObject({}, { get_major_version: () => 12, get_minor_version: () => 1, get_bugfix_version: () => 5 }, "Application");
    }

    /** bars.beats.sixteenths.ticks, each from 1, for a song that begins with four bars of 3/4 if its signature is another. */
    beatsSongTime() {
        const { current_song_time: position, signature_numerator: numerator, signature_denominator: denominator } = this.song.properties;
        const since = position - (this.options.barsOfThree ? 12 : 0);
        const [length, beat] = [numerator * 4 / denominator, 4 / denominator];
        const inBar = since - Math.floor(since / length) * length;
        return [(this.options.barsOfThree ? 4 : 0) + Math.floor(since / length) + 1, Math.floor(inBar / beat) + 1, Math.floor(inBar % beat / 0.25) + 1, Math.floor(inBar % 0.25 * 960) + 1]
            .map((part, i) => String(part).padStart(i === 0 || i === 3 ? 3 : 2, "0")).join(".");
    }

    /** Changes properties of the song, and calls the observers of each. */
    change(properties) {
        Object.assign(this.song.properties, properties);
        Object.keys(properties).forEach(name => this.observers.filter(o => o.observed === name).forEach(o => o.callback([name, properties[name]])));
    }

    parameter(name, value, more) {
        const { value: first, ...rest } = { value, ...more };
        let current = first;
        const properties = { name, original_name: name, min: 0, max: 1, is_enabled: 1, is_quantized: 0, automation_state: 0, ...rest };
        // A change overrides an automation (1) until it is enabled again.
        const set = next => { current = next; properties.automation_state = properties.automation_state ? 2 : 0; };
        Object.defineProperty(properties, "value", { get: () => current, set, enumerable: true });
        const functions = { re_enable_automation: () => { properties.automation_state = Math.min(1, properties.automation_state); } };
        return new LiveObject(properties, functions, "DeviceParameter");
    }

    track({ name, clips, devices }) {
        const track = new LiveObject({
            name, fired_slot_index: -1, playing_slot_index: -1, clip_slots: [],
            mixer_device: new LiveObject({ volume: this.parameter("Volume", 0.8), panning: this.parameter("Pan", 0, { min: -1 }), sends: [this.parameter("A", 0)] }),
            devices: (devices || []).map(d => this.device(d)),
        }, {
            // Stops at the next step of the launch quantisation.
            stop_all_clips: () => {
                track.properties.fired_slot_index = -2;
                this.fired.push("stop " + track.properties.name);
            },
        }, "Track");
        track.properties.clip_slots = Array.from({ length: this.scenes }, (_, i) => this.slot(track, clips[i]));
        return track;
    }

    device({ name, parameters, chains }) {
        return new LiveObject({
            name, parameters: (parameters || []).map(p => this.parameter(p.name, 0, p)), can_have_chains: chains ? 1 : 0,
            chains: (chains || []).map(devices => new LiveObject({ devices: devices.map(d => this.device(d)) })),
        });
    }

    clip({ name, file }) {
        const properties = {
            name, file_path: file, is_audio_clip: 1, launch_mode: 0, legato: 0, launch_quantization: 0, muted: 0, is_playing: 0, playing_position: 0, ...(this.options.canWarp ? { sample_rate: 48000 } : {}),
        };
        defineLoop(properties);

        // Not linear: 0.4 is 0 dB, and 1 is 24 dB.
        properties.gain = 0.4;
        Object.defineProperty(properties, "gain_display_string", {
            get: () => {
                const gain = properties.gain;
                return gain <= 0 ? "-inf dB" : (gain >= 0.4 ? 24 * (gain - 0.4) / 0.6 : 70 * Math.sqrt(gain / 0.4) - 70).toFixed(2) + " dB";
            },
            enumerable: true,
        });
        return new LiveObject(properties, this.options.canWarp ? { sample_to_beat_time: s => s / 48000 * 2, beat_to_sample_time: b => b / 2 * 48000 } : {}, "Clip");
    }

    slot(track, clip) {
        const slot = new LiveObject({ has_clip: clip ? 1 : 0, clip: clip ? this.clip(clip) : null }, {
            fire: () => { track.properties.fired_slot_index = track.properties.clip_slots.indexOf(slot); this.fired.push(slot.properties.clip.properties.name); },
        }, "ClipSlot");
        if (this.options.canCreate) {
            slot.functions.create_audio_clip = file => {
                if (!file.includes("missing")) {
                    Object.assign(slot.properties, { has_clip: 1, clip: this.clip({ name: "untitled", file }) });
                }
            };
        }
        return slot;
    }

    /** The launch quantisation starts the fired clips and stops the stopped ones. */
    startFired() {
        this.song.properties.tracks.forEach(track => {
            const p = track.properties;
            if (p.fired_slot_index === -2) {
                p.playing_slot_index = p.fired_slot_index = -1;
            } else if (p.fired_slot_index >= 0) {
                p.playing_slot_index = p.fired_slot_index;
                p.clip_slots[p.fired_slot_index].properties.clip.properties.is_playing = 1;
                p.fired_slot_index = -1;
            }
        });
    }

    /** All that belongs to the composer, as text. */
    dump() {
        return JSON.stringify(this.song.properties, (name, value) => {
            const isState = ["scenes", "fired_slot_index", "playing_slot_index", "is_playing", "playing_position", "id"].includes(name);
            return isState ? undefined : name === "hidden" ? value() : value;
        });
    }

    find(where) {
        const words = where.split(" ");
        let found = words[0] === "id" ? this.all().find(object => object.id === Number(words[1]))
            : words[0] === "live_set" ? this.song : words[0] === "live_app" ? this.app
            : words[0].startsWith("#") ? this.all().find(object => object.id === Number(words[0].slice(1))) : null;
        for (const word of words.slice(words[0] === "id" ? 2 : 1)) {
            found = found && (Array.isArray(found) ? found[Number(word)] : found.properties[word]);
        }
        return found || null;
    }

    all() {
        const seen = [];
        const walk = value => {
            if (Array.isArray(value)) {
                value.forEach(walk);
            } else if (value instanceof LiveObject && !seen.includes(value)) {
                seen.push(value);
                Object.values(value.properties).forEach(walk);
            }
        };
        walk(this.song);
        return seen;
    }
}

/** The class LiveAPI of [js] for a set. */
function createApi(set) {
    return class LiveAPI {
        constructor(first, second) {
            const where = typeof first === "function" ? second : first;
            this.callback = typeof first === "function" ? first : null;
            set.lookups++;
            this.object = set.find(where);
            this.id = this.object ? String(this.object.id) : "0";
            this.unquotedpath = this.object ? "#" + this.object.id : "";
            this.info = this.object
                ? Object.keys(this.object.properties).map(name => "property " + name + " any").join("\n") + "\n"
                  + Object.keys(this.object.functions).map(name => "function " + name).join("\n") + "\ndone"
                : "No object";
        }
        // Observes a property, and calls back at once; an empty name ends it.
        set property(name) {
            if (!this.callback || (name && !(name in this.object.properties))) { throw new Error("cannot observe " + name); }
            this.observed = name;
            set.observers = set.observers.filter(o => o !== this).concat(name ? [this] : []);
            if (name) { this.callback([name, this.object.properties[name]]); }
        }
        get(name) {
            const value = this.exists() ? this.object.properties[name] : undefined;
            return Array.isArray(value) ? value.flatMap(object => ["id", object.id]) : value === undefined ? [] : [value];
        }
        set(name, value) { set.writes++; if (this.exists()) { this.object.properties[name] = value; } }
        getcount(name) { return name === "scenes" ? set.scenes : this.object.properties[name].length; }
        call(name, ...values) {
            if (set.options.fault === name) { throw new Error("fault in " + name); }
            if (!this.exists()) { return undefined; }
            const counts = (FUNCTIONS[this.object.kind] || {})[name];
            if (!counts || !counts.includes(values.length)) {
                throw new Error(`${this.object.kind}.${name} with ${values.length} arguments is not in the Live Object Model`);
            }
            return this.object.functions[name](...values);
        }
        exists() {
            if (this.object && this.object !== set.app && !set.all().includes(this.object)) { this.id = "0"; this.object = null; }
            return this.object !== null;
        }
    };
}

/** Runs the script of the device as Max does. */
function device(set) {
    const tasks = [];
    const shared = {};
    const sandbox = {
        LiveAPI: createApi(set), messagename: "", Global: function () { return shared; },
        Task: function (act) {
            tasks.push(this);
            Object.assign(this, { act, schedule() { this.due = true; }, repeat() { this.repeats = true; }, cancel() { this.repeats = this.due = false; } });
        },
        Date: function () { this.getTime = () => set.now; },
        arrayfromargs: values => Array.prototype.slice.call(values),
        // What is not for the socket or its status is for the boxes of the parameters.
        outlet: (_, values) => (/^(\/|port$)/.test(values[0]) ? set.sent : set.shown).push(Array.from(values)),
    };
    vm.createContext(sandbox);
    vm.runInContext(readScript("paintsound.live.js"), sandbox, "paintsound.live.js");
    sandbox.begin();
    return {
        send(name, ...values) { this.receive("/paintsound/live/" + name, ...values); },
        receive(address, ...values) { sandbox.messagename = address; sandbox.anything(...values); },
        /** Advances time. */
        advance(milliseconds) {
            for (const end = set.now + milliseconds; set.now < end; set.now += 20) {
                tasks.filter(task => task.due || task.repeats).forEach(task => { task.due = false; task.act(); });
            }
        },
        close() { sandbox.notifydeleted(); },
    };
}

module.exports = { LiveSet, createApi, device, moved, readScript };
