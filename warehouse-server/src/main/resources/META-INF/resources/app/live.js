// The line to the server: one EventSource for the page. A commit becomes the event "commit" on the
// body, which htmx triggers listen to; a line that is down says so, with the time since when.
const state = document.getElementById("live");
const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Shanghai", hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false,
});
const SILENCE_MILLIS = 12000; // the server beats every 4 s: three beats missing means the line is dead
const GATHER_MILLIS = 300; // commits that come closer together are told once
const LONGEST_WAIT_MILLIS = 10000;

let source = null;
let heardAt = Date.now();
let liveSince = null;
let downSince = null;
let wait = 500;
let gathering = false;
let more = false;

function show(name, words) {
  if (state && state.dataset.state !== name) {
    state.dataset.state = name;
    state.textContent = words;
  }
}

function up() {
  heardAt = Date.now();
  wait = 500;
  if (downSince !== null || liveSince === null) {
    downSince = null;
    liveSince = heardAt;
    show("on", state.dataset.on);
    tell(); // what was committed while the line was down, or since the page was made
  }
}

function down() {
  if (downSince === null) {
    downSince = heardAt;
    show("off", state.dataset.off.replace("%1", clock.format(new Date(heardAt))));
  }
  if (source) {
    source.close();
    source = null;
  }
  setTimeout(connect, wait * (0.75 + Math.random() / 2));
  wait = Math.min(wait * 2, LONGEST_WAIT_MILLIS);
}

// At once for the first, then at most once in GATHER_MILLIS, and never forgetting the last.
function tell() {
  if (gathering) {
    more = true;
    return;
  }
  gathering = true;
  document.body.dispatchEvent(new CustomEvent("commit"));
  setTimeout(() => {
    gathering = false;
    if (more) {
      more = false;
      tell();
    }
  }, GATHER_MILLIS);
}

function connect() {
  if (source) {
    return;
  }
  const mine = new EventSource("/live");
  source = mine;
  mine.addEventListener("beat", up);
  mine.addEventListener("commit", () => { up(); tell(); });
  mine.onerror = () => {
    if (source === mine) {
      down();
    }
  };
}

if (state) {
  connect();
  setInterval(() => {
    if (source && Date.now() - heardAt > SILENCE_MILLIS) {
      down();
    }
  }, 2000);
  window.addEventListener("pagehide", () => { if (source) { source.onerror = null; source.close(); } });
  window.addEventListener("pageshow", (event) => { if (event.persisted) { source = null; connect(); } });
}
