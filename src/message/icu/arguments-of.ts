/**
 * The arguments of a text, read by the compiler: a text that names an argument which its message does not have does not
 * compile. A plain `string` passes; it is checked when it is defined.
 */

/**
 * Names of the arguments of a literal text, in branches too; `never` for a plain `string`.
 *
 * A brace opens by turns a placeholder and a branch, so whether the braces open before it are even or odd in number says
 * which one it is. The types call themselves in tail position: the compiler allows a thousand steps, one for each `{`.
 */
export type ArgumentsOf<Text extends string> = Text extends `${string}'${string}`
  ? NamesIn<Unquoted<Text>>
  : NamesIn<Text>;

/** A text whose arguments are all allowed, otherwise a type that tells which ones are not. */
export type CheckedText<Text extends string, Allowed extends string> = [Exclude<ArgumentsOf<Text>, Allowed>] extends [
  never,
]
  ? Text
  : UnknownArgument<Exclude<ArgumentsOf<Text>, Allowed>, Allowed>;

/** No text is of this type: its name stands in the message of the compiler. */
export interface UnknownArgument<Found extends string, Allowed extends string> {
  readonly found: Found;
  readonly allowed: Allowed;
}

type Place = 'text' | 'placeholder';
type Other<Here extends Place> = Here extends 'text' ? 'placeholder' : 'text';

type NamesIn<
  Text extends string,
  Here extends Place = 'text',
  Found extends string = never,
> = Text extends `${infer Before}{${infer Rest}`
  ? After<Before, Here> extends 'text'
    ? NamesIn<Rest, 'placeholder', Found | NameAt<Rest>>
    : NamesIn<Rest, 'text', Found>
  : Found;

/** Every } leads from a branch to its placeholder, or from a placeholder to the text around it. */
type After<Text extends string, Here extends Place> = Text extends `${string}}${infer Rest}`
  ? After<Rest, Other<Here>>
  : Here;

type NameAt<Rest extends string> = Rest extends `${infer Inside}}${string}`
  ? Trimmed<Inside extends `${infer Name},${string}` ? Name : Inside>
  : never;

type Trimmed<Name extends string> = Name extends
  | ` ${infer Rest}`
  | `\n${infer Rest}`
  | `${infer Rest} `
  | `${infer Rest}\n`
  ? Trimmed<Rest>
  : Name;

/** Without pairs of apostrophes, and without what single ones quote. */
type Unquoted<Text extends string, Out extends string = ''> = Text extends `${infer Before}'${infer Rest}`
  ? Rest extends `'${infer Next}`
    ? Unquoted<Next, `${Out}${Before}`>
    : Rest extends `${'{' | '}' | '<' | '>' | '#'}${string}`
      ? Unquoted<AfterQuote<Rest>, `${Out}${Before}`>
      : Unquoted<Rest, `${Out}${Before}`>
  : `${Out}${Text}`;

/** A pair of apostrophes inside stays quoted. */
type AfterQuote<Text extends string> = Text extends `${string}'${infer Rest}`
  ? Rest extends `'${infer Next}`
    ? AfterQuote<Next>
    : Rest
  : '';
