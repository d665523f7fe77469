// Lets the browser do a proof of work, so that nobody has to answer the question. Where anything is missing, the question stays.

const LIFE = 9 * 60e3; // a challenge lives ten minutes

const policy = globalThis.trustedTypes?.createPolicy('portal-human', {
  createScriptURL(url) {
    if (new URL(url, location.href).origin !== location.origin) {
      throw new TypeError('The worker is ours or nobody\'s.');
    }

    return url;
  },
});

function solve(url, challenge) {
  const count = Math.min(4, navigator.hardwareConcurrency || 2);
  const workers = [];
  return new Promise((resolve, reject) => {
    for (let i = 0; i < count; i++) {
      const worker = new Worker(policy?.createScriptURL(url) ?? url, { type: 'module' });
      workers.push(worker);
      worker.onerror = reject;
      worker.onmessage = ({ data }) => (data ? resolve(data) : reject(new Error('no solution')));
      worker.postMessage({ type: 'work', challenge, counterStart: i, counterStep: count });
    }
  }).finally(() => workers.forEach((worker) => worker.terminate()));
}

function attend(box) {
  const form = box.closest('form');
  const part = (name) => box.querySelector(`[data-human-${name}]`);
  const [proof, ask, status] = [part('proof'), part('ask'), part('status')];
  const { challenge, refresh, worker } = box.dataset;
  let next = JSON.parse(challenge);
  let since = Date.now();
  let running = null;

  const say = (what) => { status.textContent = status.dataset[what] ?? ''; };
  const fresh = () => Date.now() - since < LIFE;
  const answered = () => ask.querySelector('input:checked');

  async function work() {
    say('working');
    try {
      if (!next || !fresh()) {
        const answer = await fetch(refresh, { credentials: 'omit', cache: 'no-store' });
        next = await answer.json();
        since = Date.now();
      }

      const solution = await solve(worker, next);
      proof.value = btoa(JSON.stringify({ challenge: next, solution }));
      // Somebody who is answering just now keeps the question under the finger.
      ask.hidden = !ask.contains(document.activeElement) && !answered();
      say('done');
      setTimeout(renew, Math.max(0, since + LIFE - Date.now()));
    } catch {
      proof.value = '';
      ask.hidden = false;
      say('failed');
    }

    next = null;
    running = null;
  }

  const start = () => (running ??= work());

  function renew() {
    proof.value = '';
    if (!document.hidden) {
      start();
    }
  }

  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && (!proof.value || !fresh())) {
      renew();
    }
  });

  // Who is faster than the proof, or comes back after long, waits for it a moment instead of meeting an error.
  let sending = false;
  form.addEventListener('submit', async (event) => {
    if (event.submitter?.value === 'again' || sending || answered() || (proof.value && fresh())) {
      return;
    }

    event.preventDefault();
    sending = true;
    await start();
    form.requestSubmit(event.submitter);
    sending = false;
  });

  start();
}

if (globalThis.crypto?.subtle && globalThis.Worker) {
  document.querySelectorAll('[data-human]').forEach(attend);
}
