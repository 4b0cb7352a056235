/** The source files of the library: their texts, their syntax trees and what they import. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

export const root: string = fileURLToPath(new URL('../../', import.meta.url));

export interface SourceFile {
  /** From `src`, with forward slashes: `sla/term/due-at.ts`. */
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
  /** Own files, from `src`; packages by their name. */
  readonly imports: readonly string[];
  /** The same without imports of types: what is there at run time. */
  readonly runtimeImports: readonly string[];
}

export function sourceFiles(): readonly SourceFile[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort()
    .map((path) => sourceFile(path, readFileSync(join(root, 'src', path), 'utf8')));
}

export function sourceFile(path: string, text: string): SourceFile {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const found = importsOf(tree);
  const from = (wanted: (one: Import) => boolean): readonly string[] =>
    [...new Set(found.filter(wanted).map(({ specifier }) => resolved(path, specifier)))].sort();
  return { path, text, tree, imports: from(() => true), runtimeImports: from(({ typeOnly }) => !typeOnly) };
}

/** Every node of a tree, parents before children. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  for (const child of children) yield* nodesOf(child);
}

interface Import {
  readonly specifier: string;
  readonly typeOnly: boolean;
}

/** `import … from`, `export … from`, `import('…')` and `import … = require('…')`. */
function importsOf(tree: ts.SourceFile): readonly Import[] {
  return [...nodesOf(tree)].flatMap((node): readonly Import[] => {
    if (ts.isImportDeclaration(node)) return named(node.moduleSpecifier, isTypeImport(node.importClause));
    if (ts.isExportDeclaration(node)) return named(node.moduleSpecifier, isTypeExport(node));
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return named(node.argument.literal, true);
    if (ts.isExternalModuleReference(node)) return named(node.expression, false);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      return named(node.arguments[0], false);
    }
    return [];
  });
}

function named(specifier: ts.Node | undefined, typeOnly: boolean): readonly Import[] {
  return specifier !== undefined && ts.isStringLiteral(specifier) ? [{ specifier: specifier.text, typeOnly }] : [];
}

/** `import type …` and `import { type X, type Y }` vanish; `import { type X, y }` does not. */
function isTypeImport(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const bindings = clause.namedBindings;
  return clause.name === undefined && bindings !== undefined && ts.isNamedImports(bindings) && onlyTypes(bindings);
}

function isTypeExport(declaration: ts.ExportDeclaration): boolean {
  const clause = declaration.exportClause;
  return declaration.isTypeOnly || (clause !== undefined && ts.isNamedExports(clause) && onlyTypes(clause));
}

function onlyTypes({ elements }: ts.NamedImports | ts.NamedExports): boolean {
  return elements.length > 0 && elements.every(({ isTypeOnly }) => isTypeOnly);
}

function resolved(path: string, specifier: string): string {
  return specifier.startsWith('.') ? posix.join(posix.dirname(path), specifier) : specifier;
}
