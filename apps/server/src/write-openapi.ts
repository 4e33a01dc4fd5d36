import { clientTypes } from './rest/client-types.ts';
import { openApiDocument } from './rest/openapi.ts';

// docs/openapi.json, for those who generate clients, and the types that one of them generates, for
// the test that walks every operation. A test fails when they are stale.
const file = (path: string) => new URL(`../${path}`, import.meta.url);
const document = openApiDocument();
await Bun.write(file('../../docs/openapi.json'), `${JSON.stringify(document, null, 2)}\n`);
await Bun.write(file('test/rest-types.ts'), await clientTypes(document));
