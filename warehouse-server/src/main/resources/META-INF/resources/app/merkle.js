// The tree's arithmetic with WebCrypto's SHA-256: leaf and node hashes of RFC 6962, and the roots that
// inclusion and consistency proofs lead to. Pure: asks nobody, remembers nothing.

const HASH_LENGTH = 32;

/** RFC 9162, section 2.1.3.2: the root that the proof leads to, or null. Sizes are BigInt. */
export async function foldInclusion(leafHash, index, size, hashes) {
  let [fn, sn, r] = [index, size - 1n, leafHash];
  for (const p of hashes) {
    if (sn === 0n || p?.length !== HASH_LENGTH) {
      return null;
    }
    if (fn & 1n || fn === sn) {
      r = await hashNode(p, r);
      while (!(fn & 1n) && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      r = await hashNode(r, p);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n ? r : null;
}

/** RFC 9162, section 2.1.4.2: the roots that the proof leads to, or null. 0 < from < to, BigInt. */
export async function foldConsistency(from, to, fromRoot, hashes) {
  const path = (from & (from - 1n)) === 0n ? [fromRoot, ...hashes] : [...hashes];
  if (path.length === 0 || path.some((h) => h?.length !== HASH_LENGTH)) {
    return null;
  }
  let [fn, sn] = [from - 1n, to - 1n];
  while (fn & 1n) {
    fn >>= 1n;
    sn >>= 1n;
  }
  let [fr, sr] = [path[0], path[0]];
  for (const c of path.slice(1)) {
    if (sn === 0n) {
      return null;
    }
    if (fn & 1n || fn === sn) {
      fr = await hashNode(c, fr);
      sr = await hashNode(c, sr);
      while (!(fn & 1n) && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      sr = await hashNode(sr, c);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n ? {fr, sr} : null;
}

/** RFC 6962, section 2.1: the hash of a leaf. */
export async function hashLeaf(bytes) {
  return sha256(new Uint8Array([0]), bytes);
}

async function hashNode(left, right) {
  return sha256(new Uint8Array([1]), left, right);
}

/** SHA-256 of the parts, one after the other. */
export async function sha256(...parts) {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', all));
}

/** Standard Base64 in its one spelling, or null. */
export function fromBase64(text) {
  try {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    return toBase64(bytes) === text ? bytes : null;
  } catch {
    return null;
  }
}

/** Standard Base64. */
export function toBase64(bytes) {
  return btoa(String.fromCharCode(...bytes));
}

/** Lower-case hex. */
export function hex(bytes) {
  return [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
}

/** Whether two byte arrays hold the same bytes. */
export function equal(a, b) {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
