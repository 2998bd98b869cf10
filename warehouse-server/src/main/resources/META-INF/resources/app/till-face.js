// Who somebody is by the till's camera: shown only where the agent says that the till has one. The page
// hands the server's claim to the agent and says what the agent says; what counts is what the agent
// states to the server, for which the screen waits like for any commit.
import { claimFace, face, hasAgent, status } from "./agent.js";

const ASK_EVERY_MILLIS = 500;
const WORDS = {
  LOOKING: "looking", MATCH: "match", NOT_HELD: "notHeld", NO_CAMERA: "none", NO_FACES: "none",
  NO_PICTURE: "noPicture", NOT_RECORDED: "notRecorded", NOT_A_CLAIM: "notTaken", EXPIRED: "notTaken",
};
let camera = null; // what the agent said of it in this visit
let handedOver = ""; // the claim that the agent has
let asking = false;

export function forgetVisit() {
  camera = null;
  handedOver = "";
}

function say(form, word, state) {
  const said = form.querySelector(".face-state");
  const words = form.dataset[word] ?? "";
  if (said.textContent !== words) {
    said.textContent = words;
    said.dataset.state = state;
  }
}

// Another screen of the server's: what the agent said of its camera holds for it, too.
export function screenChanged() {
  const form = document.getElementById("face");
  if (form && camera !== null) {
    offer(form);
  }
}

async function shown(form) {
  if (camera === null) {
    camera = (await status()).camera ?? "";
  }
  offer(document.getElementById("face") ?? form);
  return camera !== "";
}

function offer(form) {
  form.hidden = camera === "";
  form.querySelector("button").disabled = camera !== "READY";
  if (camera === "NO_FACES") {
    say(form, "none", "bad");
  }
}

async function look(page) {
  const form = document.getElementById("face");
  if (!form || asking || page.busy() || !hasAgent()) {
    return;
  }
  asking = true;
  try {
    const there = await shown(form);
    const { claim } = form.dataset;
    if (there && claim) {
      const visit = page.session();
      const answer = claim === handedOver ? await face(visit) : await claimFace(visit, claim);
      handedOver = claim;
      tell(answer.state, page);
    }
  } catch {
    const now = document.getElementById("face");
    if (now && !now.hidden) {
      say(now, "unreachable", "bad");
    }
  } finally {
    asking = false;
  }
}

// The screen may have been exchanged meanwhile.
function tell(state, page) {
  const form = document.getElementById("face");
  if (form?.dataset.claim && WORDS[state]) {
    say(form, WORDS[state], state === "LOOKING" || state === "MATCH" ? "good" : "bad");
  }
  if (state === "LOOKING") {
    page.touched();
  }
}

export function begin(page) {
  setInterval(look, ASK_EVERY_MILLIS, page);
}
