/** What `bench` tells a contender: where to listen, where its files go, how many users it starts with. */
export function readArguments() {
  const [port, folder = '.', users] = process.argv.slice(2);
  return { port: Number(port), folder, users: Number(users) };
}
