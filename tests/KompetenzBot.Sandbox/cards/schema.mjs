// The official schema of Adaptive Cards, widened by what Teams takes beyond it, and with one branch per `type`,
// so that a finding names the member that is wrong and not every branch that did not fit.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv';

const string = { type: 'string' };
const number = { type: 'number' };
const listOf = (properties, required) => ({ type: 'array', items: record(properties, required) });
const record = (properties, required = Object.keys(properties)) => ({ type: 'object', properties, required, additionalProperties: false });

const share = [{ legend: string, value: number, color: string }, ['legend', 'value']];
const bar = [{ x: string, y: number, color: string }, ['x', 'y']];
const series = [{ legend: string, values: listOf({ x: string, y: number }), color: string }, ['legend', 'values']];
const axes = { xAxisTitle: string, yAxisTitle: string };
const charts = {
  'Chart.Donut': { data: listOf(...share) },
  'Chart.Pie': { data: listOf(...share) },
  'Chart.Gauge': { segments: listOf({ legend: string, size: number, color: string }, ['legend', 'size']), value: number, min: number, max: number },
  'Chart.Line': { data: listOf(...series), ...axes },
  'Chart.VerticalBar': { data: listOf(...bar), showBarValues: { type: 'boolean' }, ...axes },
  'Chart.VerticalBar.Grouped': { data: listOf(...series), ...axes },
  'Chart.HorizontalBar': { data: listOf(...bar), ...axes },
  'Chart.HorizontalBar.Stacked': { data: listOf({ title: string, data: listOf(...share) }), ...axes },
};

export function schemaFindings(path) {
  const schema = JSON.parse(readFileSync(path, 'utf8'));
  delete schema.id;
  delete schema.$schema;
  widen(schema.definitions);
  branchByType(schema.definitions);
  const validate = new Ajv({ strict: false, allErrors: true, discriminator: true, logger: false }).compile(schema);
  return (card) => (validate(card) ? [] : validate.errors.filter(({ keyword }) => keyword !== 'anyOf').map(describe));
}

function describe({ instancePath, message, params }) {
  const detail = params.additionalProperty ?? params.allowedValues?.join(', ') ?? params.tagValue ?? '';
  return `${instancePath || '/'} ${message} ${detail}`.trimEnd();
}

function widen(definitions) {
  for (const definition of Object.values(definitions)) {
    if (definition.anyOf?.[0]?.enum && definition.anyOf[1]?.pattern) {
      definition.enum = definition.anyOf[0].enum;
      delete definition.anyOf;
    }
    // absent members are left out, never null
    for (const property of Object.values(definition.properties ?? {})) {
      if (property.anyOf) property.anyOf = property.anyOf.filter(({ type }) => type !== 'null');
    }
  }

  definitions.AdaptiveCard.properties.msteams = record({ width: { enum: ['Full'] } });
  definitions.ChoiceInputStyle.enum.push('filtered');
  definitions['Input.ChoiceSet'].properties['choices.data'] =
    record({ type: { enum: ['Data.Query'] }, dataset: string, count: number, skip: number }, ['type', 'dataset']);
  for (const name of ['Container', 'ColumnSet', 'Column', 'Table']) definitions[name].properties.roundedCorners = { type: 'boolean' };

  const { properties: element } = definitions['Extendable.Element'];
  const { properties: toggleable } = definitions['Extendable.ToggleableItem'];
  const { properties: item } = definitions['Extendable.Item'];
  for (const [type, own] of Object.entries(charts)) {
    const shared = { ...element, ...toggleable, ...item, title: string, colorSet: { enum: ['categorical', 'sequential', 'diverging'] } };
    definitions[type] = record({ type: { enum: [type] }, ...shared, ...own }, ['type', 'fallback', ...Object.keys(own).filter((name) => /^(data|segments|value)$/.test(name))]);
    definitions['ImplementationsOf.Element'].anyOf.push({ allOf: [{ $ref: `#/definitions/${type}` }] });
  }
}

function branchByType(definitions) {
  for (const [name, definition] of Object.entries(definitions).filter(([name]) => name.startsWith('ImplementationsOf.'))) {
    const branches = definition.anyOf.map(({ allOf: [reference] }) => reference);
    if (branches.length < 2) continue;
    for (const { $ref } of branches) {
      const branch = definitions[$ref.slice('#/definitions/'.length)];
      branch.required = [...new Set(['type', ...(branch.required ?? [])])];
    }
    definitions[name] = { type: 'object', required: ['type'], discriminator: { propertyName: 'type' }, oneOf: branches };
  }
}
