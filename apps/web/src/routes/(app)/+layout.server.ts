import { shellData } from '#lib/server/shell.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals }) => shellData(locals);
