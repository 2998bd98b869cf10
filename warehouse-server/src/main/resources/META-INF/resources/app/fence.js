// New rows come in above. Who reads further down keeps the place: the page is moved by exactly what
// was put in, and a button says how many came.
const rows = document.getElementById("fence-rows");
const pill = document.getElementById("fence-pill");
const MOST_ROWS = 400; // a page left open for a day stays light

if (rows) {
  const button = pill.querySelector("button");
  let unseen = 0;
  let anchor = null;
  let anchorTop = 0;

  const reading = () => window.scrollY > 120 || rows.querySelector("details[open]") !== null;
  const newest = () => rows.querySelector("tr[data-leaf]")?.dataset.leaf ?? "-1";

  function showPill() {
    pill.hidden = unseen === 0;
    button.textContent = button.dataset.words.replace("%1", String(unseen));
  }

  rows.addEventListener("htmx:configRequest", (event) => {
    event.detail.parameters.after = newest();
  });
  rows.addEventListener("htmx:beforeSwap", () => {
    anchor = reading() ? rows.querySelector("tr[data-leaf]") : null;
    for (const row of rows.querySelectorAll("tr[data-leaf]")) {
      if (anchor && row.getBoundingClientRect().bottom > 0) {
        anchor = row;
        break;
      }
    }
    anchorTop = anchor ? anchor.getBoundingClientRect().top : 0;
  });
  rows.addEventListener("htmx:afterSwap", () => {
    const fresh = rows.querySelectorAll("tr.fresh:not([data-counted])");
    for (const row of fresh) {
      row.dataset.counted = "true";
    }
    if (fresh.length > 0) {
      rows.querySelector("tr.none")?.remove();
    }
    if (anchor && anchor.isConnected) {
      window.scrollBy(0, anchor.getBoundingClientRect().top - anchorTop);
      unseen += fresh.length;
      showPill();
    } else {
      const all = rows.querySelectorAll("tr[data-leaf]");
      for (let i = all.length - 1; i >= MOST_ROWS; i--) {
        all[i].remove();
      }
    }
  });
  button.addEventListener("click", () => {
    for (const open of rows.querySelectorAll("details[open]")) {
      open.open = false;
    }
    window.scrollTo({ top: 0 });
    unseen = 0;
    showPill();
  });
  window.addEventListener("scroll", () => {
    if (window.scrollY < 40 && unseen > 0) {
      unseen = 0;
      showPill();
    }
  }, { passive: true });
}
