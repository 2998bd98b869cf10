// Verifies one record here, in the browser, and says each step in words. What is shown as the
// record afterwards are the very bytes that were verified.
import { openingFits } from "/app/openings.js";
import { verifyEntry } from "/app/verify.js";

const outcome = document.getElementById("outcome");
const dashed = (word) => word.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);

function say(step) {
  const line = document.createElement("li");
  line.dataset.ok = String(step.ok);
  const what = document.createElement("div");
  const word = document.querySelector(
    `#step-words [data-step="${dashed(step.key)}-${dashed(step.code)}"]`);
  const title = document.createElement("strong");
  title.textContent = word ? word.textContent : `${step.key}: ${step.code}`;
  const detail = document.createElement("p");
  detail.className = "mono";
  detail.textContent = step.detail;
  what.append(title, detail);
  line.append(what);
  return line;
}

const result = await verifyEntry(outcome.dataset.zone, Number(outcome.dataset.index));
document.getElementById("steps").replaceChildren(...result.steps.map(say));
const failed = result.steps.some((step) => step.ok === false);
outcome.dataset.ok = result.ok ? "true" : failed ? "false" : "wait";
outcome.textContent = result.ok ? outcome.dataset.yes : failed ? outcome.dataset.no : outcome.dataset.open;
if (result.leaf) {
  const text = new TextDecoder().decode(result.leaf);
  if (text !== document.getElementById("raw").textContent) {
    document.getElementById("readable").textContent = text;
  }
  document.getElementById("raw").textContent = text;
  const sealed = document.getElementById("sealed");
  for (const value of sealed ? sealed.querySelectorAll("[data-salt]") : []) {
    const fits = await openingFits(
      result.leaf, value.dataset.path, value.dataset.salt, value.textContent);
    value.dataset.ok = String(fits);
    value.nextElementSibling.textContent = fits ? sealed.dataset.fits : sealed.dataset.differs;
  }
}
if (result.root) {
  document.getElementById("root").textContent = result.root;
  document.getElementById("tree-size").textContent = String(result.size);
  document.getElementById("note").textContent = result.checkpoint;
}
