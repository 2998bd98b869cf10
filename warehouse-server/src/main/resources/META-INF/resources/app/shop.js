// An order's page asks every few seconds how far the order is, and changes only when that is another.
const ASK_EVERY_MILLIS = 3000;
const part = () => document.getElementById("progress");

async function refresh() {
  const shown = part();
  if (!shown || shown.dataset.ended === "true" || document.hidden) {
    return;
  }
  try {
    const answer = await fetch(location.pathname, { cache: "no-store" });
    if (!answer.ok) {
      return;
    }
    const words = (root) => (root.querySelector(".now") ?? root.querySelector("h1")).textContent.trim();
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.getElementById("progress");
    if (!next || next.innerHTML === shown.innerHTML) {
      return;
    }
    const goneOn = words(next) !== words(shown);
    // While somebody is on a button, the page follows only when the order has gone on.
    if (goneOn || !shown.contains(document.activeElement)) {
      shown.replaceWith(next);
    }
    if (goneOn) {
      document.getElementById("said").textContent = words(next);
    }
  } catch {
    // Asked again in a moment.
  }
}

if (part()) {
  setInterval(refresh, ASK_EVERY_MILLIS);
}
