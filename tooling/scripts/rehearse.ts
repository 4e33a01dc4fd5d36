import { statSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '@rolecall/testkit/temporary-folder';
import { copyContext, readImage } from '../rehearsal/image.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import { delaysOf, faultsOf } from '../rehearsal/report.ts';
import { exitIfStopped, forwardSignals, root, run } from './processes.ts';

const SIGN_INS = 300;

/** Does what the Dockerfile does, without Docker, and tries out what comes of it. */
async function main(): Promise<number> {
  const { folder, remove } = temporaryFolder('image');
  try {
    const { step, variables } = readImage(root);
    const program = join(folder, 'rolecall');
    copyContext(root, join(folder, 'app'));
    const built = await run([...step, program], { cwd: join(folder, 'app') });
    exitIfStopped();
    if (built !== 0) return built;
    const report = await rehearse(program, variables, SIGN_INS);
    const sizeMb = Math.round(statSync(program).size / 1e6);
    const bunMb = Math.round(statSync(process.execPath).size / 1e6);
    console.log({ sizeMb, besideBunMb: sizeMb - bunMb, ...report });
    const faults = [...faultsOf(report), ...delaysOf(report)];
    for (const fault of faults) console.log(`Not as it should be: ${fault}`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    remove();
  }
}

forwardSignals();
process.exit(await main());
