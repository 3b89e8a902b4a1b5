import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { commandsOf } from './texts.mjs';

const source = fileURLToPath(new URL('../../bot/KompetenzBot', import.meta.url));
const commandWords = /\bnew\(\s*"([^"]+)",\s*"([^"]+)",\s*\(\)\s*=>\s*\w+Texts\.\w+/g;

/** A menu writes its title into the chat, so each must be a word that the bot knows, in its own language. */
export function commandProblems(manifest, english) {
  const bot = botCommands();
  return [
    ...scopeProblems(manifest.bots?.[0]),
    ...commandsOf(manifest.bots).flatMap(([key, { title }]) => wordProblems(bot, title, english[`${key}.title`])),
  ];
}

/** The German words of all commands in the bot's source, each with the English one. */
export function botCommands() {
  const files = readdirSync(source, { recursive: true }).filter((file) => file.endsWith('.cs'));
  return new Map(files.flatMap((file) => [...readFileSync(join(source, file), 'utf8').matchAll(commandWords)].map(([, german, english]) => [german, english])));
}

function wordProblems(bot, german, english) {
  if (!bot.has(german)) return [`manifest.json: the bot knows no command "${german}".`];
  return english === undefined || bot.get(german) === english ? [] : [`en.json: the bot's English word for "${german}" is "${bot.get(german)}", not "${english}".`];
}

function* scopeProblems(bot) {
  if (!bot) yield 'manifest.json has no bot.';
  for (const scope of bot?.scopes ?? []) {
    const lists = (bot.commandLists ?? []).filter((list) => list.scopes?.includes(scope));
    if (lists.length !== 1) yield `manifest.json: the scope "${scope}" has ${lists.length} command lists instead of one.`;
  }
}
