// Presets: those that come with the device, PRESETS, and the user's own in slots, which a pattr keeps in the Live set. PRESETS and SLOT_COUNT
// come from max-patches/make. ES5.

var SLOTS_FORMAT = 1; // the first number of the list in the pattr

var slots = {}; // the values of each filled slot, by key of the parameter
var slot = 1; // the slot that the menu shows
var pressed = []; // the buttons that show that they were pressed, until the next step

// Item 0 is no preset.
function loadPreset(number) {
    if (ready && PRESETS[number]) {
        moveParameters(PRESETS[number].values);
    }
}

function chooseSlot(index) {
    slot = index + 1;
    showSlot();
}

// Store and Recall act when they are pressed. A device that loads presses nothing.
function pressSlot(key, number) {
    if (!ready || number !== 1) {
        return;
    }
    pressed.push(key);
    if (key === "store") {
        storeSlot();
    } else if (slots[slot]) {
        moveParameters(slots[slot]);
    }
}

// A slot keeps what the device shows, except Next, which has no value, and Arm: a recall never arms or disarms the show.
function isInSlot(key) {
    return PARAMETERS.hasOwnProperty(key) && !PARAMETERS[key].trigger && key !== "arm";
}

function storeSlot() {
    slots[slot] = {};
    Object.keys(PARAMETERS).filter(isInSlot).forEach(function (key) {
        if (known[key] !== undefined) {
            slots[slot][key] = known[key];
        }
    });
    outlet(0, ["slots"].concat(slotAtoms()));
    showSlot();
}

// The list of the pattr: the format, and for each filled slot the word slot, its number, and each parameter with its value.
function slotAtoms() {
    var atoms = [SLOTS_FORMAT];
    Object.keys(slots).forEach(function (number) {
        atoms.push("slot", Number(number));
        Object.keys(slots[number]).forEach(function (key) {
            atoms.push(key, slots[number][key]);
        });
    });
    return atoms;
}

// The pattr has a value: that of the set that was opened, that of an undo, or the one that was just stored.
function readSlots(atoms) {
    var current = null;
    slots = {};
    for (var i = 1; atoms[0] === SLOTS_FORMAT && i + 1 < atoms.length; i += 2) {
        if (atoms[i] === "slot") {
            current = atoms[i + 1] >= 1 && atoms[i + 1] <= SLOT_COUNT ? slots[atoms[i + 1]] = {} : null;
        } else if (current && isInSlot(atoms[i]) && typeof atoms[i + 1] === "number") {
            current[atoms[i]] = atoms[i + 1];
        }
    }
    showSlot();
}

function showSlot() {
    outlet(0, ["slotstate", "set", slots[slot] ? "stored" : "empty"]);
}

// Called at every step.
function releaseButtons() {
    pressed.splice(0).forEach(function (key) {
        outlet(0, [key, "set", 0]);
    });
}

// Moves only the dials that differ, because each change is a step of Live's undo history. They send their new values.
function moveParameters(values) {
    Object.keys(values).forEach(function (key) {
        if (!isSame(known[key], values[key])) {
            outlet(0, [key, values[key]]);
        }
    });
}
