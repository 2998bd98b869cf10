// Checks the evidence log in this browser: RFC 6962 proofs and C2SP checkpoints, with WebCrypto and
// nothing else. A script that the server sends cannot convict the server: for that there are the
// receipt and the offline verifier. What this one adds is memory: the browser keeps the last key
// and checkpoint it saw of each log, and shows that the log only grew since.
//
// A step is {key, ok, code, detail}. ok: true = holds; false = does not; null = could not be
// checked here, which is never counted as holding. key and code are words to translate by, detail
// are facts (hashes, sizes, names, or what went wrong). Steps and codes:
//   fetch       unavailable
//   browser     noWebCrypto
//   leaf        ok | otherHash
//   checkpoint  ok | malformed | otherLog
//   key         ok | firstSeen | malformed | wrongHash | changed
//   signature   ok | missing | wrong | unsupported
//   inclusion   ok | wrongRoot | wrongLength | otherIndex
//   growth      ok | firstSeen | same | shrunk | twoHistories | wrongProof | unsigned

import { equal, foldConsistency, foldInclusion, fromBase64, hashLeaf, hex, sha256, toBase64 } from './merkle.js';

const HASH_LENGTH = 32;
const ED25519 = 1;
const MARK = '\u2014 ';

/** Checks one entry: {ok, index, size, root, leafHash, leaf, checkpoint, steps}. */
export async function verifyEntry(zone, index) {
  return report({index: Number(index)}, async (steps, result) => {
    const known = remembered(zone);
    const [leaf, proof, vkey] = await Promise.all([
      getBytes(zone, `entries/${index}`),
      getJson(zone, `proof?index=${index}`),
      getText(zone, 'vkey'),
    ]);
    const leafHash = await hashLeaf(leaf);
    result.leaf = leaf;
    result.leafHash = hex(leafHash);
    step(steps, 'leaf', toBase64(leafHash) === proof.leafHash, 'otherHash', hex(leafHash));
    const checkpoint = await checkNote(zone, proof.checkpoint, vkey, steps);
    if (!checkpoint) {
      return;
    }
    result.size = Number(checkpoint.size);
    result.root = hex(checkpoint.root);
    result.checkpoint = proof.checkpoint;
    const found = await rootOfInclusion(leafHash, BigInt(index), checkpoint.size, proof);
    steps.push(found.fault
      ? no('inclusion', found.fault, `${index} / ${checkpoint.size}`)
      : compared('inclusion', found.root, checkpoint.root));
    await checkGrowth(zone, known, checkpoint, steps, result);
  });
}

/** Checks that the log continues the checkpoint this browser saw last, and remembers the new one. */
export async function verifyConsistency(zone) {
  return report({}, async (steps, result) => {
    const known = remembered(zone);
    const [note, vkey] = await Promise.all([getText(zone, 'checkpoint'), getText(zone, 'vkey')]);
    const checkpoint = await checkNote(zone, note, vkey, steps);
    if (!checkpoint) {
      return;
    }
    result.size = Number(checkpoint.size);
    result.root = hex(checkpoint.root);
    result.checkpoint = note;
    await checkGrowth(zone, known, checkpoint, steps, result);
  });
}

/** What this browser remembers of a log: {vkey, checkpoint}, both as text, or null each. */
export function remembered(zone) {
  return {
    vkey: localStorage.getItem(`bondgate.vkey.${zone}`),
    checkpoint: localStorage.getItem(`bondgate.checkpoint.${zone}`),
  };
}

/** Forgets a log. Only for a person who has decided that its key was changed with reason. */
export function forget(zone) {
  localStorage.removeItem(`bondgate.vkey.${zone}`);
  localStorage.removeItem(`bondgate.checkpoint.${zone}`);
}

async function report(result, work) {
  const steps = [];
  Object.assign(result, {steps, from: null, remembered: null});
  if (!globalThis.crypto?.subtle) {
    // Outside a secure context (https, or this machine) a browser computes no hash at all.
    steps.push({key: 'browser', ok: null, code: 'noWebCrypto', detail: location.origin});
  } else {
    try {
      await work(steps, result);
    } catch (e) {
      steps.push(no('fetch', 'unavailable', e.message));
    }
  }
  result.ok = steps.length > 0 && steps.every((s) => s.ok === true);
  return result;
}

// ---- notes and keys

async function checkNote(zone, note, vkey, steps) {
  const checkpoint = parseCheckpoint(note);
  const key = await parseVerifierKey(vkey.trim());
  if (key.fault) {
    steps.push(no('key', key.fault, vkey.trim()));
    return null;
  }
  const known = remembered(zone).vkey;
  if (known !== null && known !== vkey.trim()) {
    steps.push(no('key', 'changed', `${known} \u2192 ${vkey.trim()}`));
    return null;
  }
  steps.push({key: 'key', ok: true, code: known === null ? 'firstSeen' : 'ok', detail: vkey.trim()});
  if (!checkpoint) {
    steps.push(no('checkpoint', 'malformed', note));
    return null;
  }
  step(steps, 'checkpoint', checkpoint.origin === key.name, 'otherLog',
    `${checkpoint.origin} ${checkpoint.size}`);
  const signature = await checkSignature(checkpoint, key);
  steps.push(signature);
  checkpoint.signed = signature.ok === true && checkpoint.origin === key.name;
  checkpoint.vkey = vkey.trim();
  return checkpoint;
}

/** A C2SP checkpoint inside a signed note, or null. */
export function parseCheckpoint(note) {
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || !note.endsWith('\n')) {
    return null;
  }
  const text = note.slice(0, split + 1);
  const lines = text.split('\n');
  const root = lines.length > 3 ? fromBase64(lines[2]) : null;
  if (!lines[0] || !/^(0|[1-9][0-9]{0,18})$/.test(lines[1] ?? '') || root?.length !== HASH_LENGTH) {
    return null;
  }
  const signatures = note.slice(split + 2, -1).split('\n');
  return {note, text, origin: lines[0], size: BigInt(lines[1]), root, signatures};
}

