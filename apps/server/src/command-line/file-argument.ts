import { z } from 'zod';
import { argument } from './parameters.ts';

/** The file that a command writes or reads. */
export const FILE_ARGUMENT = argument('file', z.string().min(1), 'the path of the file');
