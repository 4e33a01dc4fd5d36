import { join } from 'node:path';
import { capture, root, tool } from './processes.ts';

const WEB = join(root, 'apps/web');
/** The headless shell draws no browser around the page: the tests take half the time in it. */
const COMMANDS = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
];
const MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
const PRINT_PATH = "console.log(require('@playwright/test').chromium.executablePath())";

/** Whether a browser starts: a wrapper or one without its libraries does not. */
async function starts(path: string): Promise<boolean> {
  if (!(await Bun.file(path).exists())) return false;
  const { code } = await capture([path, '--version']);
  return code === 0;
}

async function playwrightsOwn(): Promise<string | undefined> {
  const { output } = await capture([process.execPath, '-e', PRINT_PATH], { cwd: WEB });
  const path = output.trim();
  return (await starts(path)) ? path : undefined;
}

async function systems(): Promise<string | undefined> {
  const paths = COMMANDS.map((command) => Bun.which(command)).filter((path) => path !== null);
  for (const path of [...paths, MAC]) if (await starts(path)) return path;
  return undefined;
}

async function downloaded(): Promise<string | undefined> {
  console.log('Downloading Chromium …');
  await capture(tool('playwright', 'install', 'chromium'), { cwd: WEB });
  return playwrightsOwn();
}

async function installed(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || Bun.which('apt-get') === null) return undefined;
  console.log('Installing Chromium with apt-get …');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await capture(['apt-get', 'update'], { env });
  for (const name of ['chromium-headless-shell', 'chromium']) {
    const { code } = await capture(['apt-get', 'install', '-y', name], { env });
    if (code === 0) return systems();
  }
  return undefined;
}

/** Finds a Chromium that starts, or gets one. @returns its path */
export async function findChromium(): Promise<string | undefined> {
  return (
    (await playwrightsOwn()) ?? (await systems()) ?? (await downloaded()) ?? (await installed())
  );
}
