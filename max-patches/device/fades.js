// Fades the volumes of tracks. ES5.

var TOLERANCE = 0.01; // a fader that differs by more than this from the value set here was moved by a person and is left alone

var fades = [];

function fade(number, track, level, seconds) {
    findTracks(track).forEach(function (each) {
        // If a person moved the fader, fade from its present value.
        fades = fades.filter(function (other) { return other.track.id !== each.id || other.hasFader; });
        var found = fades.filter(function (other) { return other.track.id === each.id; })[0];
        if (!found) {
            var volume = child(each, "mixer_device volume");
            var own = real(volume, "value");
            found = { track: each, volume: volume, own: own, lastSet: own, hasFader: true };
            fades.push(found);
        }
        found.number = number;
        found.began = now();
        found.time = Math.max(1, seconds * 1000);
        found.first = found.lastSet;
        found.last = Math.max(0, Math.min(1, level)) * found.own;
        found.moves = true;
        found.stops = level <= 0;
        found.restoreAt = null;
    });
}

// Does one step. Returns false when the fade is complete.
function stepFade(fading) {
    if (!exists(fading.track)) {
        return false;
    }
    if (fading.hasFader && (!exists(fading.volume) || Math.abs(real(fading.volume, "value") - fading.lastSet) > TOLERANCE)) {
        fading.hasFader = false; // leave the fader alone, but keep the stop: nothing else would end this clip
    }
    if (fading.restoreAt) {
        // The clip stops in time with the launch quantisation. It must not be heard again before that.
        var isStopping = fading.stopped >= 0 && integer(fading.track, "playing_slot_index") === fading.stopped;
        if (now() < fading.restoreAt || isStopping) {
            return true;
        }
        setVolume(fading, fading.own, true);
        endAutomation(fading);
        return false;
    }
    if (fading.moves) {
        var share = Math.min(1, (now() - fading.began) / fading.time);
        setVolume(fading, fading.first + (fading.last - fading.first) * share, share === 1);
        if (share === 1) {
            fading.moves = false;
            if (fading.stops) {
                fading.stopped = integer(fading.track, "playing_slot_index");
                fading.track.call("stop_all_clips");
                fading.restoreAt = now() + SETTLED; // Live stops the clip a little later than the call
            } else if (fading.last === fading.own) {
                endAutomation(fading);
                return false;
            }
        }
    }
    return fading.hasFader || fading.moves || !!fading.restoreAt;
}

function setVolume(fading, value, isExact) {
    if (fading.hasFader) {
        writeParameter(fading.volume, value, isExact);
        fading.lastSet = value;
    }
}

function restore(fading) {
    if (exists(fading.volume) && Math.abs(real(fading.volume, "value") - fading.lastSet) <= TOLERANCE) {
        setVolume(fading, fading.own, true);
        endAutomation(fading);
    }
}

function endAutomation(fading) {
    if (fading.hasFader) {
        reEnable(fading.volume);
    }
}

function endFade(track) {
    fades = fades.filter(function (fading) {
        if (fading.track.id !== track.id) {
            return true;
        }
        restore(fading);
        return false;
    });
}

// A new session starts. Fades to 0 continue, because the new session does not know their clips and cannot stop them.
function forgetFades() {
    fades = fades.filter(function (fading) {
        if (!fading.stops) {
            restore(fading);
        }
        return fading.stops;
    });
}
