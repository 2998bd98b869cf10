// The till's page: shows the screen that stands at the server, and asks again after each commit and
// every few seconds. It decides nothing. A screen is exchanged only when it is another, so that
// nobody loses what he types; it holds nothing of a visit when the visit is over.
import * as devices from "./till-devices.js";
import * as faces from "./till-face.js";
import { isIdentityNumber } from "./identity.js";

const page = document.body.dataset;
const main = document.getElementById("screen");
const notReached = document.getElementById("not-reached");
const helpSaid = document.getElementById("help-said");
const dialog = document.getElementById("still-there");
const ASK_EVERY_MILLIS = 5000;
const WARN_SECONDS = 20; // WCAG 2.2.1: at least twenty seconds to say that one is still there
const HELP_SHOWN_MILLIS = 60000;

let shown = main.innerHTML.trim();
let clockAhead = 0;
let busy = false;
let failures = 0;
let touchedAt = Date.now();

const view = () => document.getElementById("view").dataset;
const now = () => Date.now() + clockAhead;

function reached(answer) {
  failures = 0;
  notReached.hidden = true;
  const said = Number(answer.headers.get("X-Now"));
  clockAhead = said ? said - Date.now() : clockAhead;
}

function failed() {
  failures += 1;
  notReached.hidden = failures < 2;
}

async function refresh() {
  if (busy) {
    return;
  }
  try {
    const answer = await fetch(`${page.path}/screen`, { cache: "no-store" });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    reached(answer);
    const html = await answer.text();
    if (!busy) {
      show(html);
    }
  } catch {
    failed();
  }
}

// As this browser writes it: the page's own first screen was read back from the browser, and would
// otherwise differ from the same one of the server by a quotation mark.
function asWritten(html) {
  const read = document.createElement("template");
  read.innerHTML = html;
  return read.innerHTML.trim();
}

// A field has an id, a button what it sends: the same one is found again on another screen.
const sends = ({ form }) => form && `${form.getAttribute("action")} ${new URLSearchParams(new FormData(form))}`;

function sameOnNextScreen(element) {
  if (!main.contains(element)) {
    return () => null;
  }
  if (element.id) {
    return () => document.getElementById(element.id);
  }
  const sent = sends(element);
  return () => [...main.querySelectorAll("button")].find((one) => sent && sends(one) === sent);
}

function show(answer) {
  const html = asWritten(answer);
  if (html === shown) {
    return;
  }
  const before = { ...view() };
  const focused = sameOnNextScreen(document.activeElement);
  const typed = [...main.querySelectorAll("form input[id]:not([type=hidden])")]
    .map(({ id, value, type, readOnly }) => ({ id, value, type, readOnly }));
  shown = html;
  main.innerHTML = shown;
  faces.screenChanged();
  const after = view();
  if (before.session === after.session && before.kind === after.kind) {
    // The server says nothing back of what a shopper typed: to mend one field, the others stay here.
    typed.forEach((one) => { Object.assign(document.getElementById(one.id) ?? {}, one); });
    focused()?.focus({ preventScroll: true });
  }
  if (before.session && before.session !== after.session) {
    visitEnded(after);
  }
  if (before.kind !== after.kind) {
    touched();
    window.scrollTo(0, 0);
  }
  if (before.kind !== after.kind || document.activeElement === document.body) {
    main.querySelector("h1")?.focus({ preventScroll: true });
  }
  begin();
}

// Another visit, or none: the next shopper begins in the default language, and nobody's card is kept.
function visitEnded(after) {
  devices.forgetVisit();
  faces.forgetVisit();
  helpSaid.textContent = "";
  if (dialog.open) {
    dialog.close();
  }
  if (!after.session && page.lang !== "zh") {
    location.replace(`${page.path}?lang=zh`);
  }
}

async function send(form) {
  if (busy) {
    return;
  }
  busy = true;
  const buttons = [...document.querySelectorAll("#screen button")];
  buttons.forEach((button) => { button.disabled = true; });
  try {
    const answer = await fetch(form.action, {
      method: "POST", headers: { "X-Screen": "1" }, body: new URLSearchParams(new FormData(form)),
    });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    reached(answer);
    shown = "";
    show(await answer.text());
  } catch {
    failures += 1;
    failed();
    buttons.forEach((button) => { button.disabled = false; });
  } finally {
    busy = false;
  }
}

