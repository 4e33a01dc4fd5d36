import { useExecutable } from '@rolecall/testkit/executable';
import { EXECUTABLE } from '../scripts/steps.ts';

useExecutable(process.env[EXECUTABLE]);
