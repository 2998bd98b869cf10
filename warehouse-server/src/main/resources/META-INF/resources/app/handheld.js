// The handheld's pages. A scanner is a keyboard that ends with Enter or Tab: what it types is kept
// first (handheld-queue.js), the field is empty for the next scan at once, and answers are shown as
// they come.
import * as queue from "./handheld-queue.js";
import * as answers from "./handheld-answers.js";
import { mute, muted, sound } from "./handheld-sound.js";
import * as camera from "./handheld-camera.js";

const words = document.body.dataset;
const $ = (id) => document.getElementById(id);
const task = $("task")?.dataset.id ?? null;
const field = $("scan") ?? $("text");
const KEYS = "bondgate-handheld-keyboard";

function back() {
  if (field && !field.disabled) {
    field.focus({ preventScroll: true });
  }
}

// ---- what goes in

function kept(verb, text = "") {
  try {
    queue.keep(verb, text, task);
  } catch {
    $("not-kept").hidden = false;
    sound("STOP");
    return false;
  }
  $("not-kept").hidden = true;
  answers.unanswered();
  return true;
}

// Several lines, as an RFID sweep gives them, are as many scans.
function take(text) {
  const lines = text.split(/[\r\n\t]+/).filter((line) => line.trim() !== "");
  const left = lines.filter((line) => !kept("SCAN", line));
  field.value = left.join(" ");
}

function pressed(verb, text) {
  kept(verb, text);
  back();
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
    button.addEventListener("click", () => pressed(button.dataset.verb, button.dataset.text));
  }
}

if (task === null && field) {
  // What is scanned before the next page is there would be lost: it is heard, and scanned again.
  field.form.addEventListener("submit", () => { field.readOnly = true; });
  field.addEventListener("keydown", () => { if (field.readOnly) { sound("WRONG"); } });
}

$("look-list").addEventListener("click", back);

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
  answered: answers.answered,
  refused: answers.refused,
  stands: answers.stands,
  looks: answers.looks,
  signedOut: () => answers.notice("sign-in"),
  otherAccount: () => answers.notice("other-account"),
});
answers.looks();
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
