// Discovers PaintSound with multicast DNS, reads its namespace, and prints the result as one line of JSON.
'use strict';
const { OSCQueryDiscovery } = require('oscquery');

const port = Number(process.argv[2]);
const discovery = new OSCQueryDiscovery();
discovery.on('up', service => {
  if (service.port !== port) return;
  const methods = service.flat().filter(node => node.arguments !== undefined && node.arguments !== null);
  console.log(JSON.stringify({
    name: service.hostInfo.name,
    oscPort: service.hostInfo.oscPort,
    methods: methods.map(node => ({ path: node.full_path, description: node.description, arguments: node.arguments })),
  }));
  discovery.stop();
  process.exit(0);
});
discovery.on('error', error => console.error(String(error)));
discovery.start();
