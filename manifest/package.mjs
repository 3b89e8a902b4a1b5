// Makes the package that is uploaded to Teams, or says everything that Teams would not take and makes none.
// usage: node manifest/package.mjs --values <file.json> [--out <file.zip>] [--version <x.y.z>] [--folder <folder>]
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildVersion, versionProblem } from './package/version.mjs';
import { commandProblems } from './package/commands.mjs';
import { fill } from './package/placeholders.mjs';
import { readFolder, readValues } from './package/input.mjs';
import { iconProblems } from './package/icons.mjs';
import { schemaProblems } from './package/schema.mjs';
import { textProblems } from './package/texts.mjs';
import { zip } from './package/zip.mjs';

const here = dirname(fileURLToPath(import.meta.url));

function read() {
  const { values: options } = parseArgs({
    options: { values: { type: 'string' }, out: { type: 'string' }, version: { type: 'string' }, folder: { type: 'string', default: here } },
  });
  if (!options.values) throw new Error('--values is missing: the JSON file with what this city fills in. See manifest/README.md.');
  const version = options.version ?? buildVersion();
  return {
    version,
    out: resolve(options.out ?? join(here, '..', 'artifacts', `kompetenzbot-teams-${version}.zip`)),
    values: readValues(options.values),
    folder: readFolder(options.folder),
  };
}

async function problemsOf({ manifest, english }, icons, unfilled) {
  return [
    ...unfilled,
    // the schema would only say again, and less clearly, what is wrong with the values
    ...(unfilled.length === 0 ? await schemaProblems(manifest, english) : []),
    ...fileProblems(manifest),
    ...textProblems(manifest, english),
    ...commandProblems(manifest, english),
    ...iconProblems(icons),
  ];
}

async function main() {
  const { version, out, values, folder } = read();
  rmSync(out, { force: true });
  const { filled, problems: unfilled } = fill(folder, { ...values, VERSION: version });
  const problems = await problemsOf(filled, folder.icons, [...versionProblem(version), ...unfilled]);
  if (problems.length > 0) throw new Error(['No package was made:', ...problems.map((problem) => `- ${problem}`)].join('\n'));

  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, zip({
    'manifest.json': json(filled.manifest),
    'en.json': json(filled.english),
    'color.png': folder.icons.color,
    'outline.png': folder.icons.outline,
  }));
  console.log(`${relative('.', out)}: ${filled.manifest.name.short} ${version}, app ${filled.manifest.id}, bot ${filled.manifest.bots[0].botId}`);
}

function fileProblems({ icons, localizationInfo }) {
  const named = [icons?.color, icons?.outline, ...(localizationInfo?.additionalLanguages ?? []).map(({ file }) => file)];
  return named.join() === 'color.png,outline.png,en.json' ? [] : [`manifest.json names the files ${named.join(', ')}; the package has color.png, outline.png and en.json.`];
}

const json = (content) => Buffer.from(`${JSON.stringify(content, null, 2)}\n`);

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
