/** The rules of the house as functions of source files: each answers what breaks it. `house.test.ts` has the tables. */
import { posix } from 'node:path';
import ts from 'typescript';
import { nodesOf, type SourceFile } from './sources.ts';

/** The first part of a path: `sla/term/due-at.ts` stands in `sla`. A file at the root of `src` is its own room. */
export function roomOf(path: string): string {
  return path.split('/')[0] ?? '';
}

/** Inside a room: a sub-room, or a file at the room's root without its ending. */
function placeOf(path: string): string {
  return (path.split('/')[1] ?? '').replace(/\.ts$/u, '');
}

function isOwn(specifier: string): boolean {
  return specifier.endsWith('.ts');
}

/** Imports between rooms that `below` does not name. */
export function upwardImports(
  files: readonly SourceFile[],
  below: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  return files.flatMap(({ path, imports }) =>
    imports
      .filter(isOwn)
      .filter((to) => roomOf(to) !== roomOf(path) && !(below[roomOf(path)] ?? []).includes(roomOf(to)))
      .map((to) => `${path} imports ${to}`),
  );
}

/** Each circle of imports between files once, imports of types included. */
export function circles(files: readonly SourceFile[]): readonly string[] {
  return circlesOf(new Map(files.map(({ path, imports }) => [path, imports.filter(isOwn)])));
}

/** Each circle between the places of one room: its sub-rooms and the files at its root. */
export function circlesOfPlaces(files: readonly SourceFile[]): readonly string[] {
  return [...new Set(files.map(({ path }) => roomOf(path)))].flatMap((room) =>
    circlesOf(arrowsOfPlaces(files, room)).map((circle) => `${room}: ${circle}`),
  );
}

function arrowsOfPlaces(files: readonly SourceFile[], room: string): Map<string, string[]> {
  const arrows = new Map<string, string[]>();
  for (const { path, imports } of files.filter((file) => roomOf(file.path) === room)) {
    const from = placeOf(path);
    const targets = imports.filter((to) => isOwn(to) && roomOf(to) === room).map(placeOf);
    arrows.set(from, [...(arrows.get(from) ?? []), ...targets.filter((to) => to !== from)]);
  }
  return arrows;
}

function circlesOf(arrows: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (name: string, way: readonly string[]): void => {
    const start = way.indexOf(name);
    if (start >= 0) found.push([...way.slice(start), name].join(' > '));
    if (start >= 0 || done.has(name)) return;
    for (const next of arrows.get(name) ?? []) visit(next, [...way, name]);
    done.add(name);
  };
  for (const name of arrows.keys()) visit(name, []);
  return [...new Set(found)];
}

/** Sub-rooms of one order, lowest first; those that stand together do not know each other. */
export type Order = readonly (string | readonly string[])[];

/** Ways from a place of the order to one that is not below it, also through files that the order does not name. */
export function againstTheOrder(files: readonly SourceFile[], room: string, order: Order): readonly string[] {
  const arrows = arrowsOfPlaces(files, room);
  const levels = new Map(order.flatMap((names, level) => [names].flat().map((name) => [name, level] as const)));
  return [...levels].flatMap(([from, level]) =>
    [...reachable(arrows, from)]
      .filter((to) => to !== from && (levels.get(to) ?? -1) >= level)
      .map((to) => `${room}: ${from} needs ${to}`),
  );
}

function reachable(arrows: ReadonlyMap<string, readonly string[]>, from: string): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    for (const next of arrows.get(name) ?? []) {
      if (found.has(next)) continue;
      found.add(next);
      visit(next);
    }
  };
  visit(from);
  return found;
}

/** Places of an order that no file stands in. */
export function emptyPlaces(files: readonly SourceFile[], room: string, order: Order): readonly string[] {
  const places = new Set(files.filter(({ path }) => roomOf(path) === room).map(({ path }) => placeOf(path)));
  return order.flat().filter((name) => !places.has(name));
}

