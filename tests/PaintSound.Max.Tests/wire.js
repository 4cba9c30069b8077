"use strict";

// Runs the Max for Live device with a real socket in real time: [udpreceive] and [udpsend] around its script, and a fake Live API. Prints the
// port at which it receives, and the events in the set, one per line. Ends when its standard input ends.

const dgram = require("dgram");
const { LiveSet, device } = require("./standin.js");

const BAR = 200; // milliseconds of launch quantisation
const socket = dgram.createSocket("udp4");
const set = new LiveSet([
    { name: "own 1", clips: { 0: { name: "Rain", file: "/music/Rain.wav" } }, devices: [{ name: "Fog", parameters: [{ name: "Density", max: 100 }] }] },
    { name: "composers 1", clips: { 0: { name: "Wood", file: "/music/Wood.wav" } } },
]);
const max = device(set);
let [lastStep, replyPort, printed, untilBar] = [Date.now(), 0, "", BAR];

function text(value) {
    const bytes = Buffer.from(value, "utf8");
    return Buffer.concat([bytes, Buffer.alloc(4 - bytes.length % 4)]);
}

// Like [js], sends a number without a fraction as an integer, whatever the type in the protocol is.
function packet([address, ...values]) {
    const tag = value => typeof value === "string" ? "s" : Number.isInteger(value) ? "i" : "f";
    return Buffer.concat([text(address), text("," + values.map(tag).join("")), ...values.map(value => {
        const four = Buffer.alloc(4);
        switch (tag(value)) {
            case "s": return text(value);
            case "i": four.writeInt32BE(value); return four;
            default: four.writeFloatBE(value); return four;
        }
    })]);
}

function read(bytes) {
    let at = 0;
    const string = () => {
        const end = bytes.indexOf(0, at);
        const value = bytes.toString("utf8", at, end);
        at = end + 4 - end % 4;
        return value;
    };
    const [address, tags] = [string(), string()];
    return [address, ...[...tags.slice(1)].map(tag => {
        if (tag === "s") {
            return string();
        }
        at += 4;
        return tag === "i" ? bytes.readInt32BE(at - 4) : bytes.readFloatBE(at - 4);
    })];
}

function report() {
    for (const sent of set.sent.splice(0)) {
        if (sent[0] === "port") {
            replyPort = sent[1];
        } else if (sent[0].startsWith("/")) {
            socket.send(packet(sent), replyPort, "127.0.0.1");
        }
    }
    for (const [box, ...message] of set.shown.splice(0)) {
        console.log("shown " + box + " " + message.join(" "));
    }
    for (const fired of set.fired.splice(0)) {
        console.log("fired " + fired);
    }
    const own = set.song.properties.tracks[0].properties;
    const state = `volume ${own.mixer_device.properties.volume.properties.value.toFixed(2)} density ${own.devices[0].properties.parameters[0].properties.value.toFixed(1)}`;
    if (state !== printed) {
        console.log(printed = state);
    }
}

socket.on("message", bytes => {
    const [address, ...values] = read(bytes);
    max.receive(address, ...values);
    report();
});
socket.bind(0, "127.0.0.1", () => console.log("port " + socket.address().port));
setInterval(() => {
    const passed = Date.now() - lastStep;
    lastStep += passed;
    max.advance(passed);
    if ((untilBar -= passed) <= 0) {
        untilBar = BAR;
        set.startFired();
    }
    report();
}, 10);
process.stdin.on("end", () => process.exit(0)).resume();
