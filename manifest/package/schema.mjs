import { createRequire } from 'node:module';

const sandbox = createRequire(new URL('../../tests/KompetenzBot.Sandbox/package.json', import.meta.url));

/** What Microsoft's own schemas say, without the network. */
export async function schemaProblems(manifest, english) {
  const schemas = `https://developer.microsoft.com/json-schemas/teams/v${manifest.manifestVersion}`;
  const wrong = [
    ...address('manifest.json', manifest, `${schemas}/MicrosoftTeams.schema.json`),
    ...address('en.json', english, `${schemas}/MicrosoftTeams.Localization.schema.json`),
  ];
  if (wrong.length > 0) return wrong;

  const validator = load();
  const [manifestSchema, localizationSchema] = read(validator, manifest.manifestVersion);
  if (!manifestSchema) return [`manifest.json: @microsoft/app-manifest has no schema ${manifest.manifestVersion}.`];
  return [
    ...(await validator('@microsoft/app-manifest').AppManifestUtils.validateAgainstSchema(manifest, manifestSchema)).map((problem) => `manifest.json: ${problem.trim()}`),
    ...localization(validator, localizationSchema, english),
  ];
}

function address(file, content, expected) {
  return content.$schema === expected ? [] : [`${file}: $schema must be ${expected}, as manifestVersion says; it is ${content.$schema}.`];
}

function load() {
  try {
    return createRequire(sandbox.resolve('@microsoft/app-manifest'));
  } catch {
    throw new Error('The npm packages are missing: run "npm ci" in tests/KompetenzBot.Sandbox first.');
  }
}

function read(validator, version) {
  try {
    return ['MicrosoftTeams.schema.json', 'MicrosoftTeams.Localization.schema.json'].map((file) => validator(`./json-schemas/teams/v${version}/${file}`));
  } catch {
    return [];
  }
}

// The package's own function reads patterns as Unicode, which Microsoft's localisation schemas are not.
function localization(validator, schema, english) {
  const ajv = new (validator('ajv-draft-04').default)({ allErrors: true, strict: false, unicodeRegExp: false });
  validator('ajv-formats').default(ajv, ['uri']);
  const validate = ajv.compile(schema);
  return validate(english) ? [] : validate.errors.map((error) => `en.json: ${`${error.instancePath} ${error.message}`.trim()}. Details: ${JSON.stringify(error.params)}`);
}
