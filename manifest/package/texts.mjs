// What fits into one line of the menu; it is also what schemas before 1.21 allow.
const titleLength = 32;
const descriptionLength = 128;

/** Whether English says everything that German says, nothing is empty and the menu is readable. */
export function textProblems(manifest, english) {
  const german = germanTexts(manifest);
  const translated = Object.fromEntries(Object.entries(english).filter(([key]) => key !== '$schema'));
  return [
    ...Object.keys(german).filter((key) => !Object.hasOwn(translated, key)).map((key) => `en.json: ${key} is not translated.`),
    ...Object.keys(translated).filter((key) => !Object.hasOwn(german, key)).map((key) => `en.json: ${key} translates nothing that manifest.json has.`),
    ...readable('manifest.json', german),
    ...readable('en.json', translated),
  ];
}

/** The manifest's texts by the keys that localisation files use. */
export function germanTexts({ name, description, bots }) {
  const texts = {
    'name.short': name?.short,
    'name.full': name?.full,
    'description.short': description?.short,
    'description.full': description?.full,
  };
  for (const [key, command] of commandsOf(bots)) {
    texts[`${key}.title`] = command.title;
    texts[`${key}.description`] = command.description;
  }

  return texts;
}

/** Every command with the begin of its localisation keys and its scopes. */
export function commandsOf(bots) {
  return (bots ?? []).flatMap((bot, b) => (bot.commandLists ?? []).flatMap((list, l) =>
    (list.commands ?? []).map((command, c) => [`bots[${b}].commandLists[${l}].commands[${c}]`, command, list.scopes])));
}

function* readable(file, texts) {
  for (const [key, text] of Object.entries(texts)) {
    const most = key.endsWith('.title') ? titleLength : key.endsWith('].description') ? descriptionLength : Infinity;
    if (typeof text !== 'string' || text.trim().length === 0) yield `${file}: ${key} is empty.`;
    else if (text.length > most) yield `${file}: ${key} has ${text.length} characters; a menu shows ${most}.`;
  }
}
