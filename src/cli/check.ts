/**
 * `zayavka check FILE`: everything that is wrong with an operator, each with its JSON Pointer.
 */
import type { Localized } from '../kernel/source.ts';
import { russianFault } from '../operators/faults/russian-fault.ts';
import type { FoundFault } from '../operators/json/found-fault.ts';
import { pointerInFile } from '../operators/json/read-operator.ts';
import { verifyOperator } from '../operators/verify/verify-operator.ts';
import { type CommandOptions, type CommandResult, jsonResult } from './command.ts';
import { asLines, wrapped } from './layout.ts';
import { loadFile } from './load-operator.ts';

interface CheckFinding {
  readonly rule: string;
  readonly kind?: string;
  /** A JSON Pointer. */
  readonly path: string;
  /** The fewest steps that show it. */
  readonly trace: readonly FindingStep[];
  readonly text: Localized;
}

interface FindingStep {
  readonly type: string;
  readonly command?: string;
  readonly events?: readonly string[];
}

export function check(file: string, options: CommandOptions): CommandResult {
  const loaded = loadFile(file, options);
  if (!loaded.ok) return faultsResult(file, loaded.refusal, options);
  const { operator, json } = loaded.value;
  const findings = verifyOperator(operator).map((finding) => {
    return { ...finding, path: pointerInFile(finding.path, json, operator) };
  });
  return findingsResult(file, findings, options);
}

/** What another command says of a file with faults. */
export function faultsResult(file: string, faults: readonly FoundFault[], options: CommandOptions): CommandResult {
  return findingsResult(file, faults.map(findingOf), options);
}

function findingOf({ pointer, problem }: FoundFault): CheckFinding {
  return { rule: 'definition/invalid', path: pointer, trace: [], text: { ru: russianFault(problem), en: problem } };
}

function findingsResult(file: string, findings: readonly CheckFinding[], options: CommandOptions): CommandResult {
  const { json, language } = options;
  const exitCode = findings.length === 0 ? 0 : 1;
  if (json) return jsonResult({ file, findings }, exitCode);
  const count = { en: `${file}: findings: ${findings.length}`, ru: `${file}: замечаний: ${findings.length}` };
  const none = { en: `${file}: nothing found`, ru: `${file}: замечаний нет` };
  const title = findings.length === 0 ? none[language] : count[language];
  return { output: asLines([title, ...findings.flatMap((finding) => ['', ...described(finding, options)])]), exitCode };
}

function described({ path, text, trace }: CheckFinding, { language }: CommandOptions): readonly string[] {
  const whole = { en: '(the whole file)', ru: '(весь файл)' };
  const way = { en: 'Shown by', ru: 'Как получается' };
  return [
    path === '' ? whole[language] : path,
    ...wrapped(text[language], '  '),
    ...(trace.length === 0 ? [] : wrapped(`${way[language]}: ${trace.map(stepName).join(' → ')}`, '  ')),
  ];
}

function stepName({ type, command, events = [] }: FindingStep): string {
  if (command !== undefined) return command;
  return events.length === 0 ? type : `${type} (${events.join(', ')})`;
}
