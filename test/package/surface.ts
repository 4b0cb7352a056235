/**
 * The public surface as text: for each subpath the declarations that it exports, and apart those that stand behind them
 * without being exported. Comments are left out; a change here is a change for users.
 */
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './sources.ts';

/** Subpaths and where they enter `src`. A declaration is printed at the first one that exports it. */
export const entries: Readonly<Record<string, string>> = {
  request: 'request/index.ts',
  number: 'number/index.ts',
  sla: 'sla/index.ts',
  message: 'message/index.ts',
  operators: 'operators/index.ts',
  index: 'index.ts',
  postgres: 'storage/postgres/index.ts',
  testing: 'testing/index.ts',
  tmf: 'interop/tmf/index.ts',
  cloudevents: 'interop/cloudevents.ts',
  timeline: 'timeline/index.ts',
};

/** What is reachable from the exports, but has no name for users. */
export const behind = 'behind';

export interface PublicSymbols {
  readonly checker: ts.TypeChecker;
  readonly exported: readonly { readonly subpath: string; readonly symbols: readonly ts.Symbol[] }[];
}

/** What each subpath exports; comments stand at the declarations. */
export function publicSymbols(): PublicSymbols {
  const program = declarations();
  const checker = program.getTypeChecker();
  const exported = Object.entries(entries).map(([subpath, path]) => {
    const file = program.getSourceFile(join(root, 'src', path));
    const symbol = file && checker.getSymbolAtLocation(file);
    if (symbol === undefined) throw new Error(`${path} exports nothing`);
    return { subpath, symbols: checker.getExportsOfModule(symbol) };
  });
  return { checker, exported };
}

export function surface(): ReadonlyMap<string, string> {
  const { checker, exported } = publicSymbols();
  const printed = new Map<ts.Symbol, string>();
  const pages = new Map<string, string>();
  for (const { subpath, symbols } of exported) {
    const own: string[] = [];
    const passedOn: string[] = [];
    for (const symbol of [...symbols].sort(byName)) {
      const origin = originOf(checker, symbol);
      const home = printed.get(origin);
      if (home === undefined) {
        printed.set(origin, subpath);
        own.push(textOf(origin, symbol.name));
      } else passedOn.push(`export { ${symbol.name} } from '${home}';`);
    }
    pages.set(subpath, page([...own, passedOn.join('\n')]));
  }
  const hidden = [...reachable(checker, [...printed.keys()])].filter((symbol) => !printed.has(symbol)).sort(byName);
  pages.set(behind, page(hidden.map((symbol) => textOf(symbol, symbol.name))));
  return pages;
}

function page(parts: readonly string[]): string {
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function byName(one: ts.Symbol, other: ts.Symbol): number {
  return one.name < other.name ? -1 : Number(one.name > other.name);
}

/** The sources with every body cut off: what a compiler would emit as declarations, each under the name of its source. */
function declarations(): ts.Program {
  const { config } = ts.readConfigFile(join(root, 'src/tsconfig.json'), ts.sys.readFile);
  const { options, fileNames } = ts.parseJsonConfigFileContent(config, ts.sys, join(root, 'src'));
  const compilerOptions: ts.CompilerOptions = { ...options, noLib: true, types: [] };
  const host = ts.createCompilerHost(compilerOptions);
  const own = new Set(fileNames);
  host.getSourceFile = (path, version) => {
    const text = own.has(path) ? ts.sys.readFile(path) : undefined;
    if (text === undefined) return undefined;
    const { outputText } = ts.transpileDeclaration(text, { fileName: path, compilerOptions });
    return ts.createSourceFile(path, outputText, version, true);
  };
  return ts.createProgram(fileNames, compilerOptions, host);
}

/** What an export names, wherever it is declared. */
export function originOf(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** The symbols of this project that the declarations of `from` name, and so on. */
function reachable(checker: ts.TypeChecker, from: readonly ts.Symbol[]): ReadonlySet<ts.Symbol> {
  const found = new Set<ts.Symbol>(from);
  const look = (node: ts.Node): void => {
    const symbol = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node) : undefined;
    if (symbol !== undefined) add(originOf(checker, symbol));
    ts.forEachChild(node, look);
  };
  const add = (symbol: ts.Symbol): void => {
    if (found.has(symbol) || !statementsOf(symbol).some(({ parent }) => ts.isSourceFile(parent))) return;
    if (!(symbol.declarations ?? []).some(isTopLevel)) return;
    found.add(symbol);
    statementsOf(symbol).forEach(look);
  };
  for (const symbol of from) statementsOf(symbol).forEach(look);
  return found;
}

function isTopLevel(declaration: ts.Declaration): boolean {
  const { parent } = declaration;
  return (
    ts.isSourceFile(parent) ||
    (ts.isVariableDeclaration(declaration) && ts.isSourceFile(statementOf(declaration).parent))
  );
}

function statementsOf(symbol: ts.Symbol): readonly ts.Node[] {
  return [...new Set((symbol.declarations ?? []).map(statementOf))];
}

function statementOf(declaration: ts.Declaration): ts.Node {
  return ts.isVariableDeclaration(declaration) ? declaration.parent.parent : declaration;
}

const printer = ts.createPrinter({ removeComments: true });

function textOf(symbol: ts.Symbol, name: string): string {
  const statements = statementsOf(symbol);
  if (statements.length === 0) throw new Error(`${name} is not declared in src`);
  const text = statements.map((node) => {
    const file = node.getSourceFile();
    return printer.printNode(ts.EmitHint.Unspecified, node, file).replace(/^(?:export )?(?:declare )?/u, '');
  });
  const alias = symbol.name === name ? [] : [`// As ${name}.`];
  return [...alias, ...text].join('\n');
}
