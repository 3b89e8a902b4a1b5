// The renderer that Teams' own is descended from, in a DOM without a browser. It needs its globals before it loads.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { JSDOM } from 'jsdom';
import MarkdownIt from 'markdown-it';

const { window } = new JSDOM('');
globalThis.window = window;
globalThis.document = window.document;
for (const name of Object.getOwnPropertyNames(window).filter((name) => /^(HTML|SVG|Node|Element|Text|Event|Keyboard|Mutation|Resize)/.test(name))) {
  globalThis[name] ??= window[name];
}
// jsdom has no layout, and innerText is defined by it.
Object.defineProperty(window.HTMLElement.prototype, 'innerText', { set(text) { this.textContent = text; } });

const require = createRequire(import.meta.url);
const { AdaptiveCard, HostConfig, SerializationContext, ValidationEvent, Version } = require('adaptivecards/dist/adaptivecards.js');
// The renderer's pattern for "lang" is a global one, which remembers where it stopped: it would refuse every second good value.
AdaptiveCard.langProperty.regEx = /^[a-z]{2,3}$/i;
const teams = JSON.parse(readFileSync(require.resolve('adaptivecards-designer/lib/hostConfigs/microsoft-teams-light.json'), 'utf8'));

// Clients choose their own Markdown: the specification's, or one that makes as much of a text as it can.
const markdown = {
  strict: new MarkdownIt('commonmark'),
  lenient: new MarkdownIt({ html: true, breaks: true, linkify: true }),
};

function parse(json) {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(teams);
  card.hostConfig.hostCapabilities.addCapability('adaptiveCards', new Version(1, 5));
  const context = new SerializationContext();
  card.parse(withSearchedChoices(json), context);
  const events = Array.from({ length: context.eventCount }, (_, i) => context.getEventAt(i));
  return { card, events };
}

// Teams searches for choices in 1.5 cards, the renderer only in 1.6: here one stands for what would be found.
function withSearchedChoices(json) {
  const isSearch = (part) => part?.['choices.data'] && !part.choices?.length;
  return JSON.parse(JSON.stringify(json), (_, part) => (isSearch(part) ? { ...part, choices: [{ title: '…', value: '…' }] } : part));
}

// Charts are Teams' own; here their fallback is shown.
const isChart = ({ event, message }) => event === ValidationEvent.UnknownElementType && message.includes('"Chart.');

export function renderingFindings(json) {
  const { card, events } = parse(json);
  const findings = [...events.filter((event) => !isChart(event)), ...card.validateProperties().validationEvents].map(({ message }) => message);
  render(card, 'strict');
  return findings;
}

export function visibleText(json, flavour) {
  const lines = [''];
  collect(render(parse(json).card, flavour), lines);
  return lines.filter((line) => line !== '').join('\n');
}

function render(card, flavour) {
  AdaptiveCard.onProcessMarkdown = (text, result) => {
    result.outputHtml = markdown[flavour].render(text);
    result.didProcess = true;
  };
  return card.render();
}

function collect(node, lines) {
  if (node.nodeType === window.Node.TEXT_NODE) {
    lines[lines.length - 1] += node.data.replaceAll('\n', ' ');
    return;
  }
  if (node.style?.display === 'none') return;
  const breaks = /^(BR|DIV|P|H\d|LI|UL|OL|TR|TD|PRE|BLOCKQUOTE|HR|BUTTON|LABEL|OPTION|TABLE)$/.test(node.nodeName);
  if (breaks) lines.push('');
  for (const child of node.childNodes) collect(child, lines);
  if (breaks) lines.push('');
}