/** A verifier key of a log: {name, keyHash, publicKey}, or {fault}. */
export async function parseVerifierKey(text) {
  const parts = /^([^+\s]+)\+([0-9a-f]{8})\+(.+)$/.exec(text);
  const typed = parts && fromBase64(parts[3]);
  if (!typed || typed.length !== HASH_LENGTH + 1 || typed[0] !== ED25519) {
    return {fault: 'malformed'};
  }
  const hash = await sha256(new TextEncoder().encode(`${parts[1]}\n`), typed);
  const keyHash = hash.slice(0, 4);
  if (hex(keyHash) !== parts[2]) {
    return {fault: 'wrongHash'};
  }
  return {name: parts[1], keyHash, publicKey: typed.slice(1)};
}

/** The step that says whether this key signed this checkpoint. */
export async function checkSignature(checkpoint, key) {
  const who = `${key.name} ${hex(key.keyHash)}`;
  const mine = checkpoint.signatures
    .filter((line) => line.startsWith(`${MARK}${key.name} `))
    .map((line) => fromBase64(line.slice(MARK.length + key.name.length + 1)))
    .filter((bytes) => bytes && equal(bytes.slice(0, 4), key.keyHash));
  if (mine.length === 0) {
    return no('signature', 'missing', who);
  }
  let imported;
  try {
    imported = await crypto.subtle.importKey('raw', key.publicKey, {name: 'Ed25519'}, false, ['verify']);
  } catch (e) {
    return e.name === 'DataError'
      ? no('signature', 'wrong', who)
      : {key: 'signature', ok: null, code: 'unsupported', detail: who};
  }
  const text = new TextEncoder().encode(checkpoint.text);
  for (const bytes of mine) {
    if (!await crypto.subtle.verify({name: 'Ed25519'}, imported, bytes.slice(4), text)) {
      return no('signature', 'wrong', who);
    }
  }
  return {key: 'signature', ok: true, code: 'ok', detail: who};
}

// ---- proofs

async function rootOfInclusion(leafHash, index, size, proof) {
  if (BigInt(proof.index) !== index || BigInt(proof.size) !== size || index >= size) {
    return {fault: 'otherIndex'};
  }
  const root = await foldInclusion(leafHash, index, size, proof.hashes.map(fromBase64));
  return root ? {root} : {fault: 'wrongLength'};
}

// The remembered checkpoint was read before the new one was asked for: so a smaller one now is a
// log that lost entries, and never just an older answer overtaken by another tab.
async function checkGrowth(zone, known, now, steps, result) {
  if (!now.signed) {
    // An unsigned checkpoint binds nobody: it is neither compared nor remembered.
    steps.push({key: 'growth', ok: null, code: 'unsigned', detail: `${now.size}`});
    return;
  }
  const before = known.checkpoint === null ? null : parseCheckpoint(known.checkpoint);
  result.remembered = known.checkpoint;
  if (before === null || before.size === 0n) {
    steps.push({key: 'growth', ok: true, code: 'firstSeen', detail: `${now.size}`});
  } else {
    result.from = Number(before.size);
    const outcome = await growth(zone, before, now);
    const good = outcome === 'ok' || outcome === 'same';
    steps.push({key: 'growth', ok: good, code: outcome, detail: `${before.size} \u2192 ${now.size}`});
    if (!good) {
      // The older checkpoint stays: it is the officer's evidence.
      return;
    }
  }
  remember(zone, now);
}

async function growth(zone, before, now) {
  if (now.size < before.size) {
    return 'shrunk';
  }
  if (now.size === before.size) {
    return equal(now.root, before.root) ? 'same' : 'twoHistories';
  }
  const proof = await getJson(zone, `consistency?from=${before.size}&to=${now.size}`);
  const roots = await foldConsistency(
    before.size, now.size, before.root, proof.hashes.map(fromBase64));
  if (!roots) {
    return 'wrongProof';
  }
  return equal(roots.fr, before.root) && equal(roots.sr, now.root) ? 'ok' : 'twoHistories';
}

function remember(zone, checkpoint) {
  const stored = remembered(zone).checkpoint;
  const other = stored === null ? null : parseCheckpoint(stored);
  if (other === null || other.size <= checkpoint.size) {
    localStorage.setItem(`bondgate.checkpoint.${zone}`, checkpoint.note);
  }
  localStorage.setItem(`bondgate.vkey.${zone}`, checkpoint.vkey);
}

// ---- steps and requests

function step(steps, key, ok, code, detail) {
  steps.push({key, ok, code: ok ? 'ok' : code, detail});
}

function no(key, code, detail) {
  return {key, ok: false, code, detail};
}

function compared(key, found, expected) {
  return equal(found, expected)
    ? {key, ok: true, code: 'ok', detail: hex(found)}
    : no(key, 'wrongRoot', `${hex(found)} \u2260 ${hex(expected)}`);
}

async function get(zone, what) {
  const answer = await fetch(`/evidence/${encodeURIComponent(zone)}/${what}`, {cache: 'no-store'});
  if (!answer.ok) {
    throw new Error(`${answer.status}: ${(await answer.text()).slice(0, 500)}`);
  }
  return answer;
}

async function getText(zone, what) {
  return (await get(zone, what)).text();
}

async function getJson(zone, what) {
  return (await get(zone, what)).json();
}

async function getBytes(zone, what) {
  return new Uint8Array(await (await get(zone, what)).arrayBuffer());
}
