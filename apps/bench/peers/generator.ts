import autocannon from 'autocannon';

/**
 * Sends the same request over so many connections for some seconds, and prints what became of it.
 * It never sleeps: a server that has to wake its client pays for that, on a virtual machine twice as
 * much as for the rest of sending a response, and a quick one more often than a slow one.
 */
const [url = '', connections, seconds, headers = '{}'] = process.argv.slice(2);
let isDone = false;
const stayAwake = () => {
  if (!isDone) setImmediate(stayAwake);
};
stayAwake();
const report = await autocannon({
  url,
  connections: Number(connections),
  duration: Number(seconds),
  headers: JSON.parse(headers),
});
isDone = true;
console.log(JSON.stringify(report));
