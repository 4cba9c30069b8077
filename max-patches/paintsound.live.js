// PaintSound's Max for Live device: it plays in Live what PaintSound chooses. It speaks the protocol of docs/live-protocol.md, like the
// remote script, and finds everything by name. ES5, for the [js] object of Max 8 and 9; nothing here throws into Max.

autowatch = 0;
inlets = 1;
outlets = 1;

include("paintsound.live.find.js");
include("paintsound.live.fades.js");

var PROTOCOL = 1;
var PREFIX = "/paintsound/live/";
var TURN = 40; // milliseconds between two looks at what plays
var SETTLED = 250; // milliseconds after which "not fired any more" means something: fire takes effect at Live's next turn
var POSITION_EVERY = 200; // milliseconds
var CLOCK = 30000; // milliseconds of PaintSound's clock in which the smallest difference is looked for, and as many before

var ready = false;
var clock = null; // the difference to PaintSound's clock
var waiting = null; // the launch that is next
var toSet = {}; // the values that are set next, by their parameters' names
var isSoon = false;
var watched = [];
var builds = [];
var promised = {}; // slots to which a person was told to drag a file
var complained = {};

var turns = new Task(turn);
var soon = new Task(doWaiting);

var TAKES = { hello: 3, ping: 2, launch: 8, stop: 2, fade: 4, set: 5, build: 5 };
var DOES = { hello: hello, ping: ping, launch: launch, stop: stop, fade: fade, set: setParameter, build: build };

// The device is ready: before this there is no Live API.
function begin() {
    ready = true;
    turns.interval = TURN;
    turns.repeat();
}

function notifydeleted() {
    turns.cancel();
    soon.cancel();
    fades.forEach(restore);
    fades = [];
}

// Every message from PaintSound.
function anything() {
    var name = messagename.indexOf(PREFIX) === 0 ? messagename.substring(PREFIX.length) : "";
    var values = arrayfromargs(arguments);
    if (!ready || !TAKES.hasOwnProperty(name) || values.length !== TAKES[name]) {
        return;
    }
    attempt(name, values[0], values, function () {
        DOES[name].apply(null, values);
    });
}

function attempt(name, number, values, act) {
    try {
        act();
    } catch (e) {
        var sentence = e.sentence || "Live does not " + name + ": " + e;
        if (name === "set") {
            // A parameter that is not there is not there a hundred times a second.
            var key = values.slice(1, 4).join("\n") + sentence;
            if (complained[key]) {
                return;
            }
            complained[key] = true;
        }
        say("refused", number, e.why || "failed", sentence);
    }
}

function refusal(why, sentence) {
    return { why: why, sentence: sentence };
}

function say(name) {
    outlet(0, [PREFIX + name].concat(arrayfromargs(arguments).slice(1)));
}

function now() {
    return new Date().getTime();
}

// A message can come late but never early, so the smallest difference is the true one; but Max has only the clock on the wall, which
// may be set or drift, so it is that of the last minute. The minute is PaintSound's, which stands still for us while Live is deaf.
function hear(sent) {
    var d = now() - sent;
    if (clock === null) {
        clock = { least: d, before: d, until: sent + CLOCK };
    } else if (sent >= clock.until) {
        clock = { least: d, before: clock.least, until: sent + CLOCK };
    } else {
        clock.least = Math.min(clock.least, d);
    }
}

// Milliseconds of PaintSound's clock.
function paintSoundTime() {
    return now() - Math.min(clock.least, clock.before);
}

// ---- what PaintSound asks for

function hello(protocol, port, sent) {
    clock = null;
    hear(sent);
    waiting = null;
    toSet = {};
    parameters = {};
    watched = [];
    builds = [];
    promised = {};
    complained = {};
    clips = null;
    forgetFades();
    outlet(0, ["port", port]);
    var live = new LiveAPI("live_app");
    var version = live.call("get_major_version") + "." + live.call("get_minor_version") + "." + live.call("get_bugfix_version");
    say("welcome", PROTOCOL, "Live " + version + ", Max for Live device");
    outlet(0, ["status", "PaintSound is there"]);
    if (protocol !== PROTOCOL) {
        throw refusal("failed", "The device speaks protocol " + PROTOCOL + " and PaintSound " + protocol
            + ": use the device that came with this PaintSound.");
    }
}

function ping(number, sent) {
    hear(sent);
    say("pong", number);
}

// Several launches that are read at once: the last is played, and only that.
function launch(number, title) {
    if (waiting !== null) {
        say("refused", waiting.values[0], "superseded", "'" + waiting.values[1] + "' gave way to a later launch.");
    }
    waiting = { values: arrayfromargs(arguments), received: now() };
    beSoon();
}

// When what has come together has been read.
function beSoon() {
    if (!isSoon) {
        isSoon = true;
        soon.schedule(1);
    }
}

function doWaiting() {
    isSoon = false;
    launchWaiting();
    setWaiting();
}

function launchWaiting() {
    var next = waiting;
    waiting = null;
    if (next !== null && clock !== null) {
        attempt("launch", next.values[0], next.values, function () {
            fire.apply(null, [next.received].concat(next.values));
        });
    }
}

function fire(received, number, title, file, track, start, length, playback, due) {
    if (playback !== "once" && playback !== "loop") {
        throw refusal("failed", "'" + playback + "' is not a playback mode: use once or loop.");
    }
    var late = paintSoundTime() - due;
    if (late > 0) {
        throw refusal("late", "'" + title + "' came " + Math.round(late) + " ms too late and was not launched: Live was busy.");
    }
    var place = findClip(title, file, track);
    var clip = child(place.slot, "clip");
    setExcerpt(clip, start, length, playback === "loop");
    endFade(place.track);
    var wasSounding = integer(place.track, "playing_slot_index") === place.index;
    place.slot.call("fire");
    say("triggered", number, text(place.track, "name"), text(clip, "name"), now() - received);
    watched = watched.filter(function (other) {
        // The same clip from another start: Live does not tell the two apart, so the earlier one ends here.
        if (other.place.slot.id === place.slot.id) {
            say("ended", other.number);
            return false;
        }
        return true;
    });
    watched.push({
        number: number, place: place, start: start, firedAt: now(), seenFired: false, sounds: false, wasSounding: wasSounding, reportedAt: 0
    });
}

