/* Sorts and filters tables; the page is complete without it. */
(() => {
  "use strict";
  const make = (tag, text) => { const made = document.createElement(tag); if (text) made.textContent = text; return made; };
  const typed = (cell) => {
    const value = cell.dataset.value ?? cell.textContent.trim();
    if (cell.classList.contains("not_stated") || cell.classList.contains("empty") || value === "") return [2, ""];
    const number = Number(value);
    return Number.isNaN(number) ? [1, value.toLowerCase()] : [0, number];
  };
  const compare = (a, b) => a[0] - b[0] || (a[0] === 0 ? a[1] - b[1] : a[1].localeCompare(b[1], document.documentElement.lang));
  for (const table of document.querySelectorAll("table[data-sortable]")) {
    const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells], original = [...body.rows];
    heads.forEach((head, column) => {
      const button = make("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const next = { none: "ascending", ascending: "descending", descending: "none" }[head.getAttribute("aria-sort") ?? "none"];
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        let rows = [...original];
        if (next !== "none") {
          head.setAttribute("aria-sort", next);
          const sign = next === "ascending" ? 1 : -1;
          rows = rows.map((row, place) => [typed(row.cells[column]), place, row])
            .sort((a, b) => (a[0][0] === 2 || b[0][0] === 2 ? a[0][0] - b[0][0] : sign * compare(a[0], b[0])) || a[1] - b[1])
            .map((entry) => entry[2]);
        }
        body.append(...rows);
      });
    });
    if (original.length < 12) continue;
    const tools = make("div"), label = make("label", "Filter rows "), input = make("input"), count = make("span");
    tools.className = "tools";
    input.type = "search";
    input.setAttribute("aria-controls", table.id);
    count.setAttribute("role", "status");
    label.append(input);
    tools.append(label, count);
    table.closest(".scroll").before(tools);
    input.addEventListener("input", () => {
      const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      let shown = 0;
      for (const row of original) {
        const text = row.textContent.toLowerCase();
        row.hidden = !words.every((word) => text.includes(word));
        shown += row.hidden ? 0 : 1;
      }
      count.textContent = words.length ? `${shown} of ${original.length} rows` : "";
    });
  }
})();
