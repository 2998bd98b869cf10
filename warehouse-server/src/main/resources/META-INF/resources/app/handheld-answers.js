// What the handheld's pages show: the answers as they come, those that nobody may have seen, and how many
// scans wait for theirs.
import * as queue from "./handheld-queue.js";
import { sound } from "./handheld-sound.js";

const words = document.body.dataset;
const $ = (id) => document.getElementById(id);
const task = $("task")?.dataset.id ?? null;
const LATE_MILLIS = 3000; // whoever scanned may have walked on
const READ_MILLIS = 1500;
const PATIENCE_MILLIS = 1000;
const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false,
});
let shown = null;
let patience = 0;

function filled(text, ...values) {
  return values.reduce((sentence, value, i) => sentence.replaceAll(`%${i + 1}`, () => value), text);
}

// Until the answer is there, nothing is to look like one: the last is grey, and soon it is said that
// this one is kept.
export function unanswered() {
  overtaken();
  $("answer").classList.add("old");
  clearTimeout(patience);
  if (queue.hasHole()) {
    sound("KEPT");
    keptSaid();
  } else {
    patience = setTimeout(keptSaid, PATIENCE_MILLIS);
  }
}

function keptSaid() {
  if (queue.pending() > 0) {
    fill({ tone: "KEPT", toneSaid: words.kept, word: "KEPT", said: words.keptWhat, scanned: "" });
  }
}

function fill(said) {
  const bad = said.tone === "WRONG" || said.tone === "STOP";
  const place = $("answer");
  place.hidden = false;
  place.classList.remove("old");
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
  $("please").hidden = said.finished || ["FINISH", "FINISH_SHORT", "OTHERS"].includes(said.next);
  put("bin", said.bin);
  put("item", said.item);
  put("tote", said.tote);
  put("count", String(said.count));
  const notThere = $("not-there");
  if (notThere) {
    notThere.dataset.text = said.line;
    notThere.disabled = said.line === "";
  }
  $("count-word").textContent = ["PIECE_OR_BIN", "TOTE"].includes(said.next) ? words.inHand : words.times;
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
export function answered(one, said, behind) {
  const bad = said.tone === "WRONG" || said.tone === "STOP";
  const now = Date.now();
  overtaken();
  const late = now - Date.parse(one.at) > LATE_MILLIS || behind > 0 || one.task !== task;
  if (bad && late) {
    list(one, said);
  }
  clearTimeout(patience);
  patience = behind > 0 ? setTimeout(keptSaid, PATIENCE_MILLIS) : 0;
  shown = bad ? { one, said, at: now, listed: late } : null;
  fill(said);
  if (one.task === task) {
    step(said);
  }
  sound(said.tone);
}

function overtaken() {
  if (shown && !shown.listed && shown.one.verb === "SCAN" && Date.now() - shown.at < READ_MILLIS) {
    shown.listed = true;
    list(shown.one, shown.said);
  }
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
export function refused(one, why) {
  list(one, { tone: "WRONG", toneSaid: words.wrong, said: why.said ?? words.refused, scanned: "" });
  sound("WRONG");
}

export function looks() {
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
    done.addEventListener("click", () => { queue.lookedAt(one.name); looks(); });
    line.append(...sentences(one), when, done);
    return line;
  }));
}

export function stands({ count, since, unreached, others }) {
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

export function notice(id) {
  $(id).hidden = false;
  sound("WRONG");
}
