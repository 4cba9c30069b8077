// Plays excerpts with two voices, a and b, for paintsound.player. Each voice has an sfplay~, an sfinfo~ and a line~. The next excerpt opens on
// the voice that does not play, and the cross-fade starts when sfinfo~ has reported the file. So a file that Max cannot read is told, and the
// previous excerpt continues. A voice that has faded out is stopped, so that it reads no file. ES5.

autowatch = 0;
inlets = 1;
outlets = 1;

include("paintsound.file.js");

var CUT = 20; // milliseconds to silence a voice that still fades when it is needed
var OPENING = 2000; // milliseconds after which a file that was not reported counts as unreadable

var voices = { a: createVoice("a"), b: createVoice("b") };
var current = null; // the voice of the present excerpt
var fadeTime = 2000;
var nextGain = 1;

function createVoice(name) {
    var voice = { name: name, state: "idle", excerpt: null, limit: new Task(giveUp) };
    voice.limit.arguments = [name];
    return voice;
}

// ---- from the inlets of the patch

function selection(work, title, file, start) {
    var voice = current === voices.a ? voices.b : voices.a;
    voice.excerpt = { title: String(title), file: String(file), start: Number(start) || 0, gain: nextGain };
    if (voice.state === "fading" || voice.state === "cut") {
        voice.state = "cut";
        ramp(voice, 0, CUT); // faded opens the file
    } else {
        open(voice);
    }
}

function fade(milliseconds) {
    fadeTime = Math.max(0, Number(milliseconds) || 0);
}

// Belongs to the next excerpt.
function gain(decibels) {
    nextGain = Math.pow(10, (Number(decibels) || 0) / 20);
}

// ---- from the objects of a voice

// sfinfo~ reports the number of channels last, when it has opened the file.
function info(name) {
    var voice = voices[name];
    if (voice.state !== "opening") {
        return;
    }
    voice.limit.cancel();
    voice.state = "playing";
    send(voice, "play", "seek", voice.excerpt.start * 1000);
    ramp(voice, voice.excerpt.gain, fadeTime);
    if (current !== null && current !== voice && current.state === "playing") {
        current.state = "fading";
        ramp(current, 0, fadeTime);
    }
    current = voice;
    outlet(0, ["status", "playing", voice.excerpt.title]);
}

// line~ has reached its value.
function faded(name) {
    var voice = voices[name];
    if (voice.state === "fading") {
        stop(voice);
    } else if (voice.state === "cut") {
        stop(voice);
        open(voice);
    }
}

// sfplay~ reached the end of its file, or was stopped.
function done(name) {
    var voice = voices[name];
    if (voice.state === "playing" || voice.state === "fading") {
        voice.state = "idle";
        outlet(0, ["status", "ended", voice.excerpt.title]);
    }
}

function notifydeleted() {
    voices.a.limit.cancel();
    voices.b.limit.cancel();
}

// ---- one voice

function open(voice) {
    var path = toMaxPath(voice.excerpt.file);
    voice.state = "opening";
    voice.limit.cancel();
    voice.limit.schedule(OPENING);
    ramp(voice, 0, 0);
    send(voice, "play", "open", path);
    send(voice, "info", "open", path);
}

function stop(voice) {
    voice.state = "idle";
    send(voice, "play", 0);
}

function giveUp(name) {
    var voice = voices[name];
    if (voice.state === "opening") {
        voice.state = "idle";
        outlet(0, ["status", "unreadable", voice.excerpt.title]);
        error("paintsound.player: Max cannot open " + voice.excerpt.file
            + ": the file must be on this computer, as WAV, AIFF, FLAC, MP3, M4A or Ogg Vorbis (Opus is none of these). Convert it and index it again.\n");
    }
}

function ramp(voice, value, milliseconds) {
    send(voice, "ramp", value, milliseconds);
}

function send(voice) {
    outlet(0, [voice.name].concat(arrayfromargs(arguments).slice(1)));
}
