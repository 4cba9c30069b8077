// Only one PaintSound device of Live plays. Two would receive at the same port and launch everything twice. ES5.

var OWNER_LOST = 2000; // milliseconds without a sign of the active device

var shared = new Global("paintsound.live"); // Max gives the same object to the scripts of all devices
var identity = String(Math.random()).substring(2);
var isActive = false;
var wasPassive = false;
var status = "";

// Tells the other devices that this one plays, or takes its place if it is gone. Called at every step.
function claim() {
    var isFree = !shared.owner || shared.owner === identity || Math.abs(now() - shared.seenAt) > OWNER_LOST;
    if (isFree) {
        shared.owner = identity;
        shared.seenAt = now();
    }
    if (isFree !== isActive) {
        isActive = isFree;
        if (isActive) {
            if (wasPassive) {
                outlet(0, ["listen", "port", RECEIVE_PORT]); // the other device had the port
            }
            setStatus("waiting for PaintSound");
        }
    }
    if (!isActive) {
        wasPassive = true;
        setStatus("another PaintSound device of this set is active; this one does nothing");
    }
}

function releaseClaim() {
    if (shared.owner === identity) {
        shared.owner = "";
    }
    isActive = false;
}

function setStatus(words) {
    if (words !== status) {
        status = words;
        outlet(0, ["status", "set", words]);
    }
}
