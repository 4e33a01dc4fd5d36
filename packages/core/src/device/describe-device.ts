import Bowser from 'bowser';

/** A name that a person recognises for what a client says of itself: `Firefox on macOS`. */
export function describeDevice(userAgent: string): string {
  const text = userAgent.trim();
  if (text === '') return 'Unknown device';
  const { browser, os } = Bowser.parse(text);
  if (browser.name && os.name) return `${browser.name} on ${os.name}`;
  // Programs name themselves first: `curl/8.5.0`, `Bun/1.4.5`.
  const [program = ''] = text.split(/[/\s(]/);
  return /^[\w.+-]{1,40}$/.test(program) ? program : 'Unknown device';
}
