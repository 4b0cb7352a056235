/** The TypeScript of the documents: each block is a program of its own, so that a reader can paste it alone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { root } from './sources.ts';

export interface Block {
  /** The document and the line in which the block begins, such as `docs/start.md:12`. */
  readonly place: string;
  readonly code: string;
}

/** The readmes and every page of `docs`, as paths from the root. */
export function documents(): readonly string[] {
  const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !/^(?:api|\.vitepress)\//u.test(path))
    .map((path) => `docs/${path}`);
  return ['README.md', 'README.ru.md', ...pages.sort()];
}

export function blocksOf(document: string): readonly Block[] {
  const text = readFileSync(join(root, document), 'utf8');
  return [...text.matchAll(/^```ts\n([\s\S]*?)^```$/gmu)].map(({ 1: code = '', index }) => ({
    place: `${document}:${text.slice(0, index).split('\n').length}`,
    code,
  }));
}

/** The block with a call of `check(found, expected)` for every `expression //=> expected`. */
function withChecks(code: string): string {
  return code
    .split('\n')
    .map((line) => {
      const [, expression, expected] = /^(\S.*\S)\s*\/\/=> (.*)$/u.exec(line) ?? [];
      if (expression === undefined) return line;
      return `;check(await (${expression.replace(/;$/u, '')}), (${expected}));`;
    })
    .join('\n');
}

/** What the compiler says of the blocks, each as a module of its own, with the strict options of this project. */
export function errorsOf(blocks: readonly Block[]): readonly string[] {
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root, { noUnusedLocals: false });
  const declaration = 'declare function check(found: unknown, expected: unknown): void;\n';
  const texts = new Map(
    blocks.map(({ code }, index) => [join(root, `block-${index}.ts`), `${declaration}${withChecks(code)}\nexport {};`]),
  );
  const places = new Map([...texts.keys()].map((path, index) => [path, blocks[index]?.place]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.getSourceFile = (file, ...rest) => {
    const text = texts.get(file);
    return text === undefined ? getSourceFile(file, ...rest) : ts.createSourceFile(file, text, ts.ScriptTarget.ES2022);
  };
  const program = ts.createProgram([...texts.keys()], options, host);
  return [...texts].flatMap(([path, text]) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(path)).map(({ messageText, start, file }) => {
      const line = file === undefined || start === undefined ? 0 : file.getLineAndCharacterOfPosition(start).line;
      return `${places.get(path)}: ${text.split('\n')[line]}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
    }),
  );
}

/** Whether a block only needs what is given here: one that needs a server or a driver is run by a test of its own. */
export function needsOnly(code: string, modules: Readonly<Record<string, unknown>>): boolean {
  return [...code.matchAll(/^import .* from '([^']+)';/gmu)].every(({ 1: from = '' }) => from in modules);
}

/** The block without types, and with its imports taken from `modules`. */
export function runnable(code: string): string {
  const { outputText } = ts.transpileModule(withChecks(code), {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, verbatimModuleSyntax: true },
  });
  return outputText.replaceAll(
    /^import (?:type )?\{(?<names>[^}]*)\} from '(?<from>[^']+)';/gmu,
    (_all, names: string, from: string) => `var {${names.replaceAll(' as ', ': ')}} = modules['${from}'];`,
  );
}
