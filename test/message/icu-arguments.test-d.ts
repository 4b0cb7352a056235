import { describe, expectTypeOf, it } from 'vitest';
import type { ArgumentsOf, CheckedText, UnknownArgument } from '#src/message/icu/arguments-of.ts';

declare function define<const Text extends string>(text: CheckedText<Text, 'number' | 'due' | 'days' | 'reason'>): void;

interface Texts {
  readonly [locale: string]: string;
}

declare function catalogue<const Given extends Texts>(
  texts: {
    readonly [Locale in keyof Given]: CheckedText<Given[Locale], 'number' | 'due' | 'days' | 'reason'>;
  },
): void;

type Repeated<
  Text extends string,
  Times extends number,
  Done extends unknown[] = [],
  Out extends string = '',
> = Done['length'] extends Times ? Out : Repeated<Text, Times, [...Done, 1], `${Out}${Text}`>;

describe('arguments of a literal text', () => {
  it('are found in the text', () => {
    expectTypeOf<ArgumentsOf<''>>().toEqualTypeOf<never>();
    expectTypeOf<ArgumentsOf<'Заявка принята'>>().toEqualTypeOf<never>();
    expectTypeOf<ArgumentsOf<'{number}'>>().toEqualTypeOf<'number'>();
    expectTypeOf<ArgumentsOf<'N {number}, {due}. {number}'>>().toEqualTypeOf<'number' | 'due'>();
    expectTypeOf<ArgumentsOf<'{ number } { \n due\n}'>>().toEqualTypeOf<'number' | 'due'>();
  });

  it('are found in branches, whose selectors and words are none', () => {
    expectTypeOf<ArgumentsOf<'{days, plural, one {день} few {# дня} other {{due}}} {number}'>>().toEqualTypeOf<
      'days' | 'due' | 'number'
    >();
    expectTypeOf<ArgumentsOf<'{reason, select, none {} other { {reason}.}}'>>().toEqualTypeOf<'reason'>();
    expectTypeOf<ArgumentsOf<'{reason,select,none{}other{{days,plural,=0{a}other{b {due}}}}}{number}'>>().toEqualTypeOf<
      'reason' | 'days' | 'due' | 'number'
    >();
    expectTypeOf<ArgumentsOf<'{days, plural, one {a} other {b}} {x, select, other {c}}'>>().toEqualTypeOf<
      'days' | 'x'
    >();
  });

  it('are not found between apostrophes', () => {
    expectTypeOf<ArgumentsOf<"'{no}' {number}">>().toEqualTypeOf<'number'>();
    expectTypeOf<ArgumentsOf<"''{number}''">>().toEqualTypeOf<'number'>();
    expectTypeOf<ArgumentsOf<"'''{no}' {number}">>().toEqualTypeOf<'number'>();
    expectTypeOf<ArgumentsOf<"don't {number} won't">>().toEqualTypeOf<'number'>();
    expectTypeOf<ArgumentsOf<"'{it''s no}' {number}">>().toEqualTypeOf<'number'>();
    expectTypeOf<ArgumentsOf<"{number} '{no} {no}">>().toEqualTypeOf<'number'>();
    expectTypeOf<ArgumentsOf<"{days, plural, one {'}'} other {'#'}} {number} '<' {due}">>().toEqualTypeOf<
      'days' | 'number' | 'due'
    >();
  });

  it('are not known of a text that is no literal', () => {
    expectTypeOf<ArgumentsOf<string>>().toEqualTypeOf<never>();
  });
});

describe('a text of a message', () => {
  it('compiles with the arguments that the message has', () => {
    define('Заявка {number}, ответим не позднее {due}.');
    define('{days, plural, one {# день} few {# дня} many {# дней} other {# дня}}{reason, select, none {} other {{reason}}}');
    define(String('{numbr}'));
    catalogue({ ru: 'Заявка {number}', en: 'Request {number}', kk: String('{number}') });
  });

  it('does not compile with another one, and the compiler names it', () => {
    // @ts-expect-error Argument of type 'string' is not assignable to parameter of type 'UnknownArgument<"numbr", ...>'
    define('Заявка {numbr}, ответим не позднее {due}.');
    // @ts-expect-error in a branch
    define('{days, plural, one {{numbr}} other {}}');
    // @ts-expect-error as the argument of a select
    define('{resaon, select, none {} other {}}');
    // @ts-expect-error behind a quotation
    define("'{number}' {numbr}");
    // @ts-expect-error in one of the languages
    catalogue({ ru: 'Заявка {number}', en: 'Request {numbr}' });
    expectTypeOf<CheckedText<'{numbr} {due}', 'number' | 'due'>>().toEqualTypeOf<
      UnknownArgument<'numbr', 'number' | 'due'>
    >();
  });

  it('may have four hundred placeholders', () => {
    expectTypeOf<ArgumentsOf<Repeated<'Заявка {number}, ', 400>>>().toEqualTypeOf<'number'>();
    expectTypeOf<ArgumentsOf<Repeated<"don't {number}, '{no}' ", 400>>>().toEqualTypeOf<'number'>();
    expectTypeOf<ArgumentsOf<Repeated<'{days, plural, one {день} other {{due}}} ', 100>>>().toEqualTypeOf<
      'days' | 'due'
    >();
  });
});
