import manifest from '../package.json' with { type: 'json' };

/** The version of the product, which package.json of this app is the home of. */
export const VERSION = manifest.version;
