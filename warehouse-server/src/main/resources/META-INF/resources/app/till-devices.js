// The devices of the till, which the edge agent on the kiosk's own machine has: the identity card is
// read while the screen asks who buys, and the receipt printed when the shopper wants it. Nothing of a
// card is kept but in the fields of the form.
import { card, forget, hasAgent, print } from "./agent.js";

const CARD_EVERY_MILLIS = 700;
let cardRead = false;
let copies = 0;

export const cardIsRead = () => cardRead;

// The form that took the card is gone.
export function cardGone() {
  cardRead = false;
}

// Another visit, or none: nobody's card is kept.
export function forgetVisit() {
  cardRead = false;
  copies = 0;
  if (hasAgent()) {
    forget().catch(() => {});
  }
}

// ---- identity card
async function askForCard({ busy, session, touched }) {
  const place = document.getElementById("card");
  if (!place || cardRead || busy()) {
    return;
  }
  const said = place.querySelector(".card-state");
  const say = (words, state) => {
    if (said.textContent !== words) {
      said.textContent = words;
      said.dataset.state = state;
    }
  };
  if (!hasAgent()) {
    say(place.dataset.none, "bad");
    return;
  }
  const asked = session();
  try {
    const answer = await card(asked);
    if (!document.getElementById("card") || session() !== asked) {
      return;
    }
    if (answer.state === "READ" && answer.detail) {
      say(place.dataset.doubt, "bad");
    } else if (answer.state === "READ") {
      taken(answer, place, say, touched);
    } else if (answer.state === "AGAIN") {
      say(place.dataset.again, "bad");
    } else if (answer.state === "NO_READER") {
      say(place.dataset.none, "bad");
    } else if (said.dataset.state !== "bad" || said.textContent === place.dataset.none) {
      say(place.dataset.waiting, "good");
    }
  } catch {
    say(place.dataset.none, "bad");
  }
}

// The shopper sees whose card it is, and not the whole number for all who stand behind him.
function taken(answer, place, say, touched) {
  cardRead = true;
  touched();
  const form = document.getElementById("who").elements;
  form.name.value = answer.name;
  form.number.value = answer.number;
  form.number.type = "password";
  form.name.readOnly = true;
  form.number.readOnly = true;
  const number = answer.number;
  say(`${place.dataset.read} ${answer.name} ${number.slice(0, 3)}…${number.slice(-4)}`, "good");
  form.phone.focus();
}

// ---- receipt
async function printReceipt(event) {
  const button = event.target.closest("#print");
  if (!button) {
    return;
  }
  const said = document.querySelector(".print-state");
  if (!hasAgent()) {
    said.textContent = button.dataset.none;
    return;
  }
  button.disabled = true;
  said.textContent = button.dataset.printing;
  try {
    const answer = await print(`${button.dataset.id}-${copies}`, JSON.parse(button.dataset.lines));
    const words = {
      PRINTED: "printed", DOUBTFUL: "doubtful", NOT_STARTED: "not", NO_ANSWER: "not", NO_PRINTER: "none",
    };
    said.textContent = button.dataset[words[answer.outcome]] ?? button.dataset.not;
    copies += 1;
    button.disabled = answer.outcome === "PRINTED";
  } catch {
    said.textContent = button.dataset.not;
    button.disabled = false;
  }
}

// What the page says of itself: whether it waits for the server, which visit it shows, and that
// somebody is there.
export function begin(page) {
  document.getElementById("screen").addEventListener("click", printReceipt);
  setInterval(askForCard, CARD_EVERY_MILLIS, page);
}
