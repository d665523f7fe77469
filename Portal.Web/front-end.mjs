// Copies the rich-text editor's modules out of node_modules, each with what it imports. A browser resolves no bare names and the site's policy allows no inline
// import map, so the names are written as addresses; nothing else of the files changes.
//   node front-end.mjs <target folder> <package>...
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, posix, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const [target, ...wanted] = process.argv.slice(2);
const root = join(dirname(fileURLToPath(import.meta.url)), "..", "node_modules");
const done = new Set();

// A package says itself which of its files is the module.
function entry(name) {
  const parts = name.split("/");
  const folder = join(root, ...parts.splice(0, name.startsWith("@") ? 2 : 1));
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const door = about.exports?.[parts.length ? "./" + parts.join("/") : "."] ?? about.exports ?? about.module ?? about.main;
  const file = typeof door === "string" ? door : door.import?.default ?? door.import ?? door.default;
  if (typeof file !== "string") throw new Error(`${name} names no module.`);
  return join(folder, file);
}

const address = (file) => relative(root, file).replaceAll("\\", "/");

function copy(file) {
  if (done.has(file)) return;
  done.add(file);
  const here = address(file);
  const source = readFileSync(file, "utf8");
  const written = source
    .replace(/((?:^|[;}])\s*(?:import|export)\s*(?:[\w$*\s{},]+?from\s*)?)(["'])([^"']+)\2/gm, (_, before, quote, name) => {
      const next = name.startsWith(".") ? resolve(dirname(file), name) : entry(name);
      copy(next);
      const way = posix.relative(posix.dirname(here), address(next));
      return `${before}${quote}${way.startsWith(".") ? way : "./" + way}${quote}`;
    })
    .replace(/^\/\/# sourceMappingURL=.*$/m, "");
  mkdirSync(dirname(join(target, here)), { recursive: true });
  writeFileSync(join(target, here), written);
}

rmSync(target, { recursive: true, force: true });
wanted.map(entry).forEach(copy);
