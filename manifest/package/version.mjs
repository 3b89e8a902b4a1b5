import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../../bot/KompetenzBot/KompetenzBot.csproj', import.meta.url));

/** The version that a build of the bot has now: MSBuild's own property, which a `Version` in the environment sets for both. */
export function buildVersion() {
  const { status, stdout, error } = spawnSync('dotnet', ['msbuild', project, '-getProperty:Version'], { encoding: 'utf8' });
  if (error || status !== 0) throw new Error(`The build does not say its version (${error?.message ?? stdout.trim()}). Install the .NET SDK or give --version.`);
  return stdout.trim();
}

/** Teams takes three numbers and nothing behind them. */
export function versionProblem(version) {
  return /^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(version) ? [] : [`The version "${version}" is not of the form 1.2.3, the only one that Teams takes.`];
}
