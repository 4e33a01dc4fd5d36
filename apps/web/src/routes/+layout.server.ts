import { readTheme, readZone } from '#lib/server/preferences.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ cookies }) => ({
  viewer: { zone: readZone(cookies), now: new Date().toISOString() },
  theme: readTheme(cookies),
});
