/** The TypeScript of a readme: all its blocks as one program, in the order in which they stand. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './sources.ts';

export function blocksOf(readme: string): readonly string[] {
  const text = readFileSync(join(root, readme), 'utf8');
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gmu)].map(([, code = '']) => code);
}

/** The blocks as statements that call `check(found, expected)` for every `expression //=> expected`. */
export function programOf(blocks: readonly string[]): string {
  return blocks
    .join('\n')
    .split('\n')
    .map((line) => {
      const [, expression, expected] = /^(\S.*\S)\s*\/\/=> (.*)$/u.exec(line) ?? [];
      if (expression === undefined) return line;
      return `;check(await (${expression.replace(/;$/u, '')}), (${expected}));`;
    })
    .join('\n');
}

/** What the compiler says of the program, with the strict options of this project. */
export function errorsOf(program: string): readonly string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root, {
    noUnusedLocals: false,
  });
  const path = join(root, 'readme-program.ts');
  const host = ts.createCompilerHost(options);
  const text = `declare function check(found: unknown, expected: unknown): void;\n${program}\nexport {};`;
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => file === path || fileExists(file);
  host.getSourceFile = (file, ...rest) =>
    file === path ? ts.createSourceFile(file, text, ts.ScriptTarget.ES2022) : getSourceFile(file, ...rest);
  const compiled = ts.createProgram([path], options, host);
  return ts.getPreEmitDiagnostics(compiled, compiled.getSourceFile(path)).map(({ messageText, start, file }) => {
    const line = file === undefined || start === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line;
    return `${text.split('\n')[line]}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}

/** The program without types, and with its imports taken from `modules`. */
export function runnable(program: string): string {
  const { outputText } = ts.transpileModule(program, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
  });
  return outputText.replaceAll(
    /^import (?:type )?\{(?<names>[^}]*)\} from '(?<from>[^']+)';/gmu,
    (_all, names: string, from: string) => `var {${names.replaceAll(' as ', ': ')}} = modules['${from}'];`,
  );
}
