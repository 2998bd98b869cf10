// The camera of a telephone, for browsers that read codes themselves. What it reads goes where a
// scanner's keys go. The picture stays on the device.
const LOOK_EVERY_MILLIS = 150;
const SAME_CODE_MILLIS = 2500; // a code that stays in the picture is one scan

const button = document.getElementById("camera");
const place = document.getElementById("camera-place");
const video = document.getElementById("camera-picture");
const trouble = document.getElementById("camera-not");
let stream = null;
let timer = 0;
const seen = new Map();

function stop() {
  clearInterval(timer);
  stream?.getTracks().forEach((track) => track.stop());
  stream = null;
  place.hidden = true;
  button.setAttribute("aria-pressed", "false");
  button.textContent = button.dataset.on;
}

async function start(detector, take) {
  try {
    stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" }, audio: false });
  } catch {
    trouble.hidden = false;
    return;
  }
  trouble.hidden = true;
  place.hidden = false;
  button.setAttribute("aria-pressed", "true");
  button.textContent = button.dataset.off;
  video.srcObject = stream;
  video.play().catch(() => {});
  timer = setInterval(() => look(detector, take), LOOK_EVERY_MILLIS);
}

async function look(detector, take) {
  const codes = await detector.detect(video).catch(() => []);
  const now = Date.now();
  for (const { rawValue } of codes) {
    if (stream && rawValue && now - (seen.get(rawValue) ?? 0) > SAME_CODE_MILLIS) {
      take(rawValue);
    }
    seen.set(rawValue, now);
  }
}

export async function begin(take) {
  if (!button || !("BarcodeDetector" in window) || !navigator.mediaDevices?.getUserMedia) {
    return;
  }
  const formats = await BarcodeDetector.getSupportedFormats();
  if (formats.length === 0) {
    return;
  }
  const detector = new BarcodeDetector({ formats });
  button.hidden = false;
  button.addEventListener("click", () => { if (stream) { stop(); } else { start(detector, take); } });
  document.addEventListener("visibilitychange", () => { if (document.hidden) { stop(); } });
}
