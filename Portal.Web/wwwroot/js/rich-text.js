// Rich text over a plain textarea. The textarea stays the form's field: it is written only when the editor has changed something, so a text that nobody touched
// leaves as it came. What the editor does not know is never thrown away silently: such a text opens as source.
import { Editor, Node, getSchema } from "../lib/editor/@tiptap/core/dist/index.js";
import StarterKit from "../lib/editor/@tiptap/starter-kit/dist/index.js";
import Image from "../lib/editor/@tiptap/extension-image/dist/index.js";
import { DOMParser as Reader } from "../lib/editor/prosemirror-model/dist/index.js";
import { Table, TableCell, TableHeader, TableRow } from "../lib/editor/@tiptap/extension-table/dist/index.js";

import { pick } from "./media-pick.js";

const KNOWN = new Set("P BR HR H2 H3 H4 UL OL LI BLOCKQUOTE PRE CODE STRONG B EM I U S A IMG FIGURE FIGCAPTION TABLE THEAD TBODY TR TH TD".split(" "));
const KNOWN_ATTRIBUTES = new Set(["href", "src", "alt", "title", "width", "height", "scope", "colspan", "rowspan", "start"]);

const words = Object.fromEntries([...document.getElementById("rich-words").content.querySelectorAll("[data-word]")].map((one) => [one.dataset.word, one.textContent]));

// The text is the item's own, cleaned by the server when it was saved, and is read into a document that runs nothing.
const policy = self.trustedTypes?.createPolicy("desk-editor", { createHTML: (html) => html }) ?? { createHTML: (html) => html };
const read = (html) => new DOMParser().parseFromString(policy.createHTML(html), "text/html").body;

const Figure = Node.create({
  name: "figure",
  group: "block",
  content: "image figcaption?",
  isolating: true,
  parseHTML: () => [{ tag: "figure" }],
  renderHTML: () => ["figure", 0],
});
const Caption = Node.create({
  name: "figcaption",
  content: "inline*",
  parseHTML: () => [{ tag: "figcaption" }],
  renderHTML: () => ["figcaption", 0],
});
const scope = { scope: { default: null, parseHTML: (cell) => cell.getAttribute("scope"), renderHTML: ({ scope }) => (scope ? { scope } : {}) } };
const Header = TableHeader.extend({
  addAttributes() {
    return { ...this.parent?.(), ...scope };
  },
});
// As it comes it carries its width as a style, which the site's policy refuses.
const PlainTable = Table.extend({ renderHTML: () => ["table", ["tbody", 0]] });
const extensions = [
  StarterKit.configure({ heading: { levels: [2, 3, 4] }, link: { openOnClick: false, autolink: false, HTMLAttributes: { target: null, rel: null, class: null } } }),
  Image.configure({ allowBase64: false }),
  Figure,
  Caption,
  PlainTable.configure({ resizable: false }),
  TableRow,
  TableCell,
  Header,
];

function isKnown(body) {
  return [...body.querySelectorAll("*")].every((one) => KNOWN.has(one.tagName) && [...one.attributes].every((attribute) => KNOWN_ATTRIBUTES.has(attribute.name)));
}

// The editor's tables carry widths and have no head; what is stored has neither the one nor lacks the other.
function tidy(html) {
  const body = read(html);
  for (const one of body.querySelectorAll("[style],[colwidth]")) {
    one.removeAttribute("style");
    one.removeAttribute("colwidth");
  }
  for (const group of body.querySelectorAll("colgroup")) group.remove();
  for (const cell of body.querySelectorAll("[colspan='1']")) cell.removeAttribute("colspan");
  for (const cell of body.querySelectorAll("[rowspan='1']")) cell.removeAttribute("rowspan");
  for (const cell of body.querySelectorAll("td,th")) if (cell.children.length === 1 && cell.firstElementChild.tagName === "P") cell.firstElementChild.replaceWith(...cell.firstElementChild.childNodes);
  for (const item of body.querySelectorAll("li")) if (item.children.length === 1 && item.firstElementChild.tagName === "P") item.firstElementChild.replaceWith(...item.firstElementChild.childNodes);
  for (const table of body.querySelectorAll("table")) {
    const first = table.rows[0];
    if (first && !table.tHead && [...first.cells].every((cell) => cell.tagName === "TH")) {
      for (const cell of first.cells) cell.scope ||= "col";
      table.createTHead().append(first);
    }
  }
  // The editor keeps an empty line at the end to write on.
  while (body.lastElementChild?.matches("p:empty")) body.lastElementChild.remove();
  return body.innerHTML.replaceAll(/(<\/(?:p|h\d|ul|ol|li|table|figure|blockquote)>)(?=<)/g, "$1\n");
}

function button(bar, word, act, pressed) {
  const one = document.createElement("button");
  one.type = "button";
  one.textContent = words[word];
  one.addEventListener("click", act);
  if (pressed) one.isPressed = pressed;
  bar.append(one);
  return one;
}

