// What a public page can do beyond being read: print itself, and read itself aloud by the browser's own voice. Nothing leaves the device.

for (const button of document.querySelectorAll('[data-print]')) {
  button.hidden = false;
  button.addEventListener('click', () => window.print());
}

const voice = window.speechSynthesis;
for (const button of voice ? document.querySelectorAll('[data-aloud]') : []) {
  const label = button.querySelector('span');
  const start = label.textContent;
  const rest = () => { label.textContent = start; button.removeAttribute('aria-pressed'); };
  button.hidden = false;
  button.addEventListener('click', () => {
    if (button.hasAttribute('aria-pressed')) {
      voice.cancel();
      rest();
      return;
    }

    const parts = [...document.querySelectorAll('[data-read] :is(h1,h2,h3,p,li,th,td,figcaption,dt,dd)')]
      .filter((part) => !part.parentElement.closest('[data-read] :is(p,li,th,td,figcaption,dd)') && part.textContent.trim())
      .map((part) => Object.assign(new SpeechSynthesisUtterance(part.textContent.trim()), { lang: 'zh-CN' }));
    if (parts.length === 0) { return; }
    parts.at(-1).addEventListener('end', rest);
    voice.cancel();
    parts.forEach((part) => voice.speak(part));
    label.textContent = button.dataset.stop;
    button.setAttribute('aria-pressed', 'true');
  });
  addEventListener('pagehide', () => voice.cancel());
}
