import Bowser from 'bowser';
import { createBoundedMap } from '../memory/bounded-map.ts';

/** What clients said of themselves before: reading it anew costs more than a look-up by key. */
const described = createBoundedMap<string, string>(1_000);
const DESCRIBED_LENGTH = 400;

/** A name that a person recognises for what a client says of itself: `Firefox on macOS`. */
export function describeDevice(userAgent: string): string {
  const known = described.get(userAgent);
  if (known !== undefined) return known;
  const device = readUserAgent(userAgent.trim());
  if (userAgent.length <= DESCRIBED_LENGTH) described.set(userAgent, device);
  return device;
}

function readUserAgent(text: string): string {
  if (text === '') return 'Unknown device';
  const { browser, os } = Bowser.parse(text);
  if (browser.name && os.name) return `${browser.name} on ${os.name}`;
  // Programs name themselves first: `curl/8.5.0`, `Bun/1.4.5`. No dots: mails say the name, and what
  // looks like a host becomes a link in some programs.
  const [program = ''] = text.split(/[/\s(]/);
  return /^[\w+-]{1,40}$/.test(program) ? program : 'Unknown device';
}
