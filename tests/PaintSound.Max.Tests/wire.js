"use strict";

// The Max for Live device at a real socket: [udpreceive] and [udpsend] around its script, with the stand-in for the Live API, in real
// time. Prints the port where it listens, and what happens in the set, a line each. Ends with its standard input.

const dgram = require("dgram");
const { LiveSet, device } = require("./standin.js");

const BAR = 200; // milliseconds of launch quantisation
const socket = dgram.createSocket("udp4");
const set = new LiveSet([
    { name: "own 1", clips: { 0: { name: "Rain", file: "/music/Rain.wav" } }, devices: [{ name: "Fog", parameters: [{ name: "Density", max: 100 }] }] },
    { name: "composers 1", clips: { 0: { name: "Wood", file: "/music/Wood.wav" } } },
]);
const max = device(set);
let [began, answers, printed, toBar] = [Date.now(), 0, "", BAR];

function text(value) {
    const bytes = Buffer.from(value, "utf8");
    return Buffer.concat([bytes, Buffer.alloc(4 - bytes.length % 4)]);
}

// As [js] does: a number without a fraction leaves as an integer, whatever the protocol calls it.
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

function say() {
    for (const said of set.said.splice(0)) {
        if (said[0] === "port") {
            answers = said[1];
        } else if (said[0].startsWith("/")) {
            socket.send(packet(said), answers, "127.0.0.1");
        }
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
    max.tell(address.replace("/paintsound/live/", ""), ...values);
    say();
});
socket.bind(0, "127.0.0.1", () => console.log("port " + socket.address().port));
setInterval(() => {
    const passed = Date.now() - began;
    began += passed;
    max.pass(passed);
    if ((toBar -= passed) <= 0) {
        toBar = BAR;
        set.bar();
    }
    say();
}, 10);
process.stdin.on("end", () => process.exit(0)).resume();
