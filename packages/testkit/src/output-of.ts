/** What a program that is piped printed, and its exit code, once it has ended. */
export async function outputOf(child: Bun.ReadableSubprocess) {
  const [exitCode, stdout, stderr] = await Promise.all([
    child.exited,
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
  ]);
  return { exitCode, stdout, stderr };
}
