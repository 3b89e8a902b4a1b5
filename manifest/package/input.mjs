import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a city fills in. */
export function readValues(path) {
  const values = readJson(path);
  if (values === null || typeof values !== 'object' || Array.isArray(values)) throw new Error(`${path} must be an object of names and values, such as manifest/values.example.json.`);
  return values;
}

/** The files of the package with their placeholders. */
export function readFolder(folder) {
  return {
    manifest: readJson(join(folder, 'manifest.json')),
    english: readJson(join(folder, 'en.json')),
    icons: { color: readBytes(join(folder, 'color.png')), outline: readBytes(join(folder, 'outline.png')) },
  };
}

function readJson(path) {
  const text = readBytes(path).toString('utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON: ${error.message}`);
  }
}

function readBytes(path) {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new Error(`${path} cannot be read (${error.code}).`);
  }
}
