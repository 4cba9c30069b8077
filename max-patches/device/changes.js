// Remembers what the device changes in the composer's set, and gives it back. Every write to a clip or a parameter goes through here. ES5.

var GONE = 10000; // milliseconds without a message, after which PaintSound is gone
var AFTER_BYE = 10000; // milliseconds after bye in which the launched clips can end, before the set is restored

// A smaller change, as a fraction of the range, is not written: nobody hears it, and each write is a step of Live's undo history.
var INAUDIBLE = 0.002;

// How PaintSound launches a clip: in the mode Trigger, from its start, with the launch quantisation of the set (Global).
var LAUNCH = { launch_mode: 0, legato: 0, launch_quantization: 0 };

var AUTOMATED = 1; // Live's automation_state while an automation moves the parameter; 2 if a change overrides it

var changedClips = {}; // the state of each changed clip from before, by id; ids stay when a track is renamed or a clip is moved
var changedParameters = {}; // the value of each changed parameter from before and the one that was set last, by id
var heardAt = null; // the time of the last message, until the set is restored
var byeAt = null;

function bye() {
    byeAt = now();
}

// Returns the state from before.
function keepClip(clip) {
    if (!changedClips[clip.id]) {
        var looping = integer(clip, "looping") !== 0;
        changedClips[clip.id] = {
            warping: integer(clip, "warping"),
            looping: looping,
            marks: looping ? readPair(clip, "start_marker", "end_marker") : readPair(clip, "loop_start", "loop_end"),
            brace: looping ? readPair(clip, "loop_start", "loop_end") : null, // hidden while the clip does not loop
            launch: {}
        };
        Object.keys(LAUNCH).forEach(function (name) {
            if (hasMember(clip, name)) {
                changedClips[clip.id].launch[name] = integer(clip, name);
            }
        });
    }
    return changedClips[clip.id];
}

// Call keepClip before.
function setLaunch(clip) {
    Object.keys(changedClips[clip.id].launch).forEach(function (name) {
        writeNew(clip, name, LAUNCH[name]);
    });
}

function keepBrace(clip, before) {
    before.brace = before.brace || readPair(clip, "loop_start", "loop_end");
}

// A change that nobody hears is skipped, if it needs not be exact.
function writeParameter(parameter, value, isExact) {
    var present = real(parameter, "value");
    var min = real(parameter, "min");
    var max = real(parameter, "max");
    var isSkipped = !isExact && value !== min && value !== max && Math.abs(value - present) < INAUDIBLE * (max - min);
    if (value === present || isSkipped) {
        return;
    }
    var changed = changedParameters[parameter.id];
    if (!changed) {
        changed = changedParameters[parameter.id] = { own: present, isAutomated: integer(parameter, "automation_state") === AUTOMATED };
    }
    parameter.set("value", value);
    changed.left = value;
}

// Gives a parameter back to the automation that a write has overridden.
function reEnable(parameter) {
    var changed = changedParameters[parameter.id];
    if (changed && changed.isAutomated && integer(parameter, "automation_state") !== AUTOMATED) {
        parameter.call("re_enable_automation");
    }
}

// Restores the set after bye, when the launched clips have ended, or when PaintSound is gone.
function restoreWhenDone() {
    var isGone = heardAt !== null && now() - heardAt > GONE;
    var isStopping = launches.length > 0 || fades.some(function (fading) { return fading.stops; });
    if (isGone) {
        heardAt = null;
        byeAt = null;
        endBeat();
        restoreAll();
    } else if (byeAt !== null && (!isStopping || now() - byeAt > AFTER_BYE)) {
        byeAt = null; // a show that is only disarmed goes on listening to the beat
        restoreAll();
    }
}

function restoreAll() {
    fades.forEach(restore);
    fades = [];
    restoreEach(changedClips, restoreClip);
    restoreEach(changedParameters, restoreParameter);
}

// What fails is tried again at the next end; what was deleted is forgotten.
function restoreEach(changed, restoreOne) {
    Object.keys(changed).forEach(function (id) {
        attempt("restore", 0, [], function () {
            var object = new LiveAPI("id " + id);
            if (exists(object)) {
                restoreOne(object, changed[id]);
            }
            delete changed[id];
        });
    });
}

function restoreClip(clip, before) {
    if (before.brace !== null && !before.looping) {
        // Live shows the brace of a warped clip that loops only.
        writeNew(clip, "warping", 1);
        writeNew(clip, "looping", 1);
        writePair(clip, "loop_start", "loop_end", before.brace);
        clip.set("looping", 0);
    }
    writeNew(clip, "warping", before.warping);
    writeNew(clip, "looping", before.looping ? 1 : 0);
    if (before.looping) {
        writePair(clip, "loop_start", "loop_end", before.brace);
        writePair(clip, "start_marker", "end_marker", before.marks);
    } else {
        writePair(clip, "loop_start", "loop_end", before.marks);
    }
    Object.keys(before.launch).forEach(function (name) {
        writeNew(clip, name, before.launch[name]);
    });
}

// A parameter that a person moved since is left alone.
function restoreParameter(parameter, changed) {
    if (changed.isAutomated && integer(parameter, "automation_state") === AUTOMATED) {
        return; // the automation has the parameter again
    }
    var range = real(parameter, "max") - real(parameter, "min");
    if (Math.abs(real(parameter, "value") - changed.left) <= TOLERANCE * range) {
        writeNew(parameter, "value", changed.own);
        reEnable(parameter);
    }
}

function readPair(clip, first, second) {
    return [real(clip, first), real(clip, second)];
}

// Sets a start and an end so that the start is before the end at every moment.
function writePair(clip, first, second, pair) {
    if (pair[0] < real(clip, second)) {
        writeNew(clip, first, pair[0]);
        writeNew(clip, second, pair[1]);
    } else {
        writeNew(clip, second, pair[1]);
        writeNew(clip, first, pair[0]);
    }
}

function writeNew(object, name, value) {
    if (real(object, name) !== value) {
        object.set(name, value);
    }
}
