// A field for a scanner, which is a keyboard that ends with Enter or Tab, on a page that the server
// answers with the next one. Whoever scans on does not wait for that: what is typed after a scan was
// sent is kept, and goes into the next page's field, one scan after the other. From a page that was
// left nothing more is sent, since the next page would not know of it. What a page says of a wrong
// scan can be read before the next one goes off.
const KEPT = "bondgate-typed-ahead";
const KEPT_MILLIS = 30000; // older letters are of another task
const LONGEST_TEXT = 2048;
const READ_MILLIS = 3000;

let sent = false;
let early = "";

const field = () => document.querySelector("input[data-scan]");
const ends = (event) => event.key === "Enter" || (event.key === "Tab" && !event.shiftKey);
const types = (event) => event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey;

function kept() {
  const one = JSON.parse(sessionStorage.getItem(KEPT) ?? "null");
  return one !== null && Date.now() - one.at < KEPT_MILLIS ? one.text : "";
}

function keep(text) {
  if (text === "") {
    sessionStorage.removeItem(KEPT);
  } else {
    sessionStorage.setItem(KEPT, JSON.stringify({ text: text.slice(0, LONGEST_TEXT), at: Date.now() }));
  }
}

// Puts the first scan of what was typed into the field, and sends it if it was whole.
function goOn(text) {
  const scan = text.split("\n", 1)[0];
  const whole = scan.length < text.length;
  keep(whole ? text.slice(scan.length + 1) : "");
  if (scan.trim() === "") {
    if (whole) {
      goOn(kept());
    }
    return;
  }
  field().value = scan;
  field().focus({ preventScroll: true });
  if (whole) {
    field().form.requestSubmit();
  }
}

document.addEventListener("keydown", (event) => {
  const elsewhere = event.target !== field() && event.target.matches?.("input, textarea, select");
  if (elsewhere || (!types(event) && !ends(event))) {
    return;
  }
  const letter = types(event) ? event.key : "\n";
  if (sent) {
    event.preventDefault();
    keep(kept() + letter);
  } else if (document.readyState === "loading") {
    // The page is being read: nothing has the focus yet.
    event.preventDefault();
    early += letter;
  }
}, true);

document.addEventListener("submit", (event) => {
  if (sent) {
    event.preventDefault();
    return;
  }
  sent = true;
  // A page that never comes must not leave this one dead.
  setTimeout(() => { sent = false; }, KEPT_MILLIS);
});

document.addEventListener("DOMContentLoaded", () => {
  const text = kept() + early;
  keep(text);
  if (!field()) {
    return;
  }
  field().focus({ preventScroll: true });
  if (text.includes("\n") && document.querySelector(".outcome[data-ok=false]")) {
    sent = true;
    setTimeout(() => { sent = false; goOn(kept()); }, READ_MILLIS);
  } else if (text !== "") {
    goOn(text);
  }
});

window.addEventListener("pageshow", (event) => { if (event.persisted) { sent = false; } });
