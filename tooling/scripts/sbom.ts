import { Enums, Models, Serialize, Spec } from '@cyclonedx/cyclonedx-library';
import manifest from '../../apps/server/package.json' with { type: 'json' };
import { installedPackages } from '../dependencies/installed-packages.ts';

/** Prints what Rolecall is built from, as a CycloneDX document in JSON. */
const { Application, Library } = Enums.ComponentType;
const bom = new Models.Bom();
const product = new Models.Component(Application, 'rolecall', {
  version: manifest.version,
  bomRef: 'rolecall',
});
bom.metadata.component = product;
for (const { name, version, license } of await installedPackages()) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const component = new Models.Component(Library, name, { version, purl, bomRef: purl });
  component.licenses.add(new Models.NamedLicense(license));
  bom.components.add(component);
  product.dependencies.add(component.bomRef);
}
const serializer = new Serialize.JsonSerializer(
  new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6),
);
console.log(serializer.serialize(bom, { sortLists: true, space: 2 }));
