const guid = (value) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) && !/^[0-]+$/.test(value) ? null : 'must be a GUID';
const name = (value) => value.trim().length > 0 && value.length <= 32 ? null : 'must have 1 to 32 characters';
const host = (value) => /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?$/i.test(value)
  ? null : 'must be a host name alone, without https://, port, path or *';

function url(value) {
  const parsed = URL.canParse(value) ? new URL(value) : null;
  return parsed?.protocol === 'https:' && !parsed.username && value.length <= 2048 ? null : 'must be an https address';
}

/** What the package asks for, and what is wrong with a value; README.md says what each means. */
const placeholders = {
  TEAMS_APP_ID: guid,
  BOT_ID: guid,
  DEVELOPER_NAME: name,
  WEBSITE_URL: url,
  PRIVACY_URL: url,
  TERMS_OF_USE_URL: url,
  DOMAIN: host,
  VERSION: () => null,
};

/** Puts the values into every text of both files, and says which are missing, unknown, bad or put nowhere. */
export function fill({ manifest, english }, values) {
  const used = new Set();
  const replace = (text) => text.replace(/\$\{\{(.*?)\}\}/g, (whole, inside) => {
    const key = inside.trim();
    used.add(key);
    return typeof values[key] === 'string' ? values[key] : whole;
  });
  const filled = { manifest: deep(manifest, replace), english: deep(english, replace) };
  return { filled, problems: [...known(used), ...given(values), ...Object.keys(placeholders).filter((key) => !used.has(key)).map(unused)] };
}

function* known(used) {
  for (const key of used) {
    if (!Object.hasOwn(placeholders, key)) yield `\${{${key}}} is no placeholder. There are: ${Object.keys(placeholders).join(', ')}.`;
  }
}

function* given(values) {
  for (const [key, problem] of Object.entries(placeholders)) {
    if (!Object.hasOwn(values, key)) yield `The value ${key} is missing.`;
    else if (typeof values[key] !== 'string') yield `The value ${key} must be a text.`;
    else if (problem(values[key])) yield `The value ${key} ${problem(values[key])}; it is "${values[key]}".`;
  }

  for (const key of Object.keys(values)) {
    if (!Object.hasOwn(placeholders, key)) yield `The value ${key} belongs to no placeholder. There are: ${Object.keys(placeholders).join(', ')}.`;
  }
}

const unused = (key) => `manifest.json has lost its placeholder \${{${key}}}.`;

function deep(node, replace) {
  if (typeof node === 'string') return replace(node);
  if (Array.isArray(node)) return node.map((item) => deep(item, replace));
  return node !== null && typeof node === 'object' ? Object.fromEntries(Object.entries(node).map(([key, value]) => [key, deep(value, replace)])) : node;
}
