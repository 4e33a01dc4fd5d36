import Bowser from 'bowser';
import { createBoundedMap } from '../memory/bounded-map.ts';

/** How much is read and kept of what a client says of itself, in characters. */
export const USER_AGENT_LENGTH = 400;

/** What clients said of themselves before: reading it anew costs more than a look-up by key. */
const described = createBoundedMap<string, string>(1_000);

/** Bowser takes the name of a browser it does not know from the client's own words: only these are said. */
const BROWSERS = new Set<string | undefined>([
  ...Object.values(Bowser.BROWSER_MAP),
  'Miui',
  'Opera Touch',
  'PlayStation 4',
]);
const SYSTEMS = new Set<string | undefined>(Object.values(Bowser.OS_MAP));

/** A name that a person recognises for what a client says of itself: `Firefox on macOS`. */
export function describeDevice(userAgent: string): string {
  const text = userAgent.slice(0, USER_AGENT_LENGTH);
  const known = described.get(text);
  if (known !== undefined) return known;
  const device = readUserAgent(text.trim());
  described.set(text, device);
  return device;
}

function readUserAgent(text: string): string {
  if (text === '') return 'Unknown device';
  const { browser, os } = Bowser.parse(text);
  const isBrowser = BROWSERS.has(browser.name);
  const isSystem = SYSTEMS.has(os.name);
  if (isBrowser && isSystem) return `${browser.name} on ${os.name}`;
  // Programs name themselves first: `curl/8.5.0`, `Bun/1.4.5`. No dots: mails say the name, and what
  // looks like a host becomes a link in some programs.
  const [program = ''] = text.split(/[/\s(]/);
  if (program === 'Mozilla') {
    // All browsers say so.
    if (isSystem) return `Unknown browser on ${os.name}`;
    return isBrowser ? `${browser.name}` : 'Unknown device';
  }
  return /^[\w+-]{1,40}$/.test(program) ? program : 'Unknown device';
}
