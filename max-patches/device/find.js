// Finds clips, tracks, devices and parameters in the open set, and sets a clip to play an excerpt.
// If a name is missing or exists more than once, a refusal is thrown; nothing is guessed. ES5.

var READ_AGAIN = 1000; // milliseconds between two scans of the set, which can have thousands of clips

var COPIES = "/samples/imported/"; // the folder where a Live project keeps copies of external files

var clips = null;
var clipsReadAt = 0;
var parameters = {}; // found parameters, by name

// ---- finding by name

function findClip(title, file, trackName) {
    var found = clips === null ? [] : findClips(title, file);
    if (!found.length && (clips === null || now() - clipsReadAt > READ_AGAIN)) {
        readClips();
        found = findClips(title, file);
    }
    var own = found.filter(function (place) { return text(place.track, "name") === trackName; });
    if (found.length > 1 && own.length) {
        found = own;
    }
    if (!found.length) {
        throw refusal("missing", "No clip of this set plays '" + file + "' or has the name '" + title
            + "': build the set again, or drag the file onto a track.");
    }
    if (found.length > 1 && own.length) {
        throw refusal("ambiguous", found.length + " clips of track '" + trackName + "' are '" + title
            + "': keep one of them, and rename the others.");
    }
    if (found.length > 1) {
        throw refusal("ambiguous", found.length + " clips of this set are '" + title + "' (on "
            + found.map(function (place) { return "'" + text(place.track, "name") + "'"; }).sort().join(", ")
            + "): keep one of them, or rename its track to '" + trackName + "'.");
    }
    return found[0];
}

// The place of a clip of the file, or of the project's copy of the file (found by its name); null if there is none.
function findImportedClip(title, file) {
    if (clips === null) {
        readClips();
    }
    return findClips(title, file).filter(function (place) {
        return place.file === normalise(file) || place.file.toLowerCase().indexOf(COPIES) >= 0;
    })[0] || null;
}

function readClips() {
    clips = [];
    list(new LiveAPI("live_set"), "tracks").forEach(function (track) {
        list(track, "clip_slots").forEach(function (slot, index) {
            if (integer(slot, "has_clip") && integer(child(slot, "clip"), "is_audio_clip")) {
                addClip(track, slot, index);
            }
        });
    });
    clipsReadAt = now();
}

function addClip(track, slot, index) {
    var clip = child(slot, "clip");
    clips.push({ track: track, slot: slot, index: index, name: text(clip, "name"), file: normalise(text(clip, "file_path")) });
}

function findClips(title, file) {
    function isCurrent(place) {
        return exists(place.slot) && integer(place.slot, "has_clip") !== 0;
    }
    var plays = clips.filter(function (place) {
        return place.file !== "" && place.file === normalise(file) && isCurrent(place) && sameFile(child(place.slot, "clip"), file);
    });
    return plays.length ? plays : clips.filter(function (place) {
        return place.name === title && isCurrent(place) && text(child(place.slot, "clip"), "name") === title;
    });
}

function findTracks(name) {
    if (name !== "") {
        return [findTrack(name)];
    }
    var ids = {};
    return launches.map(function (launched) { return launched.place.track; }).filter(function (track) {
        var isNew = !ids[track.id];
        ids[track.id] = true;
        return isNew;
    });
}

function findTrack(name) {
    var song = new LiveAPI("live_set");
    var found = list(song, "tracks").filter(function (track) { return text(track, "name") === name; });
    if (!found.length) {
        found = list(song, "return_tracks").filter(function (track) { return isReturn(track, name); });
    }
    if (!found.length && (name === "Main" || name === "Master")) {
        found = [new LiveAPI("live_set master_track")];
    }
    return getSingle(found, "track", name, "this set", list(song, "tracks"));
}

function createKey(trackName, deviceName, name) {
    return [trackName, deviceName, name].join("\n");
}

// Parameters are set many times per second, so a found one is kept while it exists and has this name.
function getParameter(trackName, deviceName, name) {
    var key = createKey(trackName, deviceName, name);
    if (!parameters[key] || !isValid(parameters[key], trackName, deviceName, name)) {
        delete parameters[key];
        parameters[key] = findParameter(trackName, deviceName, name);
    }
    return parameters[key].parameter;
}

// Live can keep the mixer of a deleted track alive, so the track must still belong to the song.
function isValid(found, trackName, deviceName, name) {
    if (!exists(found.parameter) || !hasName(found.track, trackName)) {
        return false;
    }
    if (deviceName !== "") {
        return text(found.holder, "name") === deviceName
            && (text(found.parameter, "name") === name || text(found.parameter, "original_name") === name);
    }
    return found.holder === null || (isInSong("return_tracks", found.holder) && isReturn(found.holder, name));
}

function hasName(track, name) {
    if (isInSong("tracks", track)) {
        return text(track, "name") === name;
    }
    return isInSong("return_tracks", track) ? isReturn(track, name) : exists(track) && (name === "Main" || name === "Master");
}

