// How the device moves tracks' volumes: a part of paintsound.live.js, which includes it. ES5.

var HAND = 0.01; // a fader further away than this from where it was put was moved by a person, who is right

var fades = [];

function fade(number, track, level, seconds) {
    tracksCalled(track).forEach(function (each) {
        // After a hand, a share of where the hand has put the fader.
        fades = fades.filter(function (other) { return other.track.id !== each.id || other.hasFader; });
        var found = fades.filter(function (other) { return other.track.id === each.id; })[0];
        if (!found) {
            var volume = child(each, "mixer_device volume");
            var own = real(volume, "value");
            found = { track: each, volume: volume, own: own, put: own, hasFader: true };
            fades.push(found);
        }
        found.number = number;
        found.began = now();
        found.time = Math.max(1, seconds * 1000);
        found.first = found.put;
        found.last = Math.max(0, Math.min(1, level)) * found.own;
        found.moves = true;
        found.stops = level <= 0;
        found.restoreAt = null;
    });
}

// One step; false when there is nothing left to do.
function stepFade(fading) {
    if (!there(fading.track)) {
        return false;
    }
    if (fading.hasFader && (!there(fading.volume) || Math.abs(real(fading.volume, "value") - fading.put) > HAND)) {
        fading.hasFader = false; // the fader is given up, the stop is not: nobody else would end what sounds here
    }
    if (fading.restoreAt) {
        if (now() < fading.restoreAt) {
            return true;
        }
        put(fading, fading.own);
        return false;
    }
    if (fading.moves) {
        var share = Math.min(1, (now() - fading.began) / fading.time);
        put(fading, fading.first + (fading.last - fading.first) * share);
        if (share === 1) {
            fading.moves = false;
            if (fading.stops) {
                fading.track.call("stop_all_clips", 0);
                fading.restoreAt = now() + SETTLED; // a stop takes effect at Live's next turn; only then may the volume come back
            } else if (fading.last === fading.own) {
                return false;
            }
        }
    }
    return fading.hasFader || fading.moves || !!fading.restoreAt;
}

function put(fading, value) {
    if (fading.hasFader) {
        fading.volume.set("value", value);
        fading.put = value;
    }
}

function restore(fading) {
    if (there(fading.volume) && Math.abs(real(fading.volume, "value") - fading.put) <= HAND) {
        put(fading, fading.own);
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

// PaintSound begins anew. What was to fall silent goes on to do so: nobody remembers it who could stop it.
function forgetFades() {
    fades = fades.filter(function (fading) {
        if (!fading.stops) {
            restore(fading);
        }
        return fading.stops;
    });
}
