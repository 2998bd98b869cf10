/** Draws what the agent says at `status`, every two seconds; asks for nothing else and changes nothing. */
import { words } from './words.js';

const EVERY_MS = 2000;
const LONGEST_MS = 5000;
let language = localStorage.getItem('language') === 'en' ? 'en' : 'zh';
let last = null;

const say = (key) => words[language][key] ?? key;
const $ = (id) => document.getElementById(id);

/** A time of the agent's clock, as the house's clocks show it. */
const shown = (instant) =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    dateStyle: 'short', timeStyle: 'medium', timeZone: 'Asia/Shanghai',
  }).format(new Date(instant));

const TONES = { ONLINE: 'good', CONNECTING: 'warn', DEGRADED: 'warn', OFFLINE: 'bad' };

function element(name, text, className) {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) {
    made.className = className;
  }
  return made;
}

function facts(list, rows) {
  list.replaceChildren(...rows.flatMap(([key, value]) => [element('dt', say(key)), element('dd', String(value))]));
}

function beamRows(opening) {
  const states = Object.entries(opening.beams).map(([beam, state]) => `${say(`beam_${beam}`)} ${say(`beamState_${state}`)}`);
  return [
    ['beams', `${opening.portal}: ${states.sort().join(', ')}`],
    ['beamBox', `${opening.port} · ${language === 'zh' ? opening.zh : opening.en}`],
  ];
}

function readerCard(reader) {
  const tone = TONES[reader.state] ?? 'bad';
  const card = element('article', '', `card ${tone}`);
  const head = element('h3', reader.reader);
  head.append(element('span', say(`state_${reader.state}`), `state ${tone}`));
  if (reader.alarmOn) {
    head.append(element('span', say('siren'), 'state bad'));
  }
  card.append(head, element('p', `${say('since')} ${shown(reader.since)}`, 'soft'));
  if (reader.state !== 'ONLINE') {
    card.append(element('p', say(`reason_${reader.reason}`)));
  }
  if (reader.detail) {
    card.append(element('p', `${say('said')} ${reader.detail}`, 'said soft'));
  }
  const list = document.createElement('dl');
  facts(list, [
    ['port', reader.port],
    ['portals', reader.portals.join(', ')],
    ...(reader.beams ?? []).flatMap(beamRows),
    ['rounds', reader.rounds],
    ['reads', reader.reads],
    ['badChecksums', reader.badChecksums],
    ['reconnections', reader.reconnections],
  ]);
  card.append(list);
  return card;
}

function doorCard(door) {
  const well = [door.scanner, door.lock].every((state) => state === '' || state === 'READY') && !door.camera.fault;
  const tone = door.emergency ? 'bad' : well ? 'good' : 'warn';
  const card = element('article', '', `card ${tone}`);
  const head = element('h3', door.door);
  head.append(element('span', say(door.emergency ? 'doorEmergency' : door.open ? 'doorOpen' : 'doorLocked'), `state ${tone}`));
  const list = document.createElement('dl');
  facts(list, [
    ['way', say(`way_${door.way}`)],
    ['scanner', say(door.scanner ? `device_${door.scanner}` : 'none')],
    ['lock', say(door.lock ? `device_${door.lock}` : 'none')],
    ['camera', door.camera.present ? door.camera.frames : say('none')],
    ['lastCode', door.lastCode ? say(`code_${door.lastCode}`) : say('none')],
  ]);
  card.append(head, list);
  if (door.camera.fault) {
    card.append(element('p', `${say('said')} ${door.camera.fault}`, 'said soft'));
  }
  return card;
}

function facesLine(status) {
  const faces = status.faces;
  if (!faces.wanted) {
    return say('facesOff');
  }
  const held = say('facesHeld').replace('{n}', faces.held).replace('{model}', faces.model);
  const filing = faces.filing === 'FINE' ? '' : ` ${say(`filing_${faces.filing}`)}`;
  const again = faces.notComparable > 0 ? ` ${say('facesAgain').replace('{n}', faces.notComparable)}` : '';
  return (faces.whyNot ? `${say('facesNot')} ${faces.whyNot} ` : `${say('facesOn')} `) + held + again + filing;
}

