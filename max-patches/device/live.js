// PaintSound's Max for Live device: it plays in Live what PaintSound selects. It uses the protocol of docs/live-protocol.md, as the remote
// script does, and finds everything by name. ES5, for the [js] object of Max 8 and 9. Nothing here throws into Max. max-patches/make joins
// the scripts of this folder to one file, paintsound.live.js, and freezes it into the device.

autowatch = 0;
inlets = 1;
outlets = 1;

var PROTOCOL = 1;
var PREFIX = "/paintsound/live/";
var STEP = 40; // milliseconds between two steps
var CLOCK = 30000; // milliseconds of PaintSound's clock: the offset is the minimum of the present window and the one before

var ready = false;
var clock = null; // the offset to PaintSound's clock
var toSet = {}; // the values that are set in the next step, by parameter name
var isScheduled = false;
var reported = {};

var stepTask = new Task(step);
var waitingTask = new Task(doWaiting);

var TAKES = { hello: 3, ping: 3, launch: 8, stop: 2, fade: 4, set: 5, build: 6, find: 4, bye: 1 };
var DOES = { hello: hello, ping: ping, launch: launch, stop: stop, fade: fade, set: setParameter, build: build, find: find, bye: bye };

// The device is ready. Before this the Live API does not exist. Comes again when a preset is loaded.
function begin() {
    ready = true;
    claim();
    readParameters();
    stepTask.interval = STEP;
    stepTask.repeat();
}

function notifydeleted() {
    releaseClaim();
    endBeat();
    stepTask.cancel();
    waitingTask.cancel();
    restoreAll();
}

// Every message from PaintSound.
function anything() {
    var name = messagename.indexOf(PREFIX) === 0 ? messagename.substring(PREFIX.length) : "";
    var values = arrayfromargs(arguments);
    if (ready && isActive && messagename.indexOf(CONTROL) === 0) {
        followControl(messagename.substring(CONTROL.length), values);
        return;
    }
    if (!ready || !isActive || !TAKES.hasOwnProperty(name) || values.length !== TAKES[name]) {
        return;
    }
    heardAt = now();
    attempt(name, values[0], values, function () {
        DOES[name].apply(null, values);
    });
}

function attempt(name, number, values, act) {
    try {
        act();
    } catch (e) {
        var sentence = e.sentence || "Live could not " + name + ": " + e;
        if (name === "set") {
            // A missing parameter would be reported many times per second.
            var key = values.slice(1, 4).join("\n") + sentence;
            if (reported[key]) {
                return;
            }
            reported[key] = true;
        }
        sendReply("refused", number, e.why || "failed", sentence);
    }
}

function refusal(why, sentence) {
    return { why: why, sentence: sentence };
}

function sendReply(name) {
    outlet(0, [PREFIX + name].concat(arrayfromargs(arguments).slice(1)));
}

function now() {
    return new Date().getTime();
}

// Offset = min(local clock - sent time): messages can be delayed but never arrive early. Max has only the system clock, which can be set
// and can drift, so the minimum is that of the last minute. The minute is counted in PaintSound's time, so it stops while Live is busy.
function updateClock(sent) {
    var d = now() - sent;
    if (clock === null) {
        clock = { min: d, previousMin: d, until: sent + CLOCK };
    } else if (sent >= clock.until) {
        clock = { min: d, previousMin: clock.min, until: sent + CLOCK };
    } else {
        clock.min = Math.min(clock.min, d);
    }
}

// Milliseconds of PaintSound's clock.
function paintSoundTime() {
    return now() - Math.min(clock.min, clock.previousMin);
}

// ---- requests from PaintSound

function hello(protocol, port, sent) {
    clock = null;
    byeAt = null;
    updateClock(sent);
    waiting = null;
    toSet = {};
    parameters = {};
    launches = [];
    builds = [];
    reserved = {};
    reported = {};
    clips = null;
    forgetFades();
    outlet(0, ["port", port]);
    var live = new LiveAPI("live_app");
    var version = live.call("get_major_version") + "." + live.call("get_minor_version") + "." + live.call("get_bugfix_version");
    sendReply("welcome", PROTOCOL, "Live " + version + ", Max for Live device");
    setStatus("PaintSound is connected");
    connectParameters();
    beginBeat();
    if (protocol !== PROTOCOL) {
        throw refusal("failed", "The device uses protocol " + PROTOCOL + " and PaintSound " + protocol
            + ": use the device of this PaintSound version.");
    }
}

function ping(number, sent, port) {
    if (clock === null) {
        // Live has opened another set and loaded this device anew. PaintSound says hello again.
        outlet(0, ["port", port]);
        sendReply("restarted", number);
        return;
    }
    updateClock(sent);
    sendReply("pong", number);
}

// Runs after all messages that arrived together were read.
function scheduleWaiting() {
    if (!isScheduled) {
        isScheduled = true;
        waitingTask.schedule(1);
    }
}

function doWaiting() {
    isScheduled = false;
    launchWaiting();
    setWaiting();
}

function stop(number, track) {
    findTracks(track).forEach(function (each) {
        each.call("stop_all_clips");
    });
}

// If several values of one parameter arrive together, only the last one is set.
function setParameter(number, track, device, name) {
    byeAt = null;
    toSet[createKey(track, device, name)] = arrayfromargs(arguments);
    scheduleWaiting();
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
    var parameter = getParameter(track, device, name);
    var min = real(parameter, "min");
    var wanted = min + Math.max(0, Math.min(1, value)) * (real(parameter, "max") - min);
    if (integer(parameter, "is_enabled") === 0) {
        throw refusal("failed", "Parameter '" + name + "' of '" + (device || track)
            + "' cannot be set: it is off, or a macro or an automation controls it.");
    }
    writeParameter(parameter, integer(parameter, "is_quantized") ? Math.round(wanted) : wanted);
}

// ---- steps

function step() {
    claim();
    showControls();
    releaseButtons();
    launches = launches.filter(function (launched) { return attemptStep("watch", launched, reportLaunch); });
    fades = fades.filter(function (fading) { return attemptStep("fade", fading, stepFade); });
    if (builds.length) {
        var next = builds[0];
        var how = null;
        attempt("build", next[0], next, function () {
            how = stepBuild(next[1], next[2], next[3], next[4], next[5]);
        });
        if (how !== "") {
            builds.shift();
            if (how !== null) {
                sendReply("built", next[0], how.how, how.scene);
            }
        }
    }
    attemptStep("beat", { number: 0 }, stepBeat);
    restoreWhenDone();
}

// Does one step. If it fails, it is reported and not tried again.
function attemptStep(name, subject, action) {
    var isRunning = false;
    attempt(name, subject.number, [], function () {
        isRunning = action(subject);
    });
    return isRunning;
}
