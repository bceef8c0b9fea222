// The stand-in's provider alone, behind a real gateway: listens on a free port of this machine, says which, and ends with its caller.
import { createServer } from 'node:http';
import { play } from './replies.mjs';

const server = createServer(play);
server.listen(0, '127.0.0.1', () => console.log(`listening on ${server.address().port}`));
process.stdin.on('end', () => process.exit()).resume();
