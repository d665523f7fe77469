// Offers the media library in a dialog: pictures that have their text, by folder and by word. It builds elements and never reads a text as markup.
const source = document.getElementById("pick-words");
const words = source ? Object.fromEntries([...source.content.querySelectorAll("[data-word]")].map((one) => [one.dataset.word, one.textContent])) : {};

function make(tag, properties, ...children) {
  const one = Object.assign(document.createElement(tag), properties);
  one.append(...children);
  return one;
}

// Gives the file that was chosen, or null.
export function pick(picturesOnly) {
  return new Promise((resolve) => {
    const box = make("dialog", { className: "ask pick" });
    box.setAttribute("aria-label", words.Title);
    const word = make("input", { className: "in", type: "search", maxLength: 100 });
    const find = make("button", { className: "btn alt sm", type: "submit", textContent: words.Find });
    const bar = make("form", { className: "row" }, make("label", { textContent: words.Word }, word), find);
    const said = make("p", { className: "muted s" });
    said.setAttribute("role", "status");
    const folders = make("div", { className: "row" });
    const shelf = make("ul", { className: "shelf" });
    const more = make("button", { className: "btn alt sm", type: "button", textContent: words.More, hidden: true });
    const cancel = make("button", { className: "btn alt sm", type: "button", textContent: words.Cancel });
    box.append(make("h2", { className: "q", textContent: words.Title }), bar, folders, said, shelf, make("div", { className: "acts" }, more, cancel));
    let chosen = null;
    let folder = "";
    let page = 1;

    async function load(add) {
      const answer = await fetch(`${source.dataset.at}&${new URLSearchParams({ folder, q: word.value, p: String(page) })}`, { credentials: "same-origin", cache: "no-store" }).catch(() => null);
      if (!answer?.ok) {
        said.textContent = words.Lost;
        return;
      }
      const list = await answer.json();
      const rows = list.rows.filter((row) => !picturesOnly || row.picture);
      if (!add) {
        shelf.replaceChildren();
        folders.replaceChildren(...(list.folder ? [step(words.Root, "")] : []), ...list.folders.map((one) => step(one.slice(one.lastIndexOf("/") + 1), one)));
      }
      shelf.append(...rows.map(show));
      said.textContent = shelf.children.length === 0 ? words.None : "";
      more.hidden = list.page >= list.pages;
    }

    function step(text, to) {
      const one = make("button", { className: "btn alt sm", type: "button", textContent: text });
      one.addEventListener("click", () => {
        [folder, page] = [to, 1];
        load(false);
      });
      return one;
    }

    function show(row) {
      const frame = make("span", { className: "shelf-p" });
      if (row.thumbnail) frame.append(make("img", { src: row.thumbnail, alt: "", loading: "lazy", width: 160, height: 120 }));
      const one = make("button", { type: "button", className: "pick-one" }, frame, make("b", { textContent: row.name }), make("small", { textContent: row.alt }));
      one.addEventListener("click", () => {
        chosen = row;
        box.close();
      });
      return make("li", {}, one);
    }

    bar.addEventListener("submit", (event) => {
      event.preventDefault();
      page = 1;
      load(false);
    });
    more.addEventListener("click", () => {
      page += 1;
      load(true);
    });
    cancel.addEventListener("click", () => box.close());
    box.addEventListener("close", () => {
      box.remove();
      resolve(chosen);
    });
    document.body.append(box);
    box.showModal();
    load(false);
  });
}

// Puts what was chosen into a row of a media field: the path, and the text where none was written yet.
export function attendRows(form, changed) {
  for (const button of form.querySelectorAll("[data-pick]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const [path, text] = button.closest("[data-media-row]").querySelectorAll("input");
      const file = await pick(false);
      button.focus();
      if (!file) return;
      path.value = file.path;
      if (!text.value.trim()) text.value = file.alt;
      changed();
    });
  }
}
