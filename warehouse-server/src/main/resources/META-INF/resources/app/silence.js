// Verifies the records that an answer rests on here, in the browser, one after the other.
import { verifyEntry } from "/app/verify.js";

const button = document.getElementById("verify");
const outcome = document.getElementById("outcome");

async function verifyAll() {
  button.disabled = true;
  outcome.hidden = false;
  outcome.dataset.ok = "wait";
  outcome.textContent = outcome.dataset.run;
  let all = true;
  for (const leaf of button.dataset.leaves.trim().split(" ").filter(Boolean)) {
    const result = await verifyEntry(button.dataset.zone, Number(leaf));
    if (result.steps.some((step) => step.ok === false)) {
      outcome.dataset.ok = "false";
      outcome.textContent = `${outcome.dataset.no} (${leaf})`;
      button.disabled = false;
      return;
    }
    all = all && result.ok;
  }
  outcome.dataset.ok = all ? "true" : "wait";
  outcome.textContent = all ? outcome.dataset.yes : outcome.dataset.open;
  button.disabled = false;
}

button?.addEventListener("click", verifyAll);
