// Loaded into the Agents Playground, which would listen on every interface and knows no option for it: the local city is for this machine alone.
const { Server } = require('node:net');

const { listen } = Server.prototype;
Server.prototype.listen = function (port, ...rest) {
  return /^\d+$/.test(String(port)) && typeof rest[0] !== 'string' ? listen.call(this, port, '127.0.0.1', ...rest) : listen.call(this, port, ...rest);
};
