// What this handheld scanned and the server has not confirmed. Each scan is an entry of its own in the
// browser's storage, written before anything else happens with it, so that neither a reload nor a
// crash nor an empty battery loses one; it is removed only when the server has answered its key. The
// server takes each key once: sending again is harmless, and two pages may send the same queue. The
// next scan goes off only when the one before it is answered, so that they arrive in order.
const WAITS = "bondgate-scan/";
const LOOK = "bondgate-look/";
const FIRST_WAIT_MILLIS = 500;
const LONGEST_WAIT_MILLIS = 5000;
const ANSWER_WITHIN_MILLIS = 10000;
const BY_HAND_MILLIS = 60000; // older scans do not show that somebody is there
const LONGEST_TEXT = 2048;

let waits = [];
let last = 0;
let page = null;
let busy = false;
let failures = 0;
let timer = 0;
let stopped = false;

// Without crypto.randomUUID, which plain http does not have.
function randomKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function entries(prefix) {
  return Object.keys(localStorage).filter((name) => name.startsWith(prefix)).sort()
    .map((name) => ({ ...JSON.parse(localStorage.getItem(name)), name }));
}

function load() {
  waits = entries(WAITS);
  last = waits.reduce((most, one) => Math.max(most, one.number), last);
}

const mine = () => waits.filter((one) => one.by === page.account);

// ---- the queue

// Keeps a scan or a button; throws if the storage is full.
export function keep(verb, text, task) {
  const number = Math.max(Date.now(), last + 1);
  const key = randomKey();
  const one = {
    number, key, verb, task, text: text.slice(0, LONGEST_TEXT), by: page.account, at: new Date().toISOString(),
  };
  const name = `${WAITS}${String(number).padStart(15, "0")}/${key}`;
  localStorage.setItem(name, JSON.stringify(one));
  // Kept: from here on it is sent until it is answered, by this page or by the next one.
  last = number;
  waits.push({ ...one, name });
  tell();
  if (failures === 0) {
    run();
  }
}

function remove(one) {
  localStorage.removeItem(one.name);
  waits = waits.filter((other) => other.name !== one.name);
  tell();
}

// ---- answers that nobody may have seen

export function toLookAt(key, at, said) {
  localStorage.setItem(`${LOOK}${at}/${key}`, JSON.stringify({ ...said, at }));
}

export const lookedAt = (name) => localStorage.removeItem(name);
export const allToLookAt = () => entries(LOOK);

// ---- sending

const AGAIN = "again";
const NEXT = "next";
const STOP = "stop";

async function post(one) {
  const abort = new AbortController();
  const patience = setTimeout(() => abort.abort(), ANSWER_WITHIN_MILLIS);
  try {
    const fresh = Date.now() - Date.parse(one.at) < BY_HAND_MILLIS;
    const answer = await fetch(`/staff/handheld/tasks/${one.task}/scans`, {
      method: "POST", redirect: "manual", cache: "no-store", signal: abort.signal,
      headers: {
        "Content-Type": "application/json", "Accept": "application/json", "HX-Request": "true",
        ...(fresh ? { "X-By-Hand": "1" } : {}),
      },
      body: JSON.stringify({ key: one.key, verb: one.verb, text: one.text, at: one.at, by: one.by }),
    });
    const json = (answer.headers.get("Content-Type") ?? "").startsWith("application/json");
    return { type: answer.type, status: answer.status, ok: answer.ok, said: json ? await answer.json() : null };
  } finally {
    clearTimeout(patience);
  }
}

async function send(one) {
  let answer;
  try {
    answer = await post(one);
  } catch {
    return AGAIN; // whether it arrived is not known; its key makes sending it again harmless
  }
  if (answer.type === "opaqueredirect" || answer.status === 401) {
    page.signedOut();
    return STOP;
  }
  if (answer.status === 403 || answer.status === 409) {
    page.otherAccount();
    return STOP;
  }
  if (answer.ok && answer.said?.key === one.key) {
    page.answered(one, answer.said, mine().length - 1);
    remove(one);
    return NEXT;
  }
  if (answer.status >= 400 && answer.status < 500 && answer.said?.status === "refused") {
    page.refused(one, answer.said);
    remove(one);
    return NEXT;
  }
  return AGAIN; // no answer of our server: one of a Wi-Fi's sign-in page, or it has trouble
}

async function run() {
  clearTimeout(timer);
  if (busy || stopped) {
    return;
  }
  busy = true;
  let outcome = NEXT;
  try {
    while (outcome === NEXT && mine().length > 0) {
      outcome = AGAIN; // what goes wrong in the middle is tried again
      outcome = await send(mine()[0]);
      failures = outcome === NEXT ? 0 : failures;
    }
  } finally {
    busy = false;
    after(outcome);
  }
}

function after(outcome) {
  if (outcome === AGAIN) {
    timer = setTimeout(run, Math.min(FIRST_WAIT_MILLIS * 2 ** failures, LONGEST_WAIT_MILLIS));
    failures += 1;
  }
  stopped = outcome === STOP;
  tell();
}

// ---- what is to be seen of it

function tell() {
  const others = new Map();
  for (const one of waits) {
    if (one.by !== page.account) {
      others.set(one.by, (others.get(one.by) ?? 0) + 1);
    }
  }
  const own = mine();
  page.stands({ count: own.length, since: own[0]?.at ?? null, unreached: failures > 0, others });
}

// Somebody came back to this page: he may have signed in elsewhere meanwhile.
export function tryAgain() {
  stopped = false;
  run();
}

export const pending = () => mine().length;
export const hasHole = () => failures > 0;

// What the page says of itself: its account, and what it does with answers.
export function begin(thePage) {
  page = thePage;
  load();
  tell();
  run();
  window.addEventListener("online", () => { failures = 0; run(); });
  // Another page of this handheld kept or sent something.
  window.addEventListener("storage", (event) => {
    if (event.key === null || event.key.startsWith(WAITS)) {
      load();
      tell();
    }
    if (event.key === null || event.key.startsWith(LOOK)) {
      page.looks();
    }
  });
}
