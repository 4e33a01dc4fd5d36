let tell: (url: string) => void = () => undefined;

/**
 * Has one listener told the URL of each server that tests start as a process of its own, once it
 * serves. One within the process of the test waits for the test as well.
 */
export function onServerStarted(listener: (url: string) => void): void {
  tell = listener;
}

export function serverStarted(url: string): void {
  tell(url);
}
