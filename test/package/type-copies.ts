/** Whether the declarations for `import` and those for `require` are one type, so that a value of one copy serves the other. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** Public names whose two copies cannot be assigned to each other, in either direction. */
export function differencesOfCopies(folder: string, modules: readonly string[]): readonly string[] {
  const path = join(folder, 'copies.mts');
  const lines = modules.flatMap((name, n) => [
    `import type * as imported${n} from '${name}';`,
    `import type required${n} = require('${name}');`,
  ]);
  writeFileSync(path, lines.join('\n'));
  const program = ts.createProgram([path], {
    strict: true,
    exactOptionalPropertyTypes: true,
    module: ts.ModuleKind.NodeNext,
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2023.d.ts'],
    types: [],
    noEmit: true,
  });
  const checker = program.getTypeChecker();
  const namespaces = (program.getSourceFile(path)?.statements ?? ts.factory.createNodeArray()).map((statement) =>
    exportsOf(checker, statement),
  );
  return modules.flatMap((name, n) => {
    const [imported, required] = [namespaces[2 * n], namespaces[2 * n + 1]];
    if (imported === undefined || required === undefined || imported.size === 0) return [`${name}: nothing found`];
    return [...imported].flatMap(([key, one]) => {
      const other = required.get(key);
      return other !== undefined && isSame(checker, one, other) ? [] : [`${name}: ${key}`];
    });
  });
}

function exportsOf(checker: ts.TypeChecker, statement: ts.Statement): ReadonlyMap<string, ts.Symbol> {
  let name: ts.Identifier | undefined;
  if (ts.isImportEqualsDeclaration(statement)) name = statement.name;
  else if (ts.isImportDeclaration(statement)) {
    const bindings = statement.importClause?.namedBindings;
    if (bindings !== undefined && ts.isNamespaceImport(bindings)) name = bindings.name;
  }
  const symbol = name && checker.getSymbolAtLocation(name);
  if (symbol === undefined) return new Map();
  return new Map(
    checker.getExportsOfModule(checker.getAliasedSymbol(symbol)).map((one) => [one.name, resolved(checker, one)]),
  );
}

function resolved(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

function isSame(checker: ts.TypeChecker, one: ts.Symbol, other: ts.Symbol): boolean {
  const fits = (a: ts.Type, b: ts.Type): boolean =>
    checker.isTypeAssignableTo(a, b) && checker.isTypeAssignableTo(b, a);
  const isType = (one.flags & ts.SymbolFlags.Type) !== 0;
  const isValue = (one.flags & ts.SymbolFlags.Value) !== 0;
  const types =
    !isType || isGeneric(one) || fits(checker.getDeclaredTypeOfSymbol(one), checker.getDeclaredTypeOfSymbol(other));
  return (
    types &&
    (!isValue || hasTypeParameters(checker, one) || fits(checker.getTypeOfSymbol(one), checker.getTypeOfSymbol(other)))
  );
}

/** What a function answers may wait for its type parameters; two such answers are never found to be the same. */
function hasTypeParameters(checker: ts.TypeChecker, symbol: ts.Symbol): boolean {
  return checker
    .getTypeOfSymbol(symbol)
    .getCallSignatures()
    .some(({ typeParameters }) => typeParameters !== undefined);
}

/** A type with parameters is compared where another type or a function uses it. */
function isGeneric(symbol: ts.Symbol): boolean {
  return (symbol.declarations ?? []).some(
    (node) =>
      (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isClassDeclaration(node)) &&
      node.typeParameters !== undefined,
  );
}
