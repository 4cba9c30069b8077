// Launches clips, and tells how they play. ES5.

var SETTLED = 250; // milliseconds: before this time "not fired" has no meaning, because Live shows a fired slot a little after the call
var LAUNCH_POSITION_EVERY = 200; // milliseconds

var waiting = null; // the launch that is done in the next step
var launches = [];

// If several launches arrive together, only the last one is done.
function launch(number, title) {
    if (waiting !== null) {
        sendReply("refused", waiting.values[0], "superseded", "'" + waiting.values[1] + "' was replaced by a later launch.");
    }
    waiting = { values: arrayfromargs(arguments), received: now() };
    scheduleWaiting();
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
        throw refusal("failed", "Unknown playback mode '" + playback + "': use once or loop.");
    }
    var late = paintSoundTime() - due;
    if (late > 0) {
        throw refusal("late", "'" + title + "' came " + Math.round(late) + " ms too late and was not launched, because Live was busy.");
    }
    byeAt = null;
    var place = findClip(title, file, track);
    var clip = child(place.slot, "clip");
    if (hasMember(clip, "muted") && integer(clip, "muted")) {
        throw refusal("failed", "Clip '" + text(clip, "name") + "' of track '" + text(place.track, "name")
            + "' is deactivated: activate it in Live, or take its work out of the library.");
    }
    setExcerpt(clip, start, length, playback === "loop");
    endFade(place.track);
    var wasSounding = integer(place.track, "playing_slot_index") === place.index;
    place.slot.call("fire");
    sendReply("triggered", number, text(place.track, "name"), text(clip, "name"), now() - received);
    launches = launches.filter(function (other) {
        // The same clip with another start: Live cannot tell them apart, so the earlier launch ends here.
        if (other.place.slot.id === place.slot.id) {
            sendReply("ended", other.number);
            return false;
        }
        return true;
    });
    launches.push({
        number: number, place: place, start: start, firedAt: now(), seenFired: false, sounds: false, wasSounding: wasSounding, reportedAt: 0
    });
}

// Reports changes of a launch. Returns false when the clip has ended.
function reportLaunch(launched) {
    var track = launched.place.track;
    var clip = child(launched.place.slot, "clip");
    if (!exists(track) || !exists(clip)) {
        sendReply("refused", launched.number, "failed", "Live lost the clip of launch " + launched.number + ".");
        sendReply("ended", launched.number);
        return false;
    }
    var fired = integer(track, "fired_slot_index") === launched.place.index;
    var plays = integer(track, "playing_slot_index") === launched.place.index;
    if (!launched.sounds) {
        var settled = now() - launched.firedAt > SETTLED;
        launched.seenFired = launched.seenFired || fired;
        if (plays && !fired && (launched.seenFired || settled || !launched.wasSounding)) {
            launched.sounds = true;
            sendReply("playing", launched.number, real(new LiveAPI("live_set"), "current_song_time"));
        } else if (!plays && !fired && settled) {
            sendReply("ended", launched.number); // it was stopped before it started to play
            return false;
        }
    } else if (!plays || !integer(clip, "is_playing")) {
        sendReply("ended", launched.number);
        return false;
    }
    if (launched.sounds && now() - launched.reportedAt >= LAUNCH_POSITION_EVERY) {
        launched.reportedAt = now();
        var at = real(clip, "playing_position");
        var seconds = integer(clip, "warping") ? Number(clip.call("beat_to_sample_time", at)) / real(clip, "sample_rate") : at;
        sendReply("position", launched.number, Math.max(0, seconds - launched.start));
    }
    return true;
}
