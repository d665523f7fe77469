// Shows the public page beside the form while somebody writes: the form's fields are sent to the preview's own address, and the answer stands in a frame that runs nothing.
// A new frame each time, so that the browser's way back stays the way out of the form.
const beside = document.querySelector("[data-beside]");
const form = beside?.querySelector("form[data-content]");
const button = form?.querySelector("[data-live]");
const PAUSE = 1_200;

if (button && beside) {
  const shell = beside.querySelector("[data-frame]");
  const state = beside.querySelector("[data-live-state]");
  const policy = self.trustedTypes?.createPolicy("desk-preview", { createHTML: (html) => html }) ?? { createHTML: (html) => html };
  const wide = matchMedia("(min-width: 80rem)");
  let timer = 0;
  let asked = 0;

  const live = () => button.getAttribute("aria-pressed") === "true";
  const offer = () => {
    button.hidden = !wide.matches;
  };

  async function show() {
    clearTimeout(timer);
    if (!live()) return;
    asked += 1;
    const mine = asked;
    try {
      const answer = await fetch(form.dataset.previewAt, { method: "POST", body: new URLSearchParams(new FormData(form)), credentials: "same-origin", cache: "no-store", redirect: "error" });
      // The frame runs no script: none is handed to it, so that nothing is blocked in there either.
      const html = (await answer.text()).replace(/<script\b[^>]*><\/script>/g, "");
      if (!answer.ok) throw new Error("no preview");
      if (mine !== asked) return;
      const old = shell.firstElementChild;
      const top = old?.contentWindow?.scrollY ?? 0;
      const frame = document.createElement("iframe");
      frame.className = "preview-frame";
      frame.title = shell.dataset.title;
      frame.sandbox = "allow-same-origin";
      frame.srcdoc = policy.createHTML(html);
      frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, top), { once: true });
      shell.replaceChildren(frame);
      state.textContent = "";
    } catch {
      if (mine === asked) state.textContent = button.dataset.lost;
    }
  }

  button.addEventListener("click", () => {
    button.setAttribute("aria-pressed", String(!live()));
    beside.classList.toggle("previewing", live());
    if (live()) show();
    else shell.replaceChildren();
  });
  form.addEventListener("input", () => {
    clearTimeout(timer);
    if (live()) timer = setTimeout(show, PAUSE);
  });
  wide.addEventListener("change", offer);
  offer();
}
