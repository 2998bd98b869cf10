/** The kiosk's page about somebody's own face. The ticket stays in this page, and is forgotten after a minute. */
import { words } from './face-words.js';

const FORGET_MS = 60000;
const ASK_MS = 700;
let language = localStorage.getItem('language') === 'en' ? 'en' : 'zh';
let shown = null;
let told = { tone: 'good', text: () => say('ready') };
let forget = 0;

const $ = (id) => document.getElementById(id);
const say = (key) => words[language][key] ?? key;

function tell(tone, text) {
  told = { tone, text };
  $('told').className = `summary ${tone}`;
  $('told').textContent = text();
}

async function ask(path, body) {
  const answer = await fetch(path, body
    ? { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body), cache: 'no-store' }
    : { cache: 'no-store' });
  if (!answer.ok) {
    throw new Error(String(answer.status));
  }
  return answer.json();
}

function ticket() {
  const value = $('ticket').value.trim();
  if (!value) {
    tell('warn', () => say('needTicket'));
  }
  return value;
}

function leave() {
  $('ticket').value = '';
  $('agreed').checked = false;
  $('guardian').checked = false;
  $('about').hidden = true;
  $('about').textContent = '';
}

async function attempt(what) {
  try {
    await what();
  } catch {
    tell('bad', () => say('failed'));
  }
}

async function held() {
  const code = ticket();
  if (!code) {
    return;
  }
  $('about').hidden = true; // until it is known in the language of the page
  const answer = await ask('doors/held', { ticket: code, language });
  $('about').hidden = !answer.text;
  $('about').textContent = answer.text;
  tellOutcome(answer, answer.held ? 'shown' : 'nothingHeld');
}

async function withdraw() {
  const code = ticket();
  if (!code) {
    return;
  }
  const answer = await ask('doors/withdrawals', { ticket: code });
  tellOutcome(answer, answer.held ? 'erased' : 'nothingErased');
  if (answer.outcome === 'OK') {
    leave();
  }
}

function tellOutcome(answer, good) {
  if (answer.outcome === 'OK') {
    tell('good', () => say(good));
  } else {
    tell('warn', () => say(`out_${answer.outcome}`));
  }
}

async function enrol() {
  const code = ticket();
  if (!code) {
    return;
  }
  if (!$('agreed').checked) {
    tell('warn', () => say('needAgree'));
    return;
  }
  const door = $('door').value;
  const answer = await ask(`doors/${door}/enrolments`,
    { ticket: code, language, textSha256: shown.sha256, guardian: $('guardian').checked });
  if (answer.outcome !== 'OK') {
    tellOutcome(answer, '');
    return;
  }
  await follow(door, answer.text);
}

async function follow(door, id) {
  const progress = await ask(`doors/${door}/enrolments/${id}`);
  const ended = ['DONE', 'GIVEN_UP', 'FAILED'].includes(progress.state);
  const tone = progress.state === 'DONE' || progress.state === 'ONE_MORE' ? 'good' : 'warn';
  tell(tone, () => `${say(`st_${progress.state}`).replace('{n}', progress.have).replace('{all}', progress.wanted)} ${progress[language].join('；')}`.trim());
  if (ended) {
    leave();
  } else {
    setTimeout(() => attempt(() => follow(door, id)), ASK_MS);
  }
}

async function draw() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  $('language').textContent = language === 'zh' ? 'English' : '中文';
  document.querySelectorAll('[data-say]').forEach((one) => { one.textContent = say(one.dataset.say); });
  document.title = `${say('title')} · Bondgate`;
  tell(told.tone, told.text);
  shown = await ask(`doors/consent?language=${language}`);
  $('text').textContent = shown.text;
  $('keep').textContent = say('keep').replace('{n}', shown.keepDays);
}

async function begin() {
  const status = await ask('status');
  const doors = status.doors.filter((one) => one.camera.present);
  $('door').replaceChildren(...doors.map((one) => new Option(one.door, one.door)));
  $('agree').hidden = doors.length === 0;
  if (doors.length === 0) {
    told = { tone: 'warn', text: () => say('noDoor') };
  }
  await draw();
}

$('language').addEventListener('click', () => {
  language = language === 'zh' ? 'en' : 'zh';
  localStorage.setItem('language', language);
  $('agreed').checked = false; // what was read was the other text
  attempt(draw);
  if (!$('about').hidden) {
    attempt(held);
  }
});
$('ticket').addEventListener('input', () => {
  clearTimeout(forget);
  forget = setTimeout(leave, FORGET_MS);
});
$('held').addEventListener('click', () => attempt(held));
$('withdraw').addEventListener('click', () => attempt(withdraw));
$('enrol').addEventListener('click', () => attempt(enrol));
attempt(begin);