function doors(status) {
  $('doors-section').hidden = status.doors.length === 0;
  $('faces').className = status.faces.whyNot ? 'summary warn' : 'soft';
  $('faces').textContent = facesLine(status);
  $('doors').replaceChildren(...status.doors.map(doorCard));
}

function terminalCard(terminal) {
  const tone = terminal.state === 'ONLINE' ? 'good' : 'warn';
  const card = element('article', '', `card ${tone}`);
  const head = element('h3', terminal.terminal);
  head.append(element('span', say(`state_${terminal.state}`), `state ${tone}`));
  const list = document.createElement('dl');
  facts(list, [
    ['terminalId', terminal.id],
    ['terminalRecords', terminal.records],
    ['terminalRepeats', terminal.repeats],
    ['terminalRefused', terminal.refused],
  ]);
  card.append(head, list);
  if (terminal.detail) {
    card.append(element('p', `${say('said')} ${terminal.detail}`, 'said soft'));
  }
  return card;
}

function terminals(status) {
  $('terminals-section').hidden = status.terminals.length === 0;
  $('terminals').replaceChildren(...status.terminals.map(terminalCard));
}

function summary(status) {
  const blind = status.readers.filter((reader) => reader.state !== 'ONLINE');
  if (blind.length > 0) {
    return ['bad', say('blind').replace('{n}', blind.length).replace('{all}', status.readers.length)];
  }
  if (status.whyNoSales) {
    return ['warn', `${say('noSales')} ${status.whyNoSales}`];
  }
  if (status.permitsVersion === 0) {
    return ['warn', say('closed')];
  }
  return status.online ? ['good', say('well')] : ['warn', say('alone')];
}

function draw() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  $('language').textContent = language === 'zh' ? 'English' : '中文';
  document.querySelectorAll('[data-say]').forEach((one) => { one.textContent = say(one.dataset.say); });
  document.title = `${say('title')} · Bondgate`;
  if (!last) {
    return;
  }
  if (last.failed) {
    $('summary').className = 'summary bad';
    $('summary').textContent = say('silent').replace('{at}', shown(last.at));
    return;
  }
  const [tone, text] = summary(last);
  $('summary').className = `summary ${tone}`;
  if ($('summary').textContent !== text) {
    $('summary').textContent = text;
  }
  $('device').textContent = `${last.zone} / ${last.device}`;
  $('readers').replaceChildren(...last.readers.map(readerCard));
  doors(last);
  terminals(last);
  facts($('agent'), [
    ['broker', say(last.online ? 'connected' : 'notConnected') + (last.detail ? ` · ${last.detail}` : '')],
    ['sending', say(`sending_${last.sending}`)],
    ['unsent', last.unsentRecords],
    ['lastSeq', last.lastSeq],
    ['permits', last.permitsVersion === 0 ? say('none') : last.permitsVersion],
    ['disk', last.diskFailure || last.whyNoSales || say('diskWell')],
    ['lostFacts', last.lostFacts],
    ['doorsNotOpened', last.doorsNotOpened],
    ['key', last.publicKey],
  ]);
}

async function ask() {
  try {
    const answer = await fetch('status', { cache: 'no-store', signal: AbortSignal.timeout(LONGEST_MS) });
    if (!answer.ok) {
      throw new Error(String(answer.status));
    }
    last = await answer.json();
  } catch {
    last = { failed: true, at: last?.failed ? last.at : Date.now() };
  }
  draw();
  setTimeout(ask, EVERY_MS);
}

$('language').addEventListener('click', () => {
  language = language === 'zh' ? 'en' : 'zh';
  localStorage.setItem('language', language);
  draw();
});
draw();
ask();
