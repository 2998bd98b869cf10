// Keeps the handheld's pages and their files, so that a reload in a hole of the network still shows the
// page and its queue. The network comes first, and scans never pass through here. When the server asks
// to sign in, what was kept is forgotten.
const KEPT = "bondgate-handheld-1";
const MOST_PAGES = 30;
const PATIENCE_MILLIS = 4000; // a network that is half there is none
const HOME = "/staff/handheld";
const FILES = [
  "/app/icon.svg", "/app/bondgate.css", "/app/handheld.css", "/app/handheld.js", "/app/handheld-queue.js",
  "/app/handheld-answers.js", "/app/handheld-sound.js", "/app/handheld-camera.js",
];

const isPage = (path) => path === HOME || /^\/staff\/handheld\/tasks\/\d+$/.test(path);
const isFile = (path) => path.startsWith("/app/");

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});

// The page that was there before this script was.
self.addEventListener("message", (event) => {
  const path = event.data?.keep;
  if (typeof path === "string" && isPage(path)) {
    event.waitUntil(fetch(path, { redirect: "manual" }).then((answer) => keep(path, answer)).catch(() => {}));
  }
});

async function keep(path, answer) {
  if (isPage(path) && (answer.type === "opaqueredirect" || answer.redirected || [401, 403].includes(answer.status))) {
    await caches.delete(KEPT);
    return;
  }
  if (answer.ok) {
    const kept = await caches.open(KEPT);
    await kept.put(path, answer.clone());
    const pages = (await kept.keys()).filter((request) => isPage(new URL(request.url).pathname));
    await Promise.all(pages.slice(0, Math.max(0, pages.length - MOST_PAGES)).map((old) => kept.delete(old)));
  }
}

async function networkFirst(event, path) {
  const patience = new Promise((_, tooLong) => setTimeout(tooLong, PATIENCE_MILLIS, new Error("no answer")));
  const answer = await Promise.race([fetch(event.request), patience]).catch(() => null);
  if (answer && answer.status < 500) {
    event.waitUntil(keep(path, answer.clone()));
    return answer;
  }
  const kept = await caches.open(KEPT);
  const before = (await kept.match(path)) ?? (isPage(path) ? await kept.match(HOME) : undefined);
  return before ?? answer ?? Response.error();
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) {
    return;
  }
  if (request.method === "GET" && (isPage(url.pathname) || isFile(url.pathname))) {
    event.respondWith(networkFirst(event, url.pathname));
  } else if (request.method === "POST" && request.mode === "navigate" && url.pathname === `${HOME}/start`) {
    // Choosing work without a network: back to the page, which says so.
    event.respondWith(fetch(request).catch(() => Response.redirect(`${HOME}?offline`, 303)));
  }
});
