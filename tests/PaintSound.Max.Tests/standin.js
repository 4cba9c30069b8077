"use strict";

// A fake of Max's [js] and of the Live API, as far as the device uses them: objects with properties, children by name, and functions.

const fs = require("fs");
const path = require("path");
const vm = require("vm");

const folder = path.join(__dirname, "..", "..", "max-patches");

class LiveObject {
    constructor(properties, functions) {
        Object.assign(this, { properties, functions: functions || {}, id: ++LiveObject.last });
    }
}
LiveObject.last = 0;

/** A set. Tracks are {name, clips: {index: {name, file}}, devices}; each has as many slots as there are scenes. */
class LiveSet {
    constructor(tracks, options) {
        this.options = { canCreate: true, canWarp: true, scenes: 8, ...options };
        this.now = 1000;
        this.sent = [];
        this.fired = [];
        this.lookups = 0;
        this.writes = 0;
        this.scenes = this.options.scenes;
        this.song = new LiveObject({ tracks: [], return_tracks: [], scenes: [], current_song_time: 16 }, {
            create_audio_track: () => this.song.properties.tracks.push(this.track({ name: "new", clips: {} })),
            create_scene: () => { this.scenes++; this.song.properties.tracks.forEach(t => t.properties.clip_slots.push(this.slot(t, null))); },
        });
        this.song.properties.tracks = tracks.map(track => this.track(track));
        this.song.properties.return_tracks = [this.track({ name: "A-Reverb", clips: {} })];
        this.song.properties.master_track = this.track({ name: "Main", clips: {} });
        this.app = new LiveObject({}, { get_major_version: () => 12, get_minor_version: () => 1, get_bugfix_version: () => 5 });
    }

    parameter(name, value, more) {
        return new LiveObject({ name, original_name: name, value, min: 0, max: 1, is_enabled: 1, is_quantized: 0, ...more });
    }

    track({ name, clips, devices }) {
        const track = new LiveObject({
            name, fired_slot_index: -1, playing_slot_index: -1, clip_slots: [],
            mixer_device: new LiveObject({ volume: this.parameter("Volume", 0.8), panning: this.parameter("Pan", 0, { min: -1 }), sends: [this.parameter("A", 0)] }),
            devices: (devices || []).map(d => this.device(d)),
        }, { stop_all_clips: () => { track.properties.playing_slot_index = -1; this.fired.push("stop " + track.properties.name); } });
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
        return new LiveObject({
            name, file_path: file, is_audio_clip: 1, warping: 0, looping: 0, loop_start: 0, loop_end: 60, start_marker: 0, end_marker: 60,
            is_playing: 0, playing_position: 0, ...(this.options.canWarp ? { sample_rate: 48000 } : {}),
        }, this.options.canWarp ? { sample_to_beat_time: s => s / 48000 * 2, beat_to_sample_time: b => b / 2 * 48000 } : {});
    }

    slot(track, clip) {
        const slot = new LiveObject({ has_clip: clip ? 1 : 0, clip: clip ? this.clip(clip) : null }, {
            fire: () => { track.properties.fired_slot_index = track.properties.clip_slots.indexOf(slot); this.fired.push(slot.properties.clip.properties.name); },
        });
        if (this.options.canCreate) {
            slot.functions.create_audio_clip = file => {
                if (!file.includes("missing")) {
                    Object.assign(slot.properties, { has_clip: 1, clip: this.clip({ name: "untitled", file }) });
                }
            };
        }
        return slot;
    }

    /** The launch quantisation starts the fired clips. */
    startFired() {
        this.song.properties.tracks.forEach(track => {
            const p = track.properties;
            if (p.fired_slot_index >= 0) {
                p.playing_slot_index = p.fired_slot_index;
                p.clip_slots[p.fired_slot_index].properties.clip.properties.is_playing = 1;
                p.fired_slot_index = -1;
            }
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

/** Runs the script of the device as Max does. */
function device(set) {
    const tasks = [];
    class LiveAPI {
        constructor(where) {
            set.lookups++;
            this.object = set.find(where);
            this.id = this.object ? String(this.object.id) : "0";
            this.unquotedpath = this.object ? "#" + this.object.id : "";
            this.info = this.object
                ? Object.keys(this.object.properties).map(name => "property " + name + " any").join("\n") + "\n"
                  + Object.keys(this.object.functions).map(name => "function " + name).join("\n") + "\ndone"
                : "No object";
        }
        get(name) {
            const value = this.exists() ? this.object.properties[name] : undefined;
            return Array.isArray(value) ? value.flatMap(object => ["id", object.id]) : value === undefined ? [] : [value];
        }
        set(name, value) { set.writes++; if (this.exists()) { this.object.properties[name] = value; } }
        getcount(name) { return name === "scenes" ? set.scenes : this.object.properties[name].length; }
        call(name, ...values) {
            if (set.options.fault === name) { throw new Error("fault in " + name); }
            return this.exists() && this.object.functions[name] ? this.object.functions[name](...values) : undefined;
        }
        exists() {
            if (this.object && this.object !== set.app && !set.all().includes(this.object)) { this.id = "0"; this.object = null; }
            return this.object !== null;
        }
    }
    const sandbox = {
        LiveAPI, messagename: "",
        Task: function (act) {
            tasks.push(this);
            Object.assign(this, { act, schedule() { this.due = true; }, repeat() { this.repeats = true; }, cancel() { this.repeats = this.due = false; } });
        },
        Date: function () { this.getTime = () => set.now; },
        arrayfromargs: values => Array.prototype.slice.call(values),
        outlet: (_, values) => set.sent.push(Array.from(values)),
        include: name => vm.runInContext(fs.readFileSync(path.join(folder, name), "utf8"), sandbox, name),
    };
    vm.createContext(sandbox);
    sandbox.include("paintsound.live.js");
    sandbox.begin();
    return {
        send(name, ...values) { sandbox.messagename = "/paintsound/live/" + name; sandbox.anything(...values); },
        /** Advances time. */
        advance(milliseconds) {
            for (const end = set.now + milliseconds; set.now < end; set.now += 20) {
                tasks.filter(task => task.due || task.repeats).forEach(task => { task.due = false; task.act(); });
            }
        },
        close() { sandbox.notifydeleted(); },
    };
}

module.exports = { LiveSet, device, folder };
