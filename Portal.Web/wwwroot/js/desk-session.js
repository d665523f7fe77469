// Warns before a desk session goes idle, and keeps what is half typed: on the server, sealed to the officer's own key, never in the browser's stores.
const box = document.getElementById("session");
const WARN = 180_000;
const PAUSE = 1_500;
const tabs = "BroadcastChannel" in self ? new BroadcastChannel("desk-session") : null;
const idle = Number(box.dataset.idle) * 1000;
const last = Date.now() + Number(box.dataset.left) * 1000;
let seen = Date.now();
let ended = false;

function used(tell) {
  seen = Date.now();
  if (box.open) box.close();
  if (tell) tabs?.postMessage("used");
}

function show(which, canGoOn) {
  for (const part of box.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== which;
  box.querySelector("[data-go]").hidden = !canGoOn;
  box.querySelector("[data-close]").hidden = canGoOn;
  if (!box.open) box.showModal();
}

// A session that has ended answers with a way to the sign-in; that is not followed here.
async function ask(url, options) {
  try {
    const answer = await fetch(url, { ...options, redirect: "manual", cache: "no-store", credentials: "same-origin" });
    if (answer.status === 204) return "ok";
    return answer.type === "opaqueredirect" ? "out" : "no";
  } catch {
    return "no";
  }
}

// Half-typed texts. A form is "typed" while its text is not yet on the server.
const forms = [...document.querySelectorAll("form[data-keep]")].map((form) => ({ form, text: form.querySelector("textarea"), typed: false, sent: false, timer: 0 }));

function target({ form }) {
  const url = new URL(form.action);
  url.search = new URLSearchParams({ handler: "Keep", act: form.dataset.keep });
  return url;
}

async function keep(entry, options) {
  clearTimeout(entry.timer);
  if (!entry.typed || entry.sent || ended) return true;
  const written = entry.text.value;
  const answer = await ask(target(entry), { method: "POST", body: new URLSearchParams(new FormData(entry.form)), ...options });
  if (answer === "ok") {
    entry.typed = entry.text.value !== written;
    used(true);
  }
  return answer === "ok";
}

for (const entry of forms) {
  entry.text.addEventListener("input", () => {
    entry.typed = true;
    clearTimeout(entry.timer);
    entry.timer = setTimeout(() => keep(entry), PAUSE);
  });
  entry.form.addEventListener("submit", () => {
    entry.sent = true;
    clearTimeout(entry.timer);
  });
}

addEventListener("pagehide", () => {
  for (const entry of forms) keep(entry, { keepalive: true });
});
addEventListener("pageshow", () => {
  for (const entry of forms) entry.sent = false;
});

async function end() {
  const kept = await Promise.all(forms.map((entry) => keep(entry)));
  // Whoever saved something just now is still signed in, and so is who used another window.
  if (left() > 0) return;
  ended = true;
  if (kept.every(Boolean)) {
    const here = location.search.includes("handler=") ? location.pathname : location.pathname + location.search;
    location.replace(box.dataset.out + encodeURIComponent(here));
  } else {
    show("lost", false);
  }
}

function left() {
  return Math.min(seen + idle, last) - Date.now();
}

let ending = false;
async function look() {
  if (ended || ending) return;
  if (left() <= 0) {
    ending = true;
    await end();
    ending = false;
  } else if (left() <= WARN) {
    for (const entry of forms) keep(entry);
    show(last < seen + idle ? "last" : "idle", seen + idle <= last);
  }
}

box.querySelector("[data-go]").addEventListener("click", async () => {
  const answer = await ask(box.dataset.ask, {});
  if (answer === "ok") used(true);
  else if (answer === "out") await end();
});
box.querySelector("[data-close]").addEventListener("click", () => box.close());
tabs?.addEventListener("message", () => used(false));
tabs?.postMessage("used");
document.addEventListener("visibilitychange", look);
setInterval(look, 5_000);