/** Packages, types included, that the longest matching path does not permit; and permits that nobody uses. */
export function packageErrors(
  files: readonly SourceFile[],
  permitted: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  const used = new Set<string>();
  const strangers = files.flatMap(({ path, imports }) => {
    const place = Object.keys(permitted).find((start) => path.startsWith(start));
    return imports
      .filter((name) => !isOwn(name))
      .filter((name) => {
        if (place === undefined || !(permitted[place] ?? []).includes(name)) return true;
        used.add(`${place} ${name}`);
        return false;
      })
      .map((name) => `${path} uses ${name}`);
  });
  const stale = Object.entries(permitted)
    .flatMap(([place, names]) => names.map((name) => `${place} ${name}`))
    .filter((permit) => !used.has(permit))
    .map((permit) => `nobody needs the permit: ${permit}`);
  return [...strangers, ...stale];
}

/** Names of the host: the clock, chance, the outside world. */
const hostNames = new Set(['process', 'crypto', 'fetch', 'performance', 'setTimeout', 'setInterval', 'queueMicrotask']);

/** What makes a file of the lower floors impure, with its line. */
export function impurities({ path, tree, imports }: SourceFile): readonly string[] {
  const node = imports.filter((name) => name.startsWith('node:')).map((name) => `${path} imports ${name}`);
  const found = [...nodesOf(tree)].flatMap((one) => {
    const what = impurityOf(one);
    return what === undefined ? [] : [`${place(path, tree, one)} ${what}`];
  });
  return [...node, ...found, ...moduleState(path, tree)];
}

function impurityOf(node: ts.Node): string | undefined {
  if (ts.isAwaitExpression(node) || node.kind === ts.SyntaxKind.AsyncKeyword) return 'waits';
  if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && (node.arguments?.length ?? 0) === 0) {
    return 'asks the clock';
  }
  if (ts.isPropertyAccessExpression(node)) {
    const text = node.getText();
    if (text === 'Date.now' || text === 'Math.random' || text.startsWith('globalThis.')) return `uses ${text}`;
  }
  if (ts.isIdentifier(node) && hostNames.has(node.text) && isFreeName(node)) return `uses ${node.text}`;
  return undefined;
}

/** Not the name of a property or of something declared. */
function isFreeName(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return ts.isCallExpression(parent) && parent.expression === node;
}

