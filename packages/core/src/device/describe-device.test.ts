import { expect, test } from 'vitest';
import { describeDevice } from './describe-device.ts';

const SAFARI_ON_IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1';

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox on Linux'],
  [SAFARI_ON_IPHONE, 'Safari on iOS'],
  ['curl/8.5.0', 'curl'],
  ['python-requests/2.32', 'python-requests'],
  ['MyApp/1.0 (Windows NT 10.0)', 'MyApp'],
  ['Mozilla/5.0 (X11; Linux x86_64) NewBrowser/1.0', 'Unknown browser on Linux'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64) Evil.example/1.0', 'Unknown browser on Windows'],
  ['Mozilla/5.0 (Unheard 1) Gecko/20100101 Firefox/130.0', 'Firefox'],
  ['Mozilla/5.0 (compatible)', 'Unknown device'],
  ['', 'Unknown device'],
  ['win-a-prize.evil.example', 'Unknown device'],
  ['<b>you</b>', 'Unknown device'],
])('%s', (userAgent, device) => {
  expect(describeDevice(userAgent)).toBe(device);
});

test.each([
  'evil.example/1.0 (Windows NT 10.0)',
  'Your account is locked: visit https://evil.example/x/1.0 (Windows NT 10.0; Win64)',
  'é http://evil.example/1 (Windows NT 10)',
  '\u001b[2J/1 (Windows NT 10.0)',
  'a\u202eb/1 (Windows NT 10)',
  '<b>x</b>/1.0 Windows NT 10.0',
  `${'very '.repeat(2_000)}long/1.0 (Windows NT 10.0)`,
  `${'x'.repeat(9_000)}/1.0 (Windows NT 10.0)`,
])('never repeats a sentence or a link of the client: %#', (userAgent) => {
  expect(describeDevice(userAgent)).toMatch(/^(Unknown device|[\w+-]{1,40})$/);
});
