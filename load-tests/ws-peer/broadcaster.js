// A plain broadcaster: node broadcaster.js PORT FRAME_BYTES FRAMES_PER_SECOND
// Speaks just enough of the hub's wire form for the load test's displays: every message ends in 0x1E.
import { WebSocketServer } from 'ws';

const [port, bytes, rate] = process.argv.slice(2).map(Number);
const end = '\u001e';
const server = new WebSocketServer({ host: '127.0.0.1', port, perMessageDeflate: false, backlog: 8192 });

server.on('listening', () => console.log('listening'));
server.on('connection', (socket) => {
  socket.once('message', () => socket.send(`{}${end}{"type":3,"invocationId":"1","result":{"seq":0}}${end}`));
  socket.on('error', () => socket.terminate());
});

let seq = 0;
setInterval(() => {
  seq += 1;
  const head = `{"type":1,"target":"frame","arguments":[{"scene":"overview","seq":${seq},"at":"${new Date().toISOString()}","tiles":"`;
  const frame = Buffer.from(`${head}${'x'.repeat(Math.max(0, bytes - head.length - 5))}"}]}${end}`);
  for (const socket of server.clients) {
    if (socket.bufferedAmount < 65536) socket.send(frame, { binary: false });
  }
}, 1000 / rate);
