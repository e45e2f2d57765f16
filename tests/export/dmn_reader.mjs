// Reads DMN documents and decides projects by them, knowing nothing of the program that wrote them.
// Standard input: [{xml, projects: [{fact: value | null | {date}}]}]; output: [[{decision: outcome}]].
// Tests of cells are feelin's; hit policies are applied as chapter 8 of DMN 1.3 says.
import { readFileSync } from 'node:fs';
import { Parser } from 'saxen';
import { evaluate, unaryTest } from 'feelin';

function read(xml) {
  const tables = {}, inputs = new Set(), ids = {};
  let decision, table, column, row, within = [], text = '';
  const parser = new Parser();
  parser.on('openTag', (tag, attributes) => {
    const at = attributes();
    within.push(tag);
    text = '';
    if (tag === 'inputData') { inputs.add(at.name); ids[`#${at.id}`] = at.name; }
    if (tag === 'decision') { decision = { name: at.name, needs: [] }; tables[at.name] = decision; ids[`#${at.id}`] = at.name; }
    if (tag === 'requiredInput' || tag === 'requiredDecision') decision.needs.push(at.href);
    if (tag === 'decisionTable') table = Object.assign(decision, { policy: at.hitPolicy, columns: [], rows: [], outputs: [], fallback: undefined });
    if (tag === 'rule') { row = { cells: [], output: undefined }; table.rows.push(row); }
  });
  parser.on('text', (value, decode) => { text += decode(value); });
  parser.on('cdata', (value) => { text += value; });
  parser.on('closeTag', (tag) => {
    within.pop();
    const parent = within[within.length - 1];
    if (tag !== 'text') return;
    if (parent === 'inputExpression') table.columns.push(text);
    if (parent === 'outputValues') table.outputs = list(text);
    if (parent === 'defaultOutputEntry') table.fallback = value(text);
    if (parent === 'inputEntry') row.cells.push(cell(text, table.columns[row.cells.length]));
    if (parent === 'outputEntry') row.output = value(text);
  });
  parser.on('error', (error) => { throw error; });
  parser.parse(xml);
  for (const one of Object.values(tables)) one.needs = one.needs.map((href) => ids[href]);
  return { tables, order: order(tables) };
}

const value = (text) => { const found = evaluate(text, {}); if (found.warnings.length) throw new Error(`${text}: ${found.warnings[0].message}`); return found.value; };
const list = (text) => value(`[${text}]`);
const cell = (text, column) => ({ text, expression: column === 'true' || /\?/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '')), words: new Set(text.match(/[A-Za-z_]\w*/g) ?? []), known: new Map() });

function order(tables) {
  const found = [], open = new Set();
  const visit = (name) => {
    if (!(name in tables) || found.includes(name)) return;
    if (open.has(name)) throw new Error(`${name} needs itself`);
    open.add(name);
    tables[name].needs.forEach(visit);
    found.push(name);
  };
  Object.keys(tables).forEach(visit);
  return found;
}

function decide({ tables, order }, project) {
  const values = {}, shown = {}, outcomes = {};
  const set = (name, given) => { values[name] = given; shown[name] = JSON.stringify(given); };
  for (const [name, given] of Object.entries(project)) {
    set(name, given?.date ? value(`date("${given.date}")`) : given);
    shown[name] = JSON.stringify(given);
  }
  for (const name of order) {
    const table = tables[name];
    const context = {};
    for (const need of table.needs) {
      if (!(need in values)) throw new Error(`${name} needs ${need}, which is nowhere`);
      context[need] = values[need];
    }
    const hits = table.rows.filter((row) => row.cells.every((one, at) => passes(one, table.columns[at], context, shown, name)));
    outcomes[name] = combine(table, hits.map((row) => row.output));
    set(name, outcomes[name] === 'CLASH' ? null : outcomes[name]);
  }
  return outcomes;
}

function passes(one, column, context, shown, table) {
  if (one.text === '-') return true;
  if (column !== 'true' && !(column in context)) throw new Error(`${table} tests ${column} and does not ask for it`);
  let key = shown[column] ?? 'true';
  const names = Object.keys(context).filter((need) => one.words.has(need));
  for (const need of names) key += `|${need}=${shown[need]}`;
  if (!one.known.has(key)) {
    const subject = column === 'true' ? true : context[column];
    one.known.set(key, one.expression ? holds(one, subject, names, context, table) : fits(one, subject, table));
  }
  return one.known.get(key);
}

// A list of values or a comparison: a unary test of the input.
function fits(one, subject, table) {
  const found = unaryTest(one.text, { '?': subject });
  if (found.warnings.some((warning) => warning.type === 'NO_VARIABLE_FOUND')) throw new Error(`${table}: ${one.text}`);
  return found.value === true;
}

// A boolean expression, in which ? is the input: made a FEEL function once, as reading it takes a millisecond.
function holds(one, subject, names, context, table) {
  if (!one.test) {
    const body = one.text.replace(/"(?:[^"\\]|\\.)*"|\?/g, (part) => (part === '?' ? 'subject__' : part));
    const made = evaluate(`function(${['subject__', ...names].join(', ')}) ${body}`, {});
    one.test = made.value;
  }
  const found = one.test.invoke([subject, ...names.map((name) => context[name])]);
  if (typeof found !== 'boolean') throw new Error(`${table}: ${one.text} is ${found}`);
  return found;
}

function combine(table, hits) {
  if (hits.length === 0) {
    if (table.fallback === undefined) return table.policy === 'COLLECT' ? [] : null;
    return table.policy === 'COLLECT' ? [table.fallback] : table.fallback;
  }
  switch (table.policy) {
    case 'FIRST': return hits[0];
    case 'COLLECT': return [...new Set(hits)].sort();
    case 'ANY': return hits.every((hit) => hit === hits[0]) ? hits[0] : 'CLASH';
    case 'PRIORITY': return table.outputs.find((output) => hits.includes(output)) ?? null;
  }
  throw new Error(`hit policy ${table.policy}`);
}

const asked = JSON.parse(readFileSync(0, 'utf8'));
const told = asked.map(({ xml, projects }) => { const model = read(xml); return projects.map((project) => decide(model, project)); });
process.stdout.write(JSON.stringify(told));
