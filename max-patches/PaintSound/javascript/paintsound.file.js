// Converts the path of a file, as PaintSound sends it, to the form that Max uses: C:/music/rain.wav, Samples:/rain.wav or /Users/me/rain.wav.
// [js paintsound.file.js] takes a path and gives the converted one; paintsound.player.js includes this file. ES5.

// Drive:/folder/file is Max's form. A path that begins with a slash is on the startup volume; other volumes of macOS are below /Volumes.
function toMaxPath(file) {
    var path = String(file);
    if (/^([A-Za-z]:)?\\/.test(path)) {
        path = path.replace(/\\/g, "/").replace(/^\/\/\?\/UNC\//, "//").replace(/^\/\/\?\//, "");
    }
    var volume = /^\/Volumes\/([^\/]+)\/(.+)$/.exec(path);
    return volume === null ? path : volume[1] + ":/" + volume[2];
}

function anything() {
    outlet(0, toMaxPath([messagename].concat(arrayfromargs(arguments)).join(" ")));
}
