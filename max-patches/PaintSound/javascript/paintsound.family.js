// One control of several by name, for paintsound.control: a modulation's depth, or a collection. "text NAME" chooses one, "fader VALUE" sets it
// and "value NAME VALUE" is what PaintSound reports. Gives NAME VALUE to send (left), "set VALUE" for the fader and "set NAME" for the name. ES5.

autowatch = 0;
inlets = 1;
outlets = 3;

var chosen = null;
var values = {}; // the last value of each name, with a mark before it: a name can be any word

function text() {
    chosen = arrayfromargs(arguments).join(" ");
    show();
}

function fader(value) {
    if (chosen !== null && chosen !== "") {
        values["=" + chosen] = value;
        outlet(0, [chosen, value]);
    }
}

// The name can be several words or a number. The first reported name is chosen if the user has chosen none.
function value() {
    var parts = arrayfromargs(arguments);
    var name = parts.slice(0, -1).join(" ");
    values["=" + name] = parts[parts.length - 1];
    if (chosen === null) {
        chosen = name;
        outlet(2, ["set", name]);
    }
    if (name === chosen) {
        show();
    }
}

function show() {
    if (values["=" + chosen] !== undefined) {
        outlet(1, ["set", values["=" + chosen]]);
    }
}