/** `let` at the top of a file, and empty collections there that do not say what they keep. */
function moduleState(path: string, tree: ts.SourceFile): readonly string[] {
  return tree.statements.filter(ts.isVariableStatement).flatMap((statement) => {
    if ((statement.declarationList.flags & ts.NodeFlags.Const) === 0) {
      return [`${place(path, tree, statement)} keeps state between calls`];
    }
    const isCache = statement.declarationList.declarations.some(
      ({ initializer }) =>
        initializer !== undefined && /^new (?:Map|Set|WeakMap|WeakSet)\b[^(]*\(\)$/u.test(initializer.getText()),
    );
    return isCache && !hasComment(tree, statement)
      ? [`${place(path, tree, statement)} is a memo without a reason`]
      : [];
  });
}

export interface Cast {
  readonly place: string;
  readonly hasReason: boolean;
}

/** `x as T` and `<T>x`, except `as const`. A reason stands on the same line, or before the line or the statement. */
export function castsOf({ path, tree }: SourceFile): readonly Cast[] {
  return [...nodesOf(tree)]
    .filter((node) => ts.isTypeAssertionExpression(node) || (ts.isAsExpression(node) && !isConst(node.type)))
    .map((node) => ({ place: place(path, tree, node), hasReason: hasReason(tree, node) }));
}

function isConst(type: ts.TypeNode): boolean {
  return ts.isTypeReferenceNode(type) && type.typeName.getText() === 'const';
}

function hasReason(tree: ts.SourceFile, node: ts.Node): boolean {
  const lines = tree.text.split('\n');
  const first = tree.getLineAndCharacterOfPosition(node.getStart()).line;
  const last = tree.getLineAndCharacterOfPosition(node.getEnd()).line;
  if (/\/[/*]/u.test(lines[last] ?? '') || /^\s*(?:\/[/*]|\*)/u.test(lines[first - 1] ?? '')) return true;
  let statement: ts.Node = node;
  while (!ts.isStatement(statement) && statement.parent !== undefined) statement = statement.parent;
  return hasComment(tree, statement);
}

function hasComment(tree: ts.SourceFile, node: ts.Node): boolean {
  return (ts.getLeadingCommentRanges(tree.text, node.getFullStart()) ?? []).length > 0;
}

/** `any`, `!` and comments that silence a tool. */
export function escapes({ path, tree, text }: SourceFile): readonly string[] {
  const silenced = [...text.matchAll(/@ts-(?:ignore|expect-error|nocheck)|biome-ignore/gu)].map(
    ([word]) => `${path} says ${word}`,
  );
  const found = [...nodesOf(tree)]
    .filter((node) => node.kind === ts.SyntaxKind.AnyKeyword || isBang(node))
    .map((node) => `${place(path, tree, node)} escapes from types: ${node.getText()}`);
  return [...silenced, ...found];
}

function isBang(node: ts.Node): boolean {
  if (ts.isNonNullExpression(node)) return true;
  return (ts.isPropertyDeclaration(node) || ts.isVariableDeclaration(node)) && node.exclamationToken !== undefined;
}

/** Names that more than one file exports as its own, with these files; a name that is passed on counts where it is made. */
export function homonyms(files: readonly SourceFile[]): ReadonlyMap<string, readonly string[]> {
  const owners = new Map<string, string[]>();
  for (const { path, tree } of files) {
    for (const name of new Set(exportedNames(tree))) owners.set(name, [...(owners.get(name) ?? []), path]);
  }
  return new Map([...owners].filter(([, paths]) => paths.length > 1).sort());
}

function exportedNames(tree: ts.SourceFile): readonly string[] {
  return tree.statements.flatMap((statement) => {
    if (!ts.canHaveModifiers(statement)) return [];
    const modifiers = ts.getModifiers(statement) ?? [];
    if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.map(({ name }) => name.getText());
    }
    const name = 'name' in statement ? statement.name : undefined;
    return name === undefined ? [] : [name.getText()];
  });
}

/** Second ways to do one thing: constants in capitals, `private` beside `#`, faults told in another form than `@throws`. */
export function secondWays({ path, tree, text }: SourceFile): readonly string[] {
  const names = [...nodesOf(tree)].flatMap((node) => {
    if (node.kind === ts.SyntaxKind.PrivateKeyword || node.kind === ts.SyntaxKind.ProtectedKeyword) {
      return [`${place(path, tree, node)} says ${node.getText()}, not #`];
    }
    const name = ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) ? node.name.text : '';
    return /^[A-Z][A-Z0-9_]+$/u.test(name) ? [`${place(path, tree, node)} has a name in capitals: ${name}`] : [];
  });
  const told = [...text.matchAll(/^\s*(?:\/\*)?\*+ (?:(Throws |Faults?: )|(@throws (?!Fault )))/gmu)].map(
    ([, prose, tag]) => `${path} tells faults by: ${prose ?? tag}`,
  );
  return [...names, ...told];
}

/** Lines as an editor counts them, comments and blank lines included. */
export function linesOf({ text }: SourceFile): number {
  return text.replace(/\n$/u, '').split('\n').length;
}

/** Lines with code: without comments and blank lines. */
export function codeLinesOf({ text }: SourceFile): number {
  const lines = text.replace(/\/\*[\s\S]*?\*\//gu, '').split('\n');
  return lines.filter((line) => /^\s*(?!\/\/)\S/u.test(line)).length;
}

/** Folders with more than `most` files directly inside. */
export function crowdedFolders(files: readonly SourceFile[], most: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const { path } of files) {
    const folder = posix.dirname(path);
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
  }
  return [...counts].filter(([, count]) => count > most).map(([folder, count]) => `${folder} has ${count} files`);
}

/** Files in which one of the words is a name, a key or a text of the code, not of a comment. */
export function filesThatName(files: readonly SourceFile[], words: readonly string[]): readonly string[] {
  const isNamed = (node: ts.Node): boolean =>
    (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && words.includes(node.text);
  return files.filter(({ tree }) => [...nodesOf(tree)].some(isNamed)).map(({ path }) => path);
}

function place(path: string, tree: ts.SourceFile, node: ts.Node): string {
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