function stop(number, track) {
    tracksCalled(track).forEach(function (each) {
        each.call("stop_all_clips");
    });
}

// Several values of one parameter that are read at once: the last is set, and only that.
function setParameter(number, track, device, name) {
    toSet[keyOf(track, device, name)] = arrayfromargs(arguments);
    beSoon();
}

function setWaiting() {
    var next = toSet;
    toSet = {};
    Object.keys(next).forEach(function (key) {
        attempt("set", next[key][0], next[key], function () {
            setNow.apply(null, next[key]);
        });
    });
}

function setNow(number, track, device, name, value) {
    var parameter = parameterOf(track, device, name);
    var least = real(parameter, "min");
    var wanted = least + Math.max(0, Math.min(1, value)) * (real(parameter, "max") - least);
    if (integer(parameter, "is_enabled") === 0) {
        throw refusal("failed", "Parameter '" + name + "' of '" + (device || track)
            + "' cannot be set: it is off, or a macro or an automation has it.");
    }
    parameter.set("value", integer(parameter, "is_quantized") ? Math.round(wanted) : wanted);
}

function build() {
    builds.push(arrayfromargs(arguments));
}

// ---- what goes on

function turn() {
    watched = watched.filter(function (launched) { return goesOn("watch", launched, look); });
    fades = fades.filter(function (fading) { return goesOn("fade", fading, stepFade); });
    if (builds.length) {
        var next = builds[0];
        var how = null;
        attempt("build", next[0], next, function () {
            how = stepBuild(next[1], next[2], next[3], next[4]);
        });
        if (how !== "") {
            builds.shift();
            if (how !== null) {
                say("built", next[0], how.how, how.scene);
            }
        }
    }
}

// Another step of something; what fails is said and given up.
function goesOn(name, what, step) {
    var more = false;
    attempt(name, what.number, [], function () {
        more = step(what);
    });
    return more;
}

// Reports what has become of a launch; false when there is nothing left to watch.
function look(launched) {
    var track = launched.place.track;
    var clip = child(launched.place.slot, "clip");
    if (!there(track) || !there(clip)) {
        say("refused", launched.number, "failed", "Live lost the clip of launch " + launched.number + ".");
        say("ended", launched.number);
        return false;
    }
    var fired = integer(track, "fired_slot_index") === launched.place.index;
    var plays = integer(track, "playing_slot_index") === launched.place.index;
    if (!launched.sounds) {
        var settled = now() - launched.firedAt > SETTLED;
        launched.seenFired = launched.seenFired || fired;
        if (plays && !fired && (launched.seenFired || settled || !launched.wasSounding)) {
            launched.sounds = true;
            say("playing", launched.number, real(new LiveAPI("live_set"), "current_song_time"));
        } else if (!plays && !fired && settled) {
            say("ended", launched.number); // somebody stopped it before its turn came
            return false;
        }
    } else if (!plays || !integer(clip, "is_playing")) {
        say("ended", launched.number);
        return false;
    }
    if (launched.sounds && now() - launched.reportedAt >= POSITION_EVERY) {
        launched.reportedAt = now();
        var at = real(clip, "playing_position");
        var seconds = integer(clip, "warping") ? Number(clip.call("beat_to_sample_time", at)) / real(clip, "sample_rate") : at;
        say("position", launched.number, Math.max(0, seconds - launched.start));
    }
    return true;
}

// One track, one scene or one clip at a turn, so that Live goes on playing; how it ended and in which scene, or nothing while it goes on.
function stepBuild(title, file, trackName, scene) {
    var place = placeOfClip(title, file);
    if (place !== null) {
        // Wherever it lies: the grid shifts when a library grows, and a second clip of one file could not be told from the first.
        return { how: "there", scene: place.index };
    }
    var song = new LiveAPI("live_set");
    var tracks = list(song, "tracks").filter(function (track) { return text(track, "name") === trackName; });
    if (tracks.length > 1) {
        throw refusal("ambiguous", "There are " + tracks.length + " tracks '" + trackName + "': give each a name of its own.");
    }
    if (!tracks.length) {
        song.call("create_audio_track", -1);
        var made = list(song, "tracks").pop();
        made.set("name", trackName);
        return "";
    }
    var slots = list(tracks[0], "clip_slots");
    var free = scene;
    while (free < slots.length && (integer(slots[free], "has_clip") || promised[trackName + "\n" + free])) {
        free++;
    }
    if (free >= slots.length) {
        var scenes = song.getcount("scenes");
        song.call("create_scene", -1);
        if (song.getcount("scenes") <= scenes) {
            throw refusal("failed", "This Live makes no more than " + scenes + " scenes.");
        }
        return "";
    }
    var slot = slots[free];
    if (!can(slot, "create_audio_clip")) {
        promised[trackName + "\n" + free] = true;
        return { how: "drag", scene: free };
    }
    slot.call("create_audio_clip", file);
    if (!integer(slot, "has_clip")) {
        throw refusal("missing", "Live made no clip of " + file + ": is the file still there?");
    }
    var clip = child(slot, "clip");
    clip.set("warping", 0); // an excerpt is played at its own speed
    clip.set("name", title);
    noteClip(tracks[0], slot, free);
    return { how: "made", scene: free };
}
