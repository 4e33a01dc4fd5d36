import { CONTROL } from './characters.ts';
import { visibleText } from './visible-text.ts';

const CONTROLS = new RegExp(CONTROL.source, 'gu');

/** What a file is called, without what no one can see and what turns the text around it. */
export const fileNameText = (name: string) => visibleText(name.replaceAll(CONTROLS, ''));
