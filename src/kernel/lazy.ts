/**
 * A value made at its first use: a module that only describes a schema then does nothing when it is loaded, and bundlers
 * leave it out where nobody asks for it.
 */
export function lazy<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
