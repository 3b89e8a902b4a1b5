// Runs a command and ends it when this process's standard input closes. The input is a pipe from the parent, so it
// also closes when the parent is killed, on every operating system: no child outlives the test run that started it.
// usage: node leash.mjs <grace in ms> <command> [argument...]
import { spawn } from 'node:child_process';

const [grace, command, ...args] = process.argv.slice(2);
const windows = process.platform === 'win32';

// A group of its own keeps a Ctrl+C in the terminal from reaching the child before the parent is done with it.
const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: !windows, windowsHide: true });

child.on('error', (error) => {
  console.error(`cannot start ${command}: ${error.message}`);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(signal ? 128 : code));

let stopping = false;
function stop() {
  if (stopping) return;
  stopping = true;
  // Windows has no signals; "shutdown" is the message by which Node servers are asked to end there.
  // A child that listens for messages would stay for as long as it could get one, hence the disconnect.
  const disconnect = () => child.connected && child.disconnect();
  if (windows && child.connected) child.send('shutdown', disconnect);
  else if (child.kill('SIGINT')) disconnect();
  setTimeout(() => child.kill('SIGKILL'), Number(grace));
}

process.stdin.on('end', stop).on('error', stop).resume();
process.on('SIGINT', () => {});
process.on('SIGTERM', stop);
process.on('SIGHUP', stop);