// ---- help: whatever the screen shows, and when the server cannot be reached the page says where to go
document.getElementById("help").addEventListener("submit", async (event) => {
  event.preventDefault();
  event.stopPropagation();
  try {
    const answer = await fetch(event.target.action, { method: "POST", headers: { "X-Screen": "1" }, body: new URLSearchParams() });
    helpSaid.textContent = answer.ok ? helpSaid.dataset.coming : helpSaid.dataset.failed;
  } catch {
    helpSaid.textContent = helpSaid.dataset.failed;
  }
  setTimeout(() => { helpSaid.textContent = ""; }, HELP_SHOWN_MILLIS);
});

main.addEventListener("submit", (event) => {
  event.preventDefault();
  if (busy) {
    return;
  }
  if (event.target.id === "who" && !devices.cardIsRead() && !isIdentityNumber(event.target.elements.number.value)) {
    const problem = document.getElementById("who-problem");
    problem.textContent = problem.dataset.number;
    problem.hidden = false;
    event.target.elements.number.setAttribute("aria-invalid", "true");
    event.target.elements.number.focus();
    return;
  }
  send(event.target);
  forgetCode();
});

// ---- a member's code: the scanner is a keyboard and types into whatever has the focus
const MEMBER_CODE = /^BGM1[:：]\d{10}[:：]\d{8}$/i;

// It was sent: each one opens once, and the next one is not to be typed behind it.
function forgetCode() {
  const field = document.getElementById("member-code");
  if (field) {
    field.value = "";
  }
}

// A scan begins with B: while no field has the focus it goes into this one, and its Enter presses no button.
document.addEventListener("keydown", (event) => {
  const field = document.getElementById("member-code");
  const elsewhere = document.activeElement?.matches("input, select, textarea") || dialog.open;
  if (field && !elsewhere && /^B$/i.test(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) {
    field.focus();
  }
});

// A scan into another field is still a scan; the field does not keep it.
main.addEventListener("input", (event) => {
  const field = document.getElementById("member-code");
  if (field && event.target !== field && event.target.matches("input") && MEMBER_CODE.test(event.target.value)) {
    field.value = event.target.value;
    event.target.value = "";
    send(field.form);
    forgetCode();
  }
});

// ---- inactivity
function touched() {
  touchedAt = Date.now();
}
for (const kind of ["pointerdown", "keydown", "input"]) {
  document.addEventListener(kind, touched, { capture: true, passive: true });
}

function idle() {
  const limit = Number(view().idle);
  if (!limit || !view().session) {
    return;
  }
  const left = Math.ceil(limit - (Date.now() - touchedAt) / 1000);
  if (left <= 0) {
    touched();
    leave();
  } else if (left <= WARN_SECONDS) {
    document.getElementById("still-there-seconds").textContent = String(left);
    if (!dialog.open) {
      dialog.showModal();
    }
  } else if (dialog.open) {
    dialog.close();
  }
}

async function leave() {
  const session = view().session;
  dialog.close();
  main.querySelectorAll("input").forEach((input) => { input.value = ""; });
  const form = document.createElement("form");
  form.action = `${page.path}/leave`;
  const field = document.createElement("input");
  field.name = "session";
  field.value = session;
  form.append(field);
  await send(form);
}
dialog.addEventListener("close", touched);

// ---- times that run
function minutes(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function tick() {
  for (const left of document.querySelectorAll(".countdown")) {
    left.textContent = minutes(Math.max(0, Math.ceil((Number(left.dataset.until) - now()) / 1000)));
  }
  for (const bar of document.querySelectorAll("progress.waited")) {
    const part = ((now() - Number(bar.dataset.since)) * 100) / Number(bar.dataset.usual);
    bar.value = Math.min(95, Math.max(2, part));
    const longer = document.querySelector(".longer");
    if (part > 100 && !longer.textContent) {
      longer.textContent = longer.dataset.longer;
    }
  }
  idle();
}

function begin() {
  if (!document.getElementById("who")) {
    devices.cardGone();
  }
  tick();
}

document.body.addEventListener("commit", refresh);
setInterval(refresh, ASK_EVERY_MILLIS);
setInterval(tick, 500);
const told = { busy: () => busy, session: () => view().session, touched };
devices.begin(told);
faces.begin(told);
// A page that comes back from the browser's memory would be the former shopper's.
window.addEventListener("pageshow", (event) => { if (event.persisted) { location.reload(); } });
begin();
refresh();
