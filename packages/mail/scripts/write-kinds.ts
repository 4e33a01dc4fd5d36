import { kindsSource } from '../src/kinds-source.ts';

await Bun.write(new URL('../../schemas/src/mail.ts', import.meta.url), kindsSource());
