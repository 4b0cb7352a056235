/**
 * What the parts of a reference to a file look like.
 */

/** RFC 6838 section 4.2, without parameters. */
export const mediaTypePattern: RegExp = /^[a-z0-9][a-z0-9!#$&^_.+-]{0,126}\/[a-z0-9][a-z0-9!#$&^_.+-]{0,126}$/i;

/** An absolute address (RFC 3986) that leads to the file: `data:` would be the file, and a script is none. */
export const urlPattern: RegExp = /^(?!(?:data|blob|javascript|vbscript):)[a-z][a-z0-9+.-]{1,30}:[\x21-\x7e]{1,1950}$/i;

export const sha256Pattern: RegExp = /^[0-9a-f]{64}$/i;
