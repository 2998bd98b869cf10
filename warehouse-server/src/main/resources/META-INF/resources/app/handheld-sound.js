// How an answer sounds and feels, so that it is understood without looking. A browser lets a page
// sound only after the first key or touch, which a scanner's keys are too.
const MUTE = "bondgate-handheld-mute";
// Each: hertz, begin and length in seconds; high is good, low is bad.
const SOUNDS = {
  KEPT: [[660, 0, 0.03]],
  GOOD: [[1320, 0, 0.09]],
  DONE: [[880, 0, 0.1], [1100, 0.11, 0.1], [1320, 0.22, 0.2]],
  NOTE: [[700, 0, 0.12]],
  WRONG: [[230, 0, 0.18], [230, 0.24, 0.18]],
  STOP: [[160, 0, 0.3], [160, 0.36, 0.3], [160, 0.72, 0.5]],
};
const SHAKES = { GOOD: [30], DONE: [30, 40, 90], NOTE: [60], WRONG: [160, 80, 160], STOP: [400, 100, 400, 100, 400] };
const VOLUME = 0.4;

let audio = null;

export const muted = () => localStorage.getItem(MUTE) !== null;

export function mute(on) {
  if (on) {
    localStorage.setItem(MUTE, "1");
  } else {
    localStorage.removeItem(MUTE);
  }
}

function awake() {
  audio ??= window.AudioContext ? new AudioContext() : null;
  if (audio?.state === "suspended") {
    audio.resume().catch(() => {});
  }
}

for (const gesture of ["pointerdown", "keydown"]) {
  document.addEventListener(gesture, awake, { capture: true, passive: true });
}

export function sound(tone) {
  if (muted()) {
    return;
  }
  if (SHAKES[tone] && navigator.userActivation?.hasBeenActive) {
    navigator.vibrate?.(SHAKES[tone]);
  }
  if (audio?.state !== "running") {
    return;
  }
  for (const [hertz, begin, seconds] of SOUNDS[tone]) {
    const from = audio.currentTime + begin;
    const tune = audio.createOscillator();
    const loud = audio.createGain();
    tune.type = hertz < 300 ? "square" : "sine";
    tune.frequency.value = hertz;
    loud.gain.setValueAtTime(VOLUME, from);
    loud.gain.exponentialRampToValueAtTime(0.001, from + seconds);
    tune.connect(loud).connect(audio.destination);
    tune.start(from);
    tune.stop(from + seconds);
  }
}
