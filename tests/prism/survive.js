// Loaded into Prism (`node --require`). Some requests make Prism throw an uncaught exception, which would end it. Here
// only the connections end, so that one operation fails and not all later ones.
const net = require('net');

const sockets = new Set();
const listen = net.Server.prototype.listen;

net.Server.prototype.listen = function (...args) {
  this.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  return listen.apply(this, args);
};

process.on('uncaughtException', (error) => {
  console.error('UNCAUGHT', error);
  for (const socket of sockets) socket.destroy();
});
