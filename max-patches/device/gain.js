// Sets the gain of an audio clip in dB. Live takes a number from 0 to 1 on a scale of its own, and shows the dB as a text. ES5.

var GAIN_STEPS = 20; // of a search by halves: Live's range is about 100 dB, so that the last step is far below what Live shows
var SMALLEST_GAIN = 0.005; // Live shows hundredths of dB

// Leaves a clip alone that has this gain already, and one whose gain this Live does not show.
function setGain(clip, decibels) {
    var shown = readGain(clip);
    if (isNaN(shown) || Math.abs(shown - decibels) <= SMALLEST_GAIN) {
        return;
    }
    var low = 0;
    var high = 1;
    for (var i = 0; i < GAIN_STEPS; i++) {
        var gain = (low + high) / 2;
        clip.set("gain", gain);
        if (readGain(clip) < decibels) {
            low = gain;
        } else {
            high = gain;
        }
    }
    clip.set("gain", high);
}

// The gain in dB that Live shows, such as "-3.1 dB" or "-inf dB"; some languages write a comma or a long minus.
function readGain(clip) {
    var shown = text(clip, "gain_display_string");
    if (shown.indexOf("inf") >= 0) {
        return -Infinity;
    }
    var found = /-?\d+([.,]\d+)?/.exec(shown.replace("\u2212", "-"));
    return found ? Number(found[0].replace(",", ".")) : NaN;
}
