// The parameters of the device: they set the controls of PaintSound and follow them. PARAMETERS, the table of their addresses, comes from
// max-patches/make. ES5.

var CONTROL = "/paintsound/control/";
var REST = 500; // milliseconds that a value must rest before its dial follows: each change of a dial is a step of Live's undo history
var DEPTHS = 4; // the number of depth dials

var known = {}; // the value of each parameter, by key
var movedAt = {}; // when the parameter was moved in Live
var toShow = {}; // values from PaintSound that their dials do not show yet, and when they came
var modulations = []; // the names of the show's modulations, in the order of the depth dials
var isConnected = false;
var sendsSet = false; // at a connection, true sends the values of the set to the show; false lets the dials follow the show

// Reads the stored values when the device has loaded. They are not sent: only a change in Live is.
function readParameters() {
    Object.keys(PARAMETERS).concat("recall", "controlport", "slot").forEach(function (key) {
        outlet(0, [key, "outputvalue"]);
    });
    outlet(0, ["slots", "bang"]);
}

// A parameter has a value: a person, an automation, a preset or a mapped knob has moved it, or it was loaded.
function value(key, number) {
    if (key === "recall") {
        sendsSet = number === 1;
    } else if (key === "controlport") {
        outlet(0, ["control", "port", number]);
    } else if (key === "preset") {
        loadPreset(number);
    } else if (key === "slots") {
        readSlots(arrayfromargs(arguments).slice(1));
    } else if (key === "slot") {
        chooseSlot(number);
    } else if (key === "store" || key === "recallslot") {
        pressSlot(key, number);
    } else if (PARAMETERS.hasOwnProperty(key)) {
        var before = known[key];
        known[key] = number;
        if (before !== undefined && before !== number) {
            movedAt[key] = now();
            delete toShow[key];
            sendParameter(key);
        }
    }
}

function sendParameter(key) {
    var parameter = PARAMETERS[key];
    var message = ["control", CONTROL + parameter.control];
    if (!isConnected || !isActive) {
        return;
    }
    if (parameter.item !== undefined) {
        if (parameter.item >= modulations.length) {
            return;
        }
        message.push(modulations[parameter.item]);
    }
    // Each change of Next asks for another selection, so that it needs not return to 0.
    outlet(0, parameter.trigger ? message : message.concat(known[key]));
}

// The device changes no dial before PaintSound has told its values, and then only those that differ.
function connectParameters() {
    isConnected = true;
    toShow = {};
    modulations = [];
    for (var i = 0; i < DEPTHS; i++) {
        outlet(0, ["label" + (i + 1), "set", "-"]);
    }
    if (sendsSet) {
        Object.keys(PARAMETERS).forEach(function (key) {
            if (!PARAMETERS[key].trigger && known[key] !== undefined) {
                sendParameter(key);
            }
        });
    }
}

// PaintSound reports the value of a control: its own reply to a dial, or a change that came from elsewhere.
function followControl(control, values) {
    var key = findParameterKey(control, values);
    var number = values[values.length - 1];
    if (key === null || typeof number !== "number") {
        return;
    }
    if (isSame(known[key], number)) {
        delete toShow[key];
    } else {
        toShow[key] = { value: number, at: now() };
    }
}

function findParameterKey(control, values) {
    var item;
    if (values.length === 2) {
        item = nameModulation(String(values[0]));
    }
    return Object.keys(PARAMETERS).filter(function (key) {
        return PARAMETERS[key].control === control && PARAMETERS[key].item === item && !PARAMETERS[key].trigger;
    })[0] || null;
}

// The dial of a modulation, from 0. The first four modulations of the show get the dials; their values in the set are sent when they are known.
function nameModulation(name) {
    var index = modulations.indexOf(name);
    if (index < 0 && modulations.length < DEPTHS) {
        index = modulations.push(name) - 1;
        outlet(0, ["label" + (index + 1), "set", name]);
        if (sendsSet && known["depth" + (index + 1)] !== undefined) {
            sendParameter("depth" + (index + 1));
        }
    }
    return index;
}

// Moves the dials to values that rest. The message set gives no output, so nothing is sent back.
function showControls() {
    Object.keys(toShow).forEach(function (key) {
        if (now() - toShow[key].at >= REST && now() - (movedAt[key] || 0) >= REST) {
            known[key] = toShow[key].value;
            delete toShow[key];
            outlet(0, [key, "set", known[key]]);
        }
    });
}

// PaintSound sends 32-bit floats.
function isSame(one, other) {
    return one !== undefined && Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(other));
}
