import { error } from '@sveltejs/kit';
import { errorText } from '#lib/texts/errors.ts';

/** What is nowhere, for who is signed in: the error is shown with the menu around it. */
export const load = () => error(404, errorText(404));
