/**
 * The tables of the documents, made of the data of the library: what stands between `<!-- table: NAME LANGUAGE -->` and
 * `<!-- end -->`. `npm run tables` writes them; a test says when they are old.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { type KindClock, type KindPolicy, mts } from '../src/operators/index.ts';

type Language = 'ru' | 'en';
type Cells = readonly string[];

const root = fileURLToPath(new URL('../', import.meta.url));

const units = {
  ru: {
    hours: ['час', 'часа', 'часов'],
    workingHours: ['рабочий час', 'рабочих часа', 'рабочих часов'],
    days: ['день', 'дня', 'дней'],
    workingDays: ['рабочий день', 'рабочих дня', 'рабочих дней'],
    months: ['месяц', 'месяца', 'месяцев'],
  },
  en: {
    hours: ['hour', 'hours'],
    workingHours: ['working hour', 'working hours'],
    days: ['day', 'days'],
    workingDays: ['working day', 'working days'],
    months: ['month', 'months'],
  },
} as const;

function termText({ unit, amount }: KindClock['term'], language: Language): string {
  const forms: readonly string[] = units[language][unit];
  const place = { one: 0, few: 1, many: 2, other: forms.length - 1, zero: 2, two: 1 };
  return `${amount} ${forms[place[new Intl.PluralRules(language).select(amount)]]}`;
}

const words = {
  kinds: {
    ru: ['вид', 'что это', 'цикл', 'срок у МТС', 'откуда срок', 'данные (**обязательные**)'],
    en: ['kind', 'what it is', 'lifecycle', 'term at MTS', 'source', 'details (**required**)'],
  },
  sources: {
    ru: { article: 'статья', law: 'закон', assumption: 'наше допущение' },
    en: { article: 'article', law: 'law', assumption: 'assumption' },
  },
  upTo: { ru: 'всего до', en: 'up to' },
  channels: {
    ru: ['канал', 'как называется', 'что доказывает', 'куда уходят сообщения'],
    en: ['channel', 'its name', 'what it proves', 'messages go by'],
  },
  options: ['option', 'meaning'],
} as const;

function kinds(language: Language): readonly Cells[] {
  const all: readonly (readonly [string, KindPolicy])[] = Object.entries(mts.kinds);
  return [
    words.kinds[language],
    ...all.map(([name, kind]) => {
      // The promise that an answer or the execution ends; where the operator promises nothing of its own, that of the law.
      const answering = kind.clocks.filter(
        ({ startsOn, stopsOn, audience }) =>
          audience !== 'internal' &&
          startsOn?.includes('registered') === true &&
          (stopsOn?.includes('resolved') === true || stopsOn?.includes('fulfilled') === true),
      );
      const promised = answering.filter(({ audience }) => audience === 'subscriber');
      const shown = promised.find(({ extension }) => extension !== undefined) ?? promised[0] ?? answering[0];
      return [
        `\`${name}\``,
        kind.title[language],
        `\`${kind.lifecycle}\``,
        shown === undefined ? '—' : withExtension(shown, language),
        shown === undefined ? '—' : words.sources[language][shown.source.kind],
        [
          ...(kind.receivedFirst ? ['**`receivedAt`**'] : []),
          ...Object.entries(kind.details ?? {}).map(([detail, { required }]) =>
            required === true ? `**\`${detail}\`**` : `\`${detail}\``,
          ),
        ].join(', '),
      ];
    }),
  ];
}

function withExtension({ term, extension }: KindClock, language: Language): string {
  const longest = extension === undefined ? '' : `, ${words.upTo[language]} ${termText(extension.total, language)}`;
  return `${termText(term, language)}${longest}`;
}

function channels(language: Language): readonly Cells[] {
  return [
    words.channels[language],
    ...Object.entries(mts.channels).map(([name, { title, proves, messages }]) => [
      `\`${name}\``,
      title[language],
      proves.map((each) => `\`${each}\``).join(', ') || '—',
      `\`${messages}\``,
    ]),
  ];
}

/** The options of an interface, from its declaration and its comments. */
function options(file: string, name: string): readonly Cells[] {
  const path = join(root, 'src', file);
  const tree = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.ES2022, true);
  const declaration = tree.statements.find(
    (node): node is ts.InterfaceDeclaration => ts.isInterfaceDeclaration(node) && node.name.text === name,
  );
  if (declaration === undefined) throw new Error(`${file} declares no ${name}`);
  return [
    words.options,
    ...declaration.members.filter(ts.isPropertySignature).map((member) => {
      const comment = ts.getJSDocCommentsAndTags(member)[0]?.comment;
      const text = typeof comment === 'string' ? comment.replaceAll(/\s+/gu, ' ') : '';
      return [`\`${member.name.getText()}\`${member.questionToken === undefined ? ', needed' : ''}`, text];
    }),
  ];
}

const tables: Readonly<Record<string, (language: Language) => readonly Cells[]>> = {
  kinds,
  channels,
  openDesk: () => options('desk/context/desk-setup.ts', 'DeskSetup'),
  tick: () => options('desk/workers/tick.ts', 'TickOptions'),
  deliver: () => options('desk/workers/deliver.ts', 'DeliverOptions'),
  recalculate: () => options('desk/workers/recalculate.ts', 'RecalculateOptions'),
};

function markdown([head = [], ...rows]: readonly Cells[]): string {
  const line = (cells: Cells): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The text with its tables as they are today. */
export function withTables(text: string): string {
  return text.replaceAll(
    /(<!-- table: (\w+) (ru|en) -->\n)[\s\S]*?(<!-- end -->)/gu,
    (_all, begin: string, name: string, language: Language, end: string) => {
      const table = tables[name];
      if (table === undefined) throw new Error(`no table is called ${name}`);
      return `${begin}\n${markdown(table(language))}\n\n${end}`;
    },
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !path.startsWith('api'))
    .map((path) => join(root, 'docs', path));
  for (const page of [join(root, 'README.md'), join(root, 'README.ru.md'), ...pages]) {
    const text = readFileSync(page, 'utf8');
    if (withTables(text) !== text) writeFileSync(page, withTables(text));
  }
}
