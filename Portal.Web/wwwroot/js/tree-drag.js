// Lets nodes of a tree be dragged: dropped upon the upper half of a node it lies before it, upon the lower half behind it, and further to the right below it.
// The buttons do the same without it.
const form = document.querySelector("form[data-tree]");
const INDENT = 48;

if (form) {
  const nodes = [...form.querySelectorAll("[data-node]")];
  let dragged = null;

  const place = (target, event) => {
    const box = target.getBoundingClientRect();
    const inner = event.clientX - box.left > INDENT * 3 && event.clientY - box.top > box.height / 2;
    if (inner) return { parent: target.dataset.node, at: nodes.filter((one) => one.dataset.parent === target.dataset.node && one !== dragged).length, how: "in" };
    const beside = nodes.filter((one) => one.dataset.parent === target.dataset.parent && one !== dragged);
    const after = event.clientY - box.top > box.height / 2;
    return { parent: target.dataset.parent, at: beside.indexOf(target) + (after ? 1 : 0), how: after ? "after" : "before" };
  };
  const clear = () => {
    for (const one of nodes) one.removeAttribute("data-drop");
  };

  for (const node of nodes) {
    node.draggable = true;
    node.addEventListener("dragstart", (event) => {
      dragged = node;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", node.dataset.node);
    });
    node.addEventListener("dragend", () => {
      dragged = null;
      clear();
    });
    node.addEventListener("dragover", (event) => {
      if (!dragged || dragged === node) return;
      event.preventDefault();
      clear();
      node.dataset.drop = place(node, event).how;
    });
    node.addEventListener("drop", (event) => {
      if (!dragged || dragged === node) return;
      event.preventDefault();
      const { parent, at } = place(node, event);
      for (const [name, value] of Object.entries({ node: dragged.dataset.node, parent, at: String(at) })) {
        form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
      }
      form.action = form.dataset.placeAt;
      form.submit();
    });
  }
}
