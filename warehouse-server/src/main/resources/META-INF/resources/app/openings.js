// Checks what a sealed field of a record says, with WebCrypto and nothing else.
import { fromBase64, sha256, toBase64 } from './merkle.js';

/**
 * Whether a sealed field of the leaf says this value: the leaf has the SHA-256 of the byte 02, the
 * salt, and ["<path>",<value>]. False too if the leaf has no such field.
 */
export async function openingFits(leaf, path, salt, value) {
  if (!globalThis.crypto?.subtle) {
    return false;
  }
  let field;
  try {
    field = JSON.parse(new TextDecoder().decode(leaf));
  } catch {
    return false;
  }
  for (const name of path.split(/[.[\]]+/).filter((part) => part !== '')) {
    field = field?.[name];
  }
  const text = new TextEncoder().encode(`["${path}",${value}]`);
  const digest = await sha256(new Uint8Array([2]), fromBase64(salt), text);
  return field?.sha256 === toBase64(digest);
}