// Asks for one or two lines in a dialog; the browser's own prompt cannot be styled, nor read well aloud.
function ask(title, questions, check) {
  return new Promise((resolve) => {
    const box = document.createElement("dialog");
    box.className = "ask";
    box.setAttribute("aria-label", title);
    const form = document.createElement("form");
    form.method = "dialog";
    const inputs = questions.map(([label, value]) => {
      const line = document.createElement("label");
      line.textContent = label;
      const input = Object.assign(document.createElement("input"), { className: "in", value });
      line.append(input);
      form.append(line);
      return input;
    });
    const fault = Object.assign(document.createElement("p"), { className: "err" });
    fault.setAttribute("role", "alert");
    const acts = Object.assign(document.createElement("div"), { className: "acts" });
    const good = Object.assign(document.createElement("button"), { className: "btn sm", textContent: words.Ok, value: "ok" });
    const cancel = Object.assign(document.createElement("button"), { className: "btn alt sm", textContent: words.Cancel, value: "", formNoValidate: true });
    acts.append(good, cancel);
    form.append(fault, acts);
    form.addEventListener("submit", (event) => {
      const wrong = event.submitter === good && check?.(inputs.map((input) => input.value.trim()));
      if (!wrong) return;
      event.preventDefault();
      fault.textContent = wrong;
    });
    box.append(form);
    box.addEventListener("close", () => {
      box.remove();
      resolve(box.returnValue === "ok" ? inputs.map((input) => input.value.trim()) : null);
    });
    document.body.append(box);
    box.showModal();
  });
}

export function enrich(field, changed) {
  const shell = Object.assign(document.createElement("div"), { className: "rich" });
  const bar = document.createElement("div");
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", words.Label);
  const place = document.createElement("div");
  shell.append(bar, place);
  const label = field.form.querySelector(`label[for="${CSS.escape(field.id)}"]`);
  const body = read(field.value);
  if (!isKnown(body)) {
    const note = Object.assign(document.createElement("p"), { className: "hint", textContent: words.Unknown });
    field.before(note);
    return;
  }

  field.after(shell);
  field.hidden = true;
  const editor = new Editor({
    element: place,
    extensions,
    content: fromDocument(body),
    injectCSS: false,
    editorProps: { attributes: { role: "textbox", "aria-multiline": "true", "aria-label": label?.textContent ?? words.Label, class: "prose", ...(field.getAttribute("aria-describedby") ? { "aria-describedby": field.getAttribute("aria-describedby") } : {}) } },
    onUpdate: () => {
      field.value = tidy(editor.getHTML());
      changed();
    },
    onTransaction: () => show(),
  });
  const run = (act) => () => act(editor.chain().focus()).run();
  const buttons = [
    button(bar, "Paragraph", run((c) => c.setParagraph()), () => editor.isActive("paragraph")),
    button(bar, "H2", run((c) => c.toggleHeading({ level: 2 })), () => editor.isActive("heading", { level: 2 })),
    button(bar, "H3", run((c) => c.toggleHeading({ level: 3 })), () => editor.isActive("heading", { level: 3 })),
    button(bar, "Bold", run((c) => c.toggleBold()), () => editor.isActive("bold")),
    button(bar, "Italic", run((c) => c.toggleItalic()), () => editor.isActive("italic")),
    button(bar, "Bullets", run((c) => c.toggleBulletList()), () => editor.isActive("bulletList")),
    button(bar, "Numbers", run((c) => c.toggleOrderedList()), () => editor.isActive("orderedList")),
    button(bar, "Quote", run((c) => c.toggleBlockquote()), () => editor.isActive("blockquote")),
    button(bar, "Link", link, () => editor.isActive("link")),
    button(bar, "Picture", picture),
    button(bar, "Table", run((c) => c.insertTable({ rows: 3, cols: 3, withHeaderRow: true }))),
  ];
  const inTable = [
    button(bar, "RowAdd", run((c) => c.addRowAfter())),
    button(bar, "ColumnAdd", run((c) => c.addColumnAfter())),
    button(bar, "RowGone", run((c) => c.deleteRow())),
    button(bar, "ColumnGone", run((c) => c.deleteColumn())),
    button(bar, "TableGone", run((c) => c.deleteTable())),
  ];
  button(bar, "Undo", run((c) => c.undo()));
  button(bar, "Redo", run((c) => c.redo()));
  const source = button(bar, "Source", () => {
    const toSource = field.hidden;
    field.hidden = !toSource;
    place.hidden = toSource;
    for (const one of bar.children) if (one !== source) one.disabled = toSource;
    source.textContent = words[toSource ? "Back" : "Source"];
    if (toSource) field.focus();
    else editor.commands.setContent(fromDocument(read(field.value)), { emitUpdate: false });
  });
  label?.addEventListener("click", () => {
    if (field.hidden) editor.commands.focus();
  });

  async function link() {
    const before = editor.getAttributes("link").href ?? "";
    const answer = await ask(words.Link, [[words.LinkAsk, before]]);
    if (!answer) return;
    const chain = editor.chain().focus().extendMarkRange("link");
    if (answer[0]) chain.setLink({ href: answer[0] }).run();
    else chain.unsetLink().run();
  }

  async function picture() {
    const file = await pick(true);
    if (!file) return editor.commands.focus();
    const answer = await ask(words.Picture, [[words.PictureAsk, file.address], [words.AltAsk, file.alt]], ([, alt]) => (alt ? null : words.AltMissing));
    if (answer) editor.chain().focus().setImage({ src: answer[0], alt: answer[1] }).run();
  }

  function show() {
    for (const one of buttons) if (one.isPressed) one.setAttribute("aria-pressed", String(one.isPressed()));
    for (const one of inTable) one.hidden = !editor.isActive("table");
  }
  show();
}

// By the document and not by its text: the editor's own reading of a text would ask the page's policy for leave.
function fromDocument(body) {
  return Reader.fromSchema(getSchema(extensions)).parse(body).toJSON();
}
