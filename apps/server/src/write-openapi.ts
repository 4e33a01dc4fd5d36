import { openApiDocument } from './rest/openapi.ts';

// docs/openapi.json, for those who generate clients; a test fails when it is stale.
const path = new URL('../../../docs/openapi.json', import.meta.url);
await Bun.write(path, `${JSON.stringify(openApiDocument(), null, 2)}\n`);
