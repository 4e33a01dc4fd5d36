import { error } from '@sveltejs/kit';
import { errorText } from '#lib/error-texts.ts';

/** What is nowhere, for who is signed in: the error is shown with the menu around it. */
export const load = () => error(404, errorText(404));
