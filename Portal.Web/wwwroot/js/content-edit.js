// The content editor's page: keeps what is half typed on the server, and puts the rich-text editor in place of the fields that are rich.
import { attendRows } from "./media-pick.js";

const form = document.querySelector("form[data-content]");
const state = form.querySelector("[data-state]");
const PAUSE = 2_000;
let typed = false;
let sent = false;
let timer = 0;

async function keep(options) {
  clearTimeout(timer);
  // A small form of the site's structure is kept nowhere: it is saved or it is not.
  if (!typed || sent || !form.dataset.keepAt) return;
  typed = false;
  try {
    const answer = await fetch(form.dataset.keepAt, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual", cache: "no-store", credentials: "same-origin", ...options });
    if (answer.status !== 204) throw new Error("not kept");
    state.textContent = form.dataset.kept.replace("{0}", new Date().toLocaleTimeString("zh-CN", { hour: "2-digit", minute: "2-digit" }));
  } catch {
    typed = true;
    state.textContent = form.dataset.lost;
  }
}

function changed() {
  typed = true;
  clearTimeout(timer);
  timer = setTimeout(keep, PAUSE);
}

form.addEventListener("input", changed);
form.addEventListener("submit", (event) => {
  // A preview goes to a window of its own: the form stays, and goes on being kept.
  if (event.submitter?.formTarget) return;
  sent = true;
  clearTimeout(timer);
});
addEventListener("pagehide", () => keep({ keepalive: true }));
addEventListener("pageshow", () => (sent = false));

attendRows(form, changed);

const fields = [...form.querySelectorAll("textarea[data-rich]")];
if (fields.length > 0) {
  const { enrich } = await import("./rich-text.js");
  for (const field of fields) enrich(field, changed);
}
