// The handheld's pages. A scanner is a keyboard that ends with Enter or Tab: what it types is kept
// first (handheld-queue.js), the field is empty for the next scan at once, and answers are shown as
// they come.
import * as queue from "./handheld-queue.js";
import { mute, muted, sound } from "./handheld-sound.js";
import * as camera from "./handheld-camera.js";

const words = document.body.dataset;
const $ = (id) => document.getElementById(id);
const task = $("task")?.dataset.id ?? null;
const field = $("scan") ?? $("text");
const LATE_MILLIS = 3000; // whoever scanned may have walked on
const READ_MILLIS = 1500;
const KEYS = "bondgate-handheld-keyboard";
const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false,
});
let shown = null;

function filled(text, ...values) {
  return values.reduce((sentence, value, i) => sentence.replaceAll(`%${i + 1}`, () => value), text);
}

function back() {
  if (field && !field.disabled) {
    field.focus({ preventScroll: true });
  }
}

// ---- what goes in

function kept(verb, text = "") {
  try {
    queue.keep(verb, text, task);
    $("not-kept").hidden = true;
    if (queue.hasHole()) {
      sound("KEPT");
    }
    return true;
  } catch {
    $("not-kept").hidden = false;
    sound("STOP");
    return false;
  }
}

// Several lines, as an RFID sweep gives them, are as many scans.
function take(text) {
  const lines = text.split(/[\r\n\t]+/).filter((line) => line.trim() !== "");
  const left = lines.filter((line) => !kept("SCAN", line));
  field.value = left.join(" ");
}

function pressed(verb) {
  kept(verb);
  back();
}

// ---- what comes out

function fill(said) {
  const bad = said.tone === "WRONG" || said.tone === "STOP";
  const place = $("answer");
  place.hidden = false;
  place.dataset.tone = said.tone;
  place.dataset.word = said.word;
  $(bad ? "said-good" : "said-bad").replaceChildren();
  $(bad ? "said-bad" : "said-good").replaceChildren(...sentences(said));
}

function sentences(said) {
  const tone = document.createElement("strong");
  tone.className = "tone";
  tone.textContent = said.toneSaid;
  const sentence = document.createElement("span");
  sentence.className = "sentence";
  sentence.textContent = said.said;
  const scanned = document.createElement("span");
  scanned.className = "scanned";
  scanned.textContent = said.scanned ? filled(words.scanned, said.scanned) : "";
  return [tone, sentence, scanned];
}

function put(id, text) {
  $(id).textContent = text;
  $(`${id}-part`).hidden = !text || text === "0";
}

function step(said) {
  $("ask").textContent = said.ask;
  $("please").hidden = said.finished || said.next === "FINISH";
  put("bin", said.bin);
  put("item", said.item);
  put("count", String(said.count));
  $("count-word").textContent = said.next === "PIECE_OR_BIN" ? words.inHand : words.times;
  $("done").textContent = said.done;
  $("total").textContent = said.total;
  $("of").hidden = said.total === 0;
  $("bar").hidden = said.total === 0;
  $("bar").max = Math.max(1, said.total);
  $("bar").value = said.done;
  $("task").dataset.next = said.next;
  $("anyway").hidden = !said.sure;
  $("verbs").hidden = said.finished;
  $("finished").hidden = !said.finished;
}

// An answer that came late, or was followed by the next before it could be read, stays in a list.
function answered(one, said, behind) {
  const bad = said.tone === "WRONG" || said.tone === "STOP";
  const now = Date.now();
  if (shown && !shown.listed && shown.one.verb === "SCAN" && now - shown.at < READ_MILLIS) {
    list(shown.one, shown.said);
  }
  const late = now - Date.parse(one.at) > LATE_MILLIS || behind > 0 || one.task !== task;
  if (bad && late) {
    list(one, said);
  }
  shown = bad ? { one, said, at: now, listed: late } : null;
  fill(said);
  if (one.task === task) {
    step(said);
  }
  sound(said.tone);
}

function list(one, { tone, toneSaid, said, scanned }) {
  try {
    queue.toLookAt(one.key, one.at, { tone, toneSaid, said, scanned });
    looks();
  } catch {
    $("not-kept").hidden = false; // the storage is full: it is shown now, and not kept
    sound("STOP");
  }
}

// The server did not know what to do with it.
function refused(one, why) {
  list(one, { tone: "WRONG", toneSaid: words.wrong, said: why.said ?? words.refused, scanned: "" });
  sound("WRONG");
}

