// Makes clips of files. ES5.

var builds = [];
var reserved = {}; // slots that were named to the user for dragging a file

function build() {
    builds.push(arrayfromargs(arguments));
}

// Replies whether the set has a clip of the file or of its copy. Changes nothing.
function find(number, title, file, copy) {
    var place = findImportedClip(title, file) || findImportedClip(title, copy);
    sendReply("built", number, place === null ? "none" : "there", place === null ? 0 : place.index);
}

// Makes one track, one scene or one clip per step, so that Live can continue to play. Returns how and scene when complete, else "".
function stepBuild(title, file, trackName, scene, decibels) {
    var place = findImportedClip(title, file);
    if (place !== null) {
        // At any position: the grid shifts when a library grows, and a second clip of the same file would be ambiguous.
        return { how: "there", scene: place.index };
    }
    var song = new LiveAPI("live_set");
    var tracks = list(song, "tracks").filter(function (track) { return text(track, "name") === trackName; });
    if (tracks.length > 1) {
        throw refusal("ambiguous", "There are " + tracks.length + " tracks '" + trackName + "': give each a different name.");
    }
    if (!tracks.length) {
        song.call("create_audio_track", -1);
        var made = list(song, "tracks").pop();
        made.set("name", trackName);
        return "";
    }
    var slots = list(tracks[0], "clip_slots");
    var free = scene;
    while (free < slots.length && (integer(slots[free], "has_clip") || reserved[trackName + "\n" + free])) {
        free++;
    }
    if (free >= slots.length) {
        var scenes = song.getcount("scenes");
        song.call("create_scene", -1);
        if (song.getcount("scenes") <= scenes) {
            throw refusal("failed", "This Live allows no more than " + scenes + " scenes.");
        }
        return "";
    }
    var slot = slots[free];
    if (!hasMember(slot, "create_audio_clip")) {
        reserved[trackName + "\n" + free] = true;
        return { how: "drag", scene: free };
    }
    slot.call("create_audio_clip", file);
    if (!integer(slot, "has_clip")) {
        throw refusal("missing", "Live could not make a clip of " + file + ": check that the file exists.");
    }
    var clip = child(slot, "clip");
    clip.set("warping", 0); // excerpts play at their own speed
    clip.set("name", title);
    setGain(clip, decibels);
    addClip(tracks[0], slot, free);
    return { how: "made", scene: free };
}
