/**
 * Ids that another system has for a document: the same document sent twice carries the same one, so it becomes the id of the command.
 */
import { canonicalJson, fingerprint } from '../../../kernel/fingerprint.ts';
import type { TmfResource } from '../list/attributes.ts';

/** Whose ids these are: two systems, or tickets and orders of one, may count alike. */
export interface IdScope {
  readonly resource: TmfResource;
  /** The name of the system that sends the documents. */
  readonly sender?: string | undefined;
}

/** An id beside its owner and type; version 4 has the id alone. */
export interface ExternalId {
  readonly owner?: string;
  readonly type?: string;
  readonly id: string;
}

const prefix = 'tmf:';

/** A command id has at most 200 characters. */
const longest = 180;

export function commandIdOf({ owner = '', type = '', id }: ExternalId, { resource, sender = '' }: IdScope): string {
  const parts = [resource, sender, owner, type, id];
  // A half of a surrogate pair cannot be escaped.
  const written = parts.every((part) => part.isWellFormed()) ? parts.map(encodeURIComponent).join('/') : '';
  return written !== '' && written.length <= longest
    ? prefix + written
    : `${prefix}${fingerprint(canonicalJson(parts))}`;
}

/** The same ids in any order are the same. */
export function sortedIds<Id extends ExternalId>(ids: readonly Id[]): readonly Id[] {
  const sorted = ids.map((id) => ({ id, key: canonicalJson([id.owner, id.type, id.id]) }));
  return sorted.sort((one, other) => (one.key < other.key ? -1 : 1)).map(({ id }) => id);
}

/** The id that a command id was made of, if it can be read. */
export function externalIdOf(commandId: string | undefined): ExternalId | undefined {
  const parts = commandId?.startsWith(prefix) ? commandId.slice(prefix.length).split('/').map(decoded) : [];
  const [, , owner, type, id] = parts;
  if (!id) return undefined;
  return { ...(owner ? { owner } : {}), ...(type ? { type } : {}), id };
}

/** Other callers may have given a command id that begins like ours. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
