// A stage that two workers send to: receives OSC over UDP and prints one line for each message: the time in ms since 1970, the sender's address, the
// OSC address and the arguments. The lines of each 5 ms are printed together, so that printing delays nothing.
// Usage: node stage-receiver.cjs PORT
const socket = require('dgram').createSocket('udp4');
let lines = [];
function texts(datagram) {
    let at = 0;
    const text = () => {
        const end = datagram.indexOf(0, at);
        const value = datagram.toString('utf8', at, end);
        at = (end + 4) & ~3;
        return value;
    };
    const values = [text()];
    for (const type of text().slice(1)) {
        if (type === 's') {
            values.push(JSON.stringify(text()));
        } else {
            values.push(type === 'f' ? datagram.readFloatBE(at).toFixed(5) : datagram.readInt32BE(at));
            at += 4;
        }
    }
    return values;
}
socket.on('message', (datagram, sender) => {
    const now = performance.timeOrigin + performance.now();
    lines.push(`${now.toFixed(1)} ${sender.address} ${texts(datagram).join(' ')}`);
});
setInterval(() => {
    if (lines.length) {
        console.log(lines.join('\n'));
        lines = [];
    }
}, 5);
socket.bind(Number(process.argv[2]), () => console.log('listening'));
