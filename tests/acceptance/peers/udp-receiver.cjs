// Receives UDP over IPv4 and IPv6 and prints one line for each OSC message: the sender's address and the OSC address.
// Usage: node udp-receiver.cjs PORT
const socket = require('dgram').createSocket({ type: 'udp6', ipv6Only: false });
socket.on('message', (datagram, sender) => {
    const address = datagram.toString('latin1', 0, datagram.indexOf(0));
    console.log(`${sender.address.replace('::ffff:', '')} ${address}`);
});
socket.bind(Number(process.argv[2]), () => console.log('listening'));
