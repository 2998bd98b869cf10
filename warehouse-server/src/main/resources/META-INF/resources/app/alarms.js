// While the officer types, the list is not exchanged: that would break a Chinese input method in the
// middle of a word. New alarms are still put in, at the end of the open ones; the rest follows when
// the field is left.
const typing = () => document.activeElement?.closest("#alarm-list form") ?? null;
let stale = false;

document.body.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.id !== "alarm-list" || !typing()) {
    return;
  }
  event.detail.shouldSwap = false;
  stale = true;
  const next = new DOMParser().parseFromString(event.detail.serverResponse, "text/html");
  for (const alarm of next.querySelectorAll("#open-alarms > article[id]")) {
    if (!document.getElementById(alarm.id)) {
      document.getElementById("open-alarms").append(document.importNode(alarm, true));
    }
  }
  document.getElementById("open-count").textContent =
    next.getElementById("open-count").textContent;
});

document.body.addEventListener("focusout", () => {
  setTimeout(() => {
    if (stale && !typing()) {
      stale = false;
      document.body.dispatchEvent(new CustomEvent("commit"));
    }
  });
});
