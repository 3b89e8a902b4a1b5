// Prints the syntax tree of each Bicep file as one line of JSON: type, field, text of leaves, tokens, children.
// usage: node bicep.mjs <node_modules> <file>...
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [modules, ...paths] = process.argv.slice(2);
const { Language, Parser } = await import(pathToFileURL(join(modules, 'web-tree-sitter', 'web-tree-sitter.js')));
await Parser.init();
const parser = new Parser();
parser.setLanguage(await Language.load(join(modules, 'tree-sitter-bicep', 'tree-sitter-bicep.wasm')));

// the grammar knows templates only; in a parameter file an assignment has the form of a variable
const asTemplate = (path, text) => (path.endsWith('.bicepparam') ? text.replace(/^param (?=\w+ =)/gm, 'var ') : text);

const treeOf = (node, field) => {
  const named = node.namedChildren;
  return {
    type: node.type,
    field,
    line: node.startPosition.row + 1,
    bad: node.isError || node.isMissing,
    text: named.length === 0 ? node.text : '',
    tokens: node.children.filter((child) => !child.isNamed).map((child) => child.text),
    children: node.children.flatMap((child, i) => (child.isNamed ? [treeOf(child, node.fieldNameForChild(i) ?? '')] : [])),
  };
};

for (const path of paths) {
  console.log(JSON.stringify({ path, root: treeOf(parser.parse(asTemplate(path, readFileSync(path, 'utf8'))).rootNode, '') }));
}
