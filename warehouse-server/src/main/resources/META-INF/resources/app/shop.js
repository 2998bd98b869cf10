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
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.getElementById("progress");
    if (next && next.innerHTML !== shown.innerHTML && !shown.contains(document.activeElement)) {
      shown.replaceWith(next);
    } else if (next && next.innerHTML !== shown.innerHTML) {
      // Somebody is on a button: the page follows when he leaves it, or the order has gone on.
      const words = (root) => root.querySelector(".stages, h1").textContent;
      if (words(next) !== words(shown)) {
        shown.replaceWith(next);
      }
    }
  } catch {
    // Asked again in a moment.
  }
}

if (part()) {
  setInterval(refresh, ASK_EVERY_MILLIS);
}
