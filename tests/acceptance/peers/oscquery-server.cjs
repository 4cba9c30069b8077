// Offers a namespace by OSCQuery and says when it listens.
'use strict';
const { OSCQueryServer, OSCTypeSimple, OSCQAccess } = require('oscquery');

const server = new OSCQueryServer({ httpPort: Number(process.argv[2]), oscPort: 7000, serviceName: 'peer', bindAddress: '127.0.0.1' });
server.addMethod('/fog/density', {
  description: 'Density of the fog', access: OSCQAccess.READWRITE, arguments: [{ type: OSCTypeSimple.FLOAT, range: { min: 0, max: 100 } }],
});
server.addMethod('/fog/on', { access: OSCQAccess.WRITEONLY, arguments: [{ type: OSCTypeSimple.INT, range: { min: 0, max: 1 } }] });
server.addMethod('/scene', { access: OSCQAccess.READONLY, arguments: [{ type: OSCTypeSimple.STRING }] });
server.start().then(() => console.log('ready'));
