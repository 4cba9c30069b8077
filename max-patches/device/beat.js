// Tells tempo, time signature and song position to PaintSound. ES5.

var POSITION_EVERY = 35; // milliseconds between two positions at most
var PLAYING_EVERY = 100; // milliseconds between two messages while Live plays, if no observer is called
var STANDING_EVERY = 1000; // milliseconds, while Live stands
var SIXTEENTH = 0.25; // quarter notes; bars begin at sixteenths
var ROUNDING = 0.001;
var SONG_PROPERTIES = ["tempo", "signature_numerator", "signature_denominator", "is_playing", "clip_trigger_quantization", "current_song_time"];

var songObservers = [];
var beatToldAt = null; // null while nothing is told

// Tells the present values, and each change of them. Called for each hello.
function beginBeat() {
    endBeat();
    songObservers = SONG_PROPERTIES.map(function (property) {
        var observer = new LiveAPI(property === "current_song_time" ? tellPosition : tellBeat, "live_set");
        observer.property = property;
        return observer;
    });
    beatToldAt = 0; // an observer calls at once, and needs not be heard for that
    tellBeat();
}

function endBeat() {
    beatToldAt = null;
    songObservers.forEach(function (observer) { observer.property = ""; });
    songObservers = [];
}

// Tells the beat if no observer has told it for a while. Called at every step.
function stepBeat() {
    if (beatToldAt !== null && now() - beatToldAt >= (integer(new LiveAPI("live_set"), "is_playing") ? PLAYING_EVERY : STANDING_EVERY)) {
        tellBeat();
    }
}

function tellPosition() {
    if (beatToldAt !== null && now() - beatToldAt >= POSITION_EVERY) {
        tellBeat();
    }
}

function tellBeat() {
    if (beatToldAt === null) {
        return;
    }
    beatToldAt = now();
    var song = new LiveAPI("live_set");
    var position = real(song, "current_song_time");
    var whole = Math.floor(position);
    var numerator = integer(song, "signature_numerator");
    var denominator = integer(song, "signature_denominator");
    var bar = findBar(song, position, numerator, denominator);
    sendReply("beat", whole, position - whole, real(song, "tempo"), numerator, denominator, bar.number, bar.since,
        integer(song, "is_playing"), integer(song, "clip_trigger_quantization"));
}

// The number of the bar, and the quarter notes since its beginning. Only Live knows the changes of the signature before it, and tells
// the position as bars.beats.sixteenths.ticks.
function findBar(song, position, numerator, denominator) {
    var length = numerator * 4 / denominator;
    var parts = String(song.call("get_current_beats_song_time")).split(".").map(Number);
    if (parts.length === 4 && !parts.some(isNaN)) {
        var start = position - (parts[1] - 1) * 4 / denominator - (parts[2] - 1) * SIXTEENTH;
        var since = Math.max(0, position - Math.floor((start + ROUNDING) / SIXTEENTH) * SIXTEENTH);
        if (since < length) {
            return { number: parts[0], since: since };
        }
    }
    var bars = Math.floor(position / length);
    return { number: bars + 1, since: position - bars * length };
}
