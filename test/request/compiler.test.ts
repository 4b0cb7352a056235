import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const here = fileURLToPath(new URL('.', import.meta.url));
const options: ts.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  allowImportingTsExtensions: true,
  paths: { '#src/*': [fileURLToPath(new URL('../../src/*', import.meta.url))] },
  noEmit: true,
  types: [],
};

/** The messages of the compiler for a file in this folder that exists only here. */
function complaints(code: string): readonly string[] {
  const file = `${here}snippet.ts`;
  const host = ts.createCompilerHost(options);
  const onDisk = { getSourceFile: host.getSourceFile, fileExists: host.fileExists, readFile: host.readFile };
  host.fileExists = (name) => name === file || onDisk.fileExists(name);
  host.readFile = (name) => (name === file ? code : onDisk.readFile(name));
  host.getSourceFile = (name, version) =>
    name === file ? ts.createSourceFile(name, code, version) : onDisk.getSourceFile(name, version);
  const program = ts.createProgram([file], options, host);
  const diagnostics = program.getSemanticDiagnostics(program.getSourceFile(file));
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

const prelude = `
import { decide } from '#src/request/decide.ts';
import type { RequestIn } from '#src/request/request.ts';
declare const request: RequestIn<'inquiry', 'resolved'>;
`;

describe('the compiler itself', () => {
  it('accepts a command that the table allows', () => {
    expect(complaints(`${prelude} decide(request, { type: 'close' }, new Date(0));`)).toEqual([]);
  });

  it('refuses a command that the table does not allow, and names those it does', () => {
    const [complaint, ...more] = complaints(`${prelude} decide(request, { type: 'start' }, new Date(0));`);
    expect(more).toEqual([]);
    expect(complaint).toContain(
      `Type '"start"' is not assignable to type '"note" | "link" | "attach" | "close" | "reopen"'`,
    );
  });

  it('refuses data that the status does not guarantee', () => {
    expect(complaints(`${prelude} export const question: string = request.question;`)).toEqual([
      expect.stringContaining("Type 'undefined' is not assignable to type 'string'"),
    ]);
  });
});
