// The edge agent on the kiosk's own machine: card reader, camera and printer. Its token comes in the start
// address behind the '#' (…/till/zone/till-1#token=…), which no browser sends to a server; it is kept
// for this tab only, and taken out of the address.
const body = document.body.dataset;
const KEY = "bondgate-till-token";
const given = new URLSearchParams(location.hash.slice(1)).get("token");
if (given) {
  sessionStorage.setItem(KEY, given);
  history.replaceState(null, "", location.pathname + location.search);
}

export function hasAgent() {
  return sessionStorage.getItem(KEY) !== null;
}

async function ask(what, options = {}) {
  const headers = { "X-Till-Token": sessionStorage.getItem(KEY) ?? "" };
  if (options.body) {
    headers["Content-Type"] = "application/json";
  }
  const answer = await fetch(`${body.agent}/till/${body.till}/${what}`, {
    ...options, headers, cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer",
  });
  if (!answer.ok) {
    throw new Error(`the agent answered ${answer.status}`);
  }
  return answer.json();
}

// The second way: nobody is looked for unless the server's signed claim says whom, and nothing of a face
// comes here but a word.
export const status = () => ask("status");
export const face = (visit) => ask(`face?visit=${encodeURIComponent(visit)}`);
export const claimFace = (visit, claim) =>
  ask(`face?visit=${encodeURIComponent(visit)}`, { method: "POST", body: JSON.stringify({ claim }) });
export const card = (visit) => ask(`card?visit=${encodeURIComponent(visit)}`);
export const forget = () => ask("card", { method: "DELETE", keepalive: true });
export const print = (id, lines) => ask("receipt", { method: "POST", body: JSON.stringify({ id, lines }) });
