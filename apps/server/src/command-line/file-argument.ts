import { accessSync, constants } from 'node:fs';
import { fileProblem } from '@rolecall/core/file-problem';
import { z } from 'zod';
import { CommandLineError } from './command-line-error.ts';
import { argument } from './parameters.ts';

/** The file that a command writes or reads. */
export const FILE_ARGUMENT = argument('file', z.string().min(1), 'the path of the file');

/** @throws CommandLineError USAGE for a file that can't be read */
export function assertReadable(file: string): void {
  try {
    accessSync(file, constants.R_OK);
  } catch (error) {
    throw new CommandLineError('USAGE', `${file} can't be read: ${fileProblem(error)}`);
  }
}
