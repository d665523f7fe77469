// Sends files in parts as soon as they are chosen, and goes on after a cut. Nothing is stored in the browser, and a file's name
// stays here. Without this script the form sends its files whole.

const LANES = 2; // parts on their way at once, of all files together
const STILL = 45e3; // a line on which nothing moves for so long is dead
const LONG = 300e3; // what cleaning a file may take
const LATEST = 30; // seconds between two tries at most

const box = document.querySelector('[data-upload]');
const pick = document.querySelector('[data-pick]');

function attend() {
  const form = pick.closest('form');
  const words = JSON.parse(box.dataset.words);
  const part = (name) => box.querySelector(`[data-${name}]`);
  const list = part('files');
  const holder = form.elements.ticket ?? form.elements.handle;
  const jobs = [];
  const whole = [...list.children].filter((row) => !row.dataset.half);
  let flying = 0;
  let waiting = null;
  let warned = false;

  const say = (template, ...values) => template.replace(/\{(\d)\}/g, (_, n) => values[n]);
  const mega = (bytes) => (bytes / 1048576).toFixed(1);
  const announce = (text) => { part('live').textContent = text; };
  const open = (job) => !['done', 'failed', 'gone'].includes(job.state);

  // XMLHttpRequest tells how far a body is; fetch does not.
  function send(act, { headers = {}, body = null, job = null, onProgress = null } = {}) {
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      let timer;
      const alive = () => { clearTimeout(timer); timer = setTimeout(() => request.abort(), act === 'finish' ? LONG : STILL); };
      request.open('POST', `${box.dataset.upload}/${act}`);
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      request.upload.onprogress = (event) => { alive(); onProgress?.(event.loaded); };
      request.onloadend = () => {
        clearTimeout(timer);
        job?.requests.delete(request);
        let answer = null;
        try { answer = JSON.parse(request.responseText); } catch { /* an error page of a proxy */ }
        if (answer?.ticket) holder.value = answer.ticket;
        if (request.status >= 200 && request.status < 300) resolve(answer);
        else reject({ status: request.status, ...answer });
      };
      job?.requests.add(request);
      alive();
      request.send(body);
    });
  }

  const withTicket = (job, more = {}) => ({ headers: { 'Upload-Ticket': job.ticket, ...more }, job });

  async function digest(blob) {
    if (!crypto.subtle) return null;
    const hash = await crypto.subtle.digest('SHA-256', await blob.arrayBuffer());
    return btoa(String.fromCharCode(...new Uint8Array(hash)));
  }

  // Chosen here, so that a beginning whose answer was lost is not begun twice.
  const id = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

  const slice = (job, n) => job.file.slice(n * job.size, (n + 1) * job.size);
  const sent = (job) => Math.min(job.file.size, job.have.reduce((sum, there, n) => sum + (there ? slice(job, n).size : job.loaded[n] ?? 0), 0));

  function progress(job) {
    const text = say(words.of, mega(sent(job)), mega(job.file.size));
    if (job.state !== 'sending') return text;
    const left = (job.file.size - sent(job)) / rate(job) / 60;
    return text + (Number.isFinite(left) && job.samples.length > 2 ? (left < 1 ? words.soon : say(words.left, Math.ceil(left))) : '');
  }

  // Over the last 15 seconds.
  function rate(job) {
    const now = performance.now();
    job.samples.push([now, sent(job)]);
    while (job.samples.length > 2 && now - job.samples[0][0] > 15e3) job.samples.shift();
    const [since, from] = job.samples[0];
    return (sent(job) - from) / ((now - since) / 1000);
  }

  function draw(job) {
    const row = job.row;
    const bar = row.querySelector('progress');
    const says = row.querySelector('[data-says]');
    if (bar) {
      if (job.state === 'cleaning') bar.removeAttribute('value');
      else bar.value = Math.round((sent(job) / job.file.size) * 1000);
      bar.hidden = job.state === 'failed';
    }
    says.textContent = {
      waits: words.waits,
      sending: progress(job),
      paused: say(words.paused, progress(job)),
      offline: say(words.offline, progress(job)),
      again: job.says,
      cleaning: words.cleaning,
      failed: job.says,
      ask: job.says,
    }[job.state] ?? '';
    says.className = ['failed', 'ask'].includes(job.state) ? 's err' : 's';
    const [pause, stop] = row.querySelectorAll('button');
    pause.hidden = ['cleaning', 'failed'].includes(job.state);
    label(pause, { paused: words.go, ask: words.keep }[job.state] ?? words.pause, job);
    label(stop, job.state === 'failed' ? words.away : words.stop, job);
    stop.hidden = job.state === 'cleaning';
  }

  function label(button, text, job) {
    if (button.firstChild?.textContent === text) return;
    const name = document.createElement('span');
    name.className = 'hide';
    name.textContent = job.file.name;
    button.replaceChildren(text, name);
  }

  function become(job, state, says = '') {
    job.state = state;
    job.says = says;
    draw(job);
    if (says) announce(`${job.file.name} ${says}`);
    if (waiting && ['failed', 'ask', 'paused'].includes(state)) {
      waiting = null;
      tell(say(words.half, 1));
    }

    pump();
  }

  function add(file) {
    const row = part('row').content.firstElementChild.cloneNode(true);
    const job = { file, row, state: 'waits', have: [], busy: new Set(), loaded: {}, samples: [], requests: new Set(), tries: 0, id: id(), keep: document.querySelector('[data-keep]')?.checked };
    row.querySelector('b').textContent = file.name;
    row.querySelector('progress').setAttribute('aria-label', file.name);
    const [pause, stop] = row.querySelectorAll('button');
    pause.onclick = () => (job.state === 'paused' ? resume(job) : job.state === 'ask' ? keep(job) : halt(job));
    stop.onclick = () => drop(job);
    list.append(row);
    list.hidden = false;
    part('none').hidden = true;
    part('with')?.removeAttribute('hidden');
    jobs.push(job);
    draw(job);
  }

  function resume(job) { job.samples = []; become(job, 'waits'); }
  function keep(job) { job.keep = true; finish(job); }
  // A beginning is not cut: its answer ends it.
  function cut(job) { if (job.ticket) for (const request of job.requests) request.abort(); }
  function halt(job) { clearTimeout(job.timer); become(job, 'paused'); cut(job); }

  function drop(job) {
    const live = open(job);
    clearTimeout(job.timer);
    become(job, 'gone');
    cut(job);
    job.row.remove();
    if (live && job.ticket) send('stop', withTicket(job)).catch(() => {});
    pick.focus();
  }

  // A page that was loaded again knows half a file by the hashes of its parts.
  async function adopt(job) {
    for (const half of list.querySelectorAll(`[data-half][data-length="${job.file.size}"]`)) {
      const headers = { 'Upload-Ticket': half.dataset.half };
      const stands = await send('standing', { headers, job }).catch(() => null);
      const marks = Object.entries(stands?.marks ?? {});
      const same = await Promise.all(marks.map(async ([n, hash]) => await digest(job.file.slice(n * stands.partLength, (Number(n) + 1) * stands.partLength)) === hash));
      if (stands && half.isConnected && same.every(Boolean)) {
        Object.assign(job, { ticket: half.dataset.half, size: stands.partLength });
        half.remove();
        settle(job, stands);
        announce(say(words.found, progress(job)));
        return true;
      }
    }

    return false;
  }

  const settle = (job, stands) => { job.have = Array.from({ length: Math.ceil(job.file.size / job.size) }, (_, n) => stands.arrived.includes(n)); };

  async function begin(job) {
    if (await adopt(job)) return;
    const body = new URLSearchParams({ [holder.name]: holder.value, id: job.id, length: job.file.size });
    const begun = await send('begin', { body, job });
    Object.assign(job, { ticket: begun.upload, size: begun.partLength, have: Array(begun.parts).fill(false) });
    if (job.state === 'gone') send('stop', withTicket(job)).catch(() => {});
  }

  async function sendPart(job, n) {
    const body = slice(job, n);
    const hash = await digest(body);
    const more = { 'Upload-Part': n, 'Content-Type': 'application/octet-stream', ...(hash && { 'Content-Digest': `sha-256=:${hash}:` }) };
    await send('part', { ...withTicket(job, more), body, onProgress: (bytes) => { job.loaded[n] = Math.min(bytes, body.size); draw(job); } });
    job.have[n] = true;
    job.tries = 0;
  }

  async function finish(job) {
    become(job, 'cleaning');
    try {
      const done = await send('finish', withTicket(job, job.keep ? { 'Upload-Keep': '1' } : {}));
      show(job, done);
    } catch (problem) {
      if (problem.missing) job.have = job.have.map((_, n) => !problem.missing.includes(n));
      trouble(job, problem);
    }
  }

  // What a broken line, a busy server or a damaged part needs is time; everything else needs a person.
  function trouble(job, problem) {
    if (!open(job) || job.state === 'paused') return;
    if (problem.consent) { become(job, 'ask', problem.title); return; }
    if (problem.status >= 400 && !problem.again && problem.status < 500) { become(job, 'failed', problem.title ?? ''); return; }
    job.tries++;
    const seconds = Math.min(LATEST, 2 ** job.tries) + Math.random();
    clearTimeout(job.timer);
    job.timer = setTimeout(() => resume(job), seconds * 1000);
    become(job, navigator.onLine && problem.status ? 'again' : 'offline', '');
    job.says = say(words.again, Math.ceil(seconds));
    draw(job);
  }

  function show(job, { file, place, got, left }) {
    const row = job.row;
    const focused = row.contains(document.activeElement);
    row.querySelector('b').textContent = file.name;
    row.querySelector('[data-about]').textContent = file.about;
    const use = row.querySelector('use');
    use.setAttribute('href', use.getAttribute('href').replace(/#.*/, `#${file.icon}`));
    row.querySelector('progress').remove();
    const gone = row.querySelector('.gone');
    gone.hidden = file.gone.length === 0;
    for (const line of file.gone) {
      const item = part('gone').content.firstElementChild.cloneNode(true);
      item.append(line);
      gone.append(item);
    }
    if (file.warn) {
      const warn = part('warn').content.firstElementChild.cloneNode(true);
      warn.append(file.warn);
      gone.after(warn);
    }
    const says = row.querySelector('[data-says]');
    says.className = 's muted';
    says.textContent = say(words.local, job.file.name);
    const [pause, remove] = row.querySelectorAll('button');
    pause.remove();
    const name = document.createElement('span');
    name.className = 'hide';
    name.textContent = file.name;
    remove.replaceChildren(words.remove, name);
    Object.assign(remove, { type: 'submit', name: 'go', value: `remove:${file.id}`, onclick: null, hidden: false });
    whole[place] = row; // any order
    const last = whole.slice(0, place).findLast(Boolean);
    if (last) last.after(row); else list.prepend(row);
    if (focused) remove.focus();
    part('got').textContent = got;
    part('got').hidden = false;
    const limit = document.querySelector('[data-left]');
    if (limit) limit.textContent = left;
    job.state = 'done';
    announce(say(words.done, file.name));
    pump();
  }

  async function run(job, work) {
    flying++;
    try {
      await work();
    } catch (problem) {
      trouble(job, problem instanceof Error ? { status: 0 } : problem);
    }
    flying--;
    pump();
  }

  // The one place that decides what is sent next.
  function pump() {
    for (const job of jobs) {
      if (flying >= LANES) break;
      if (job.state === 'waits') { job.state = 'sending'; draw(job); }
      if (job.state !== 'sending') continue;
      if (!job.ticket) {
        if (!job.begins) {
          job.begins = true;
          run(job, () => begin(job).finally(() => { job.begins = false; }));
        }
        continue;
      }

      for (let n = 0; n < job.have.length && flying < LANES; n++) {
        if (!job.have[n] && !job.busy.has(n)) {
          job.busy.add(n);
          run(job, () => sendPart(job, n).finally(() => { job.busy.delete(n); delete job.loaded[n]; }));
        }
      }

      if (job.have.every(Boolean)) { finish(job); }
    }

    release();
  }

  // The form waits for its files.
  function release() {
    if (jobs.some(open)) return;
    form.querySelector('[data-note]').hidden = true;
    if (waiting) {
      const button = waiting;
      waiting = null;
      form.requestSubmit(button);
    }
  }

  document.addEventListener('submit', (event) => {
    const go = event.submitter?.value ?? '';
    if (event.target !== form || /^(back|leave|look|stop:)/.test(go)) return;
    const halted = jobs.filter((job) => ['paused', 'ask'].includes(job.state)).length;
    const running = jobs.filter(open).length - halted;
    if (running === 0 && (halted === 0 || warned)) return;
    event.preventDefault();
    event.stopPropagation();
    warned = running === 0;
    waiting = running > 0 ? event.submitter : null;
    tell(running > 0 ? say(words.next, running) : say(words.half, halted));
  }, true);

  function tell(text) {
    const note = form.querySelector('[data-note]');
    note.textContent = text;
    note.hidden = false;
  }

  pick.addEventListener('change', () => {
    const files = [...pick.files];
    pick.value = '';
    warned = false;
    files.forEach(add);
    pump();
  });
  addEventListener('online', () => jobs.filter((job) => ['offline', 'again'].includes(job.state)).forEach((job) => { clearTimeout(job.timer); resume(job); }));
  addEventListener('offline', () => jobs.filter((job) => job.state === 'sending').forEach((job) => { become(job, 'offline'); cut(job); }));
  setInterval(() => jobs.filter((job) => job.state === 'sending').forEach(draw), 1000);
  const plain = document.querySelector('[data-plain]');
  if (plain) plain.hidden = true;
  document.querySelector('[data-auto]').hidden = false;
}

if (box && pick) attend();
