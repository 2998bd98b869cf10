// A member's page asks for the code that holds now: when the time of the shown one is over, and every few
// seconds, because the one that a till has just taken is used up. Nothing of it is kept.
const ASK_EVERY_MILLIS = 5000;
const AFTER_THE_END_MILLIS = 300;
const part = () => document.getElementById("code");
let failures = 0;
let timer = 0;

async function refresh() {
  const shown = part();
  if (!shown || document.hidden) {
    return;
  }
  try {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.getElementById("code");
    if (!next) {
      // The member withdrew elsewhere.
      location.reload();
      return;
    }
    failures = 0;
    document.getElementById("not-reached").hidden = true;
    if (next.innerHTML !== shown.innerHTML) {
      shown.replaceWith(next);
    }
    atTheEnd(Number(next.dataset.left));
  } catch {
    failures += 1;
    document.getElementById("not-reached").hidden = failures < 2;
  }
}

function atTheEnd(leftSeconds) {
  clearTimeout(timer);
  timer = setTimeout(refresh, leftSeconds * 1000 + AFTER_THE_END_MILLIS);
}

// A button that is pressed twice sends once: of two registrations the first would be nobody's.
for (const form of document.querySelectorAll("form[method=post]")) {
  let sent = false;
  form.addEventListener("submit", (event) => {
    if (sent) {
      event.preventDefault();
    }
    sent = true;
  });
  window.addEventListener("pageshow", () => { sent = false; });
}

if (part()) {
  atTheEnd(Number(part().dataset.left));
  setInterval(refresh, ASK_EVERY_MILLIS);
  document.addEventListener("visibilitychange", refresh);
  // A page that comes back from the browser's memory shows an old code.
  window.addEventListener("pageshow", (event) => { if (event.persisted) { refresh(); } });
}