function isInSong(kind, track) {
    return new LiveAPI("live_set").get(kind).map(Number).indexOf(Number(track.id)) >= 0;
}

// Track, holder and parameter. The holder is a device, the return track of a send, or null for the rest of the mixer.
function findParameter(trackName, deviceName, name) {
    var track = findTrack(trackName);
    if (deviceName === "") {
        return findMixer(track, trackName, name);
    }
    var devices = devicesOf(track);
    var device = getSingle(devices.filter(function (each) { return text(each, "name") === deviceName; }),
        "device", deviceName, "track '" + trackName + "'", devices);
    var own = list(device, "parameters");
    var found = own.filter(function (each) { return text(each, "name") === name; });
    if (!found.length) {
        found = own.filter(function (each) { return text(each, "original_name") === name; });
    }
    return { track: track, holder: device, parameter: getSingle(found, "parameter", name, "device '" + deviceName + "' of track '" + trackName + "'", own) };
}

function findMixer(track, trackName, name) {
    if (name === "Volume" || name === "Pan") {
        return { track: track, holder: null, parameter: child(track, "mixer_device " + (name === "Volume" ? "volume" : "panning")) };
    }
    var returns = list(new LiveAPI("live_set"), "return_tracks");
    var sends = list(child(track, "mixer_device"), "sends").map(function (send, index) {
        return { track: track, holder: returns[index], parameter: send };
    });
    return getSingle(sends.filter(function (send) { return isReturn(send.holder, name); }), "mixer control", name, "track '" + trackName + "'", returns);
}

// True with or without the letter that Live adds to the name of a return track: A-Reverb.
function isReturn(track, name) {
    var own = text(track, "name");
    return name === own || (own.charAt(1) === "-" && name === own.substring(2));
}

function devicesOf(holder) {
    var found = [];
    list(holder, "devices").forEach(function (device) {
        found.push(device);
        if (integer(device, "can_have_chains")) {
            list(device, "chains").forEach(function (chain) { found = found.concat(devicesOf(chain)); });
        }
    });
    return found;
}

function getSingle(found, kind, name, where, others) {
    if (found.length === 1) {
        return found[0];
    }
    if (found.length) {
        throw refusal("ambiguous", "There are " + found.length + " " + kind + "s '" + name + "' in " + where + ": give each a different name.");
    }
    var names = others.slice(0, 8).map(function (other) { return "'" + text(other, "name") + "'"; }).join(", ");
    throw refusal("missing", "There is no " + kind + " '" + name + "' in " + where + (names ? ", which has " + names : "") + ".");
}

// ---- an excerpt of a clip

function setExcerpt(clip, start, length, loop) {
    var before = keepClip(clip);
    setLaunch(clip);
    if (loop && !integer(clip, "warping")) {
        clip.set("warping", 1); // Live cannot loop an unwarped clip
    }
    var hasBeats = hasMember(clip, "sample_to_beat_time") && hasMember(clip, "sample_rate");
    if (integer(clip, "warping") && !hasBeats) {
        if (loop) {
            throw refusal("failed", "This version of Live cannot convert seconds to beats for '" + text(clip, "name")
                + "': set playback: once in the show file.");
        }
        clip.set("warping", 0);
    }
    var first = toClipTime(clip, start);
    var last = toClipTime(clip, start + length);
    clip.set("looping", loop ? 1 : 0);
    if (loop) {
        keepBrace(clip, before);
    }
    // For an unlooped clip, loop_start and loop_end are its start and end. Set them so that start < end at every moment.
    if (first < real(clip, "loop_end")) {
        clip.set("loop_start", first);
        clip.set("loop_end", last);
    } else {
        clip.set("loop_end", last);
        clip.set("loop_start", first);
    }
    if (loop) {
        if (real(clip, "end_marker") < last) {
            clip.set("end_marker", last);
        }
        clip.set("start_marker", first);
    }
}

function toClipTime(clip, second) {
    return integer(clip, "warping") ? Number(clip.call("sample_to_beat_time", second * real(clip, "sample_rate"))) : second;
}

function sameFile(clip, file) {
    return file !== "" && integer(clip, "is_audio_clip") !== 0 && normalise(text(clip, "file_path")) === normalise(file);
}

function normalise(file) {
    return file.replace(/\\/g, "/").replace(/\/+/g, "/");
}

// ---- the Live API, which returns every value as a list

function list(holder, name) {
    return holder.get(name).filter(function (each) { return each !== "id"; }).map(function (id) { return new LiveAPI("id " + id); });
}

// The path of an object can change while its id stays, so the child is looked up by the present path.
function child(holder, path) {
    return new LiveAPI(holder.unquotedpath + " " + path);
}

function exists(holder) {
    return Number(holder.id) !== 0;
}

function hasMember(holder, name) {
    return new RegExp("\\b" + name + "\\b").test(holder.info);
}

function text(holder, name) {
    return [].concat(holder.get(name)).join(" ");
}

function real(holder, name) {
    return Number([].concat(holder.get(name))[0]);
}

function integer(holder, name) {
    return Math.round(real(holder, name)) || 0;
}