function looks() {
  const all = queue.allToLookAt();
  $("look").hidden = all.length === 0;
  $("look-list").replaceChildren(...all.map((one) => {
    const line = document.createElement("li");
    line.dataset.tone = one.tone;
    const when = document.createElement("span");
    when.className = "scanned";
    when.textContent = clock.format(new Date(one.at));
    const done = document.createElement("button");
    done.type = "button";
    done.className = "plain";
    done.textContent = words.lookDone;
    done.addEventListener("click", () => { queue.lookedAt(one.name); looks(); back(); });
    line.append(...sentences(one), when, done);
    return line;
  }));
}

function stands({ count, since, unreached, others }) {
  $("sign-in-said").textContent = filled(words.signIn, count);
  $("other-account-said").textContent = filled(words.otherAccount, count, words.account);
  const bar = $("pending");
  bar.dataset.state = count === 0 ? "none" : "some";
  bar.dataset.count = count;
  bar.textContent = count === 0
    ? words.allSent
    : `${filled(words.pending, count)} · ${filled(words.pendingSince, clock.format(new Date(since)))}`;
  $("no-network").hidden = !(unreached && count > 0);
  $("others").hidden = others.size === 0;
  $("others").textContent = [...others].map(([name, scans]) => filled(words.otherWaits, scans, name)).join(" ");
}

function notice(id) {
  $(id).hidden = false;
  sound("WRONG");
}

// ---- the keys

document.addEventListener("keydown", (event) => {
  const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
  if (event.target === field && task !== null) {
    const end = event.key === "Enter" || (event.key === "Tab" && !event.shiftKey && field.value !== "");
    if (end && plain && !event.isComposing) {
      event.preventDefault();
      take(field.value);
    }
  } else if (plain && event.key.length === 1 && event.key !== " " && !event.target.matches?.("input")) {
    // The scanner types while a button has the focus: its first letter goes into the field too.
    back();
  }
});

document.addEventListener("pointerup", (event) => {
  if (!event.target.closest?.("a, button, input, summary, label")) {
    back();
  }
});

if (task !== null) {
  $("scan-form").addEventListener("submit", (event) => { event.preventDefault(); take(field.value); back(); });
  field.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text");
    if (/[\r\n]/.test(text)) {
      event.preventDefault();
      take(field.value + text);
    }
  });
  for (const button of document.querySelectorAll("button[data-verb]")) {
    button.addEventListener("click", () => pressed(button.dataset.verb));
  }
}

if (task === null && field) {
  // What is scanned before the next page is there would be lost: it is heard, and scanned again.
  field.form.addEventListener("submit", () => { field.readOnly = true; });
  field.addEventListener("keydown", () => { if (field.readOnly) { sound("WRONG"); } });
}

// ---- switches

function switches() {
  const on = !muted();
  $("sound").setAttribute("aria-pressed", String(on));
  $("sound").textContent = on ? words.sound : words.soundOff;
  const keys = localStorage.getItem(KEYS) !== null;
  $("keyboard").setAttribute("aria-pressed", String(keys));
  // A scanner needs no keyboard on the screen, which would cover half of it.
  field.inputMode = keys ? "text" : "none";
}

if (field) {
  $("sound").addEventListener("click", () => { mute(!muted()); switches(); sound("GOOD"); back(); });
  $("keyboard").addEventListener("click", () => {
    if (localStorage.getItem(KEYS) === null) {
      localStorage.setItem(KEYS, "1");
    } else {
      localStorage.removeItem(KEYS);
    }
    switches();
    field.blur();
    back();
  });
  switches();
  camera.begin((code) => {
    if (task === null) {
      field.value = code;
      field.form.requestSubmit();
    } else {
      take(code);
    }
  });
}

queue.begin({
  account: words.account,
  answered,
  refused,
  stands,
  looks,
  signedOut: () => notice("sign-in"),
  otherAccount: () => notice("other-account"),
});
looks();
back();
$("offline").hidden = !new URLSearchParams(location.search).has("offline");
const first = $("answer");
if (first && !first.hidden) {
  sound(first.dataset.tone);
}
window.addEventListener("pageshow", (event) => { if (event.persisted) { location.reload(); } });
document.addEventListener("visibilitychange", () => {
  if (!document.hidden) {
    $("sign-in").hidden = true;
    $("other-account").hidden = true;
    queue.tryAgain();
    back();
  }
});

// Only on https or on this machine; elsewhere a reload needs the network, and the queue does not.
if ("serviceWorker" in navigator) {
  navigator.serviceWorker.register("/staff/handheld/sw.js", { scope: "/staff/handheld" })
    .then(() => navigator.serviceWorker.ready)
    .then((worker) => worker.active.postMessage({ keep: location.pathname }))
    .catch(() => {});
}
