// Narrows what is listed, shows all places of an item (and only then, or when asked, the marks of what passed), prints. Everything can be read without it.
"use strict";
(() => {
  const all = (selector, within = document) => Array.from(within.querySelectorAll(selector));
  const bar = document.querySelector(".filters");
  let marked = [];

  function mark(row) {
    marked.forEach((element) => element.classList.remove("on"));
    marked = [];
    if (!row || !row.id) return;
    const links = all(`.paper a[href="#${CSS.escape(row.id)}"]`);
    marked = [row, ...links.map((link) => link.closest("mark, sup")).filter(Boolean)];
    marked.forEach((element) => element.classList.add("on"));
  }

  function reveal(target) {
    for (let above = target; above; above = above.parentElement) {
      if (above.tagName === "DETAILS") above.open = true;
      above.classList.remove("off");
    }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    const target = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!target) return;
    if (target.matches("tr, li")) {
      if (bar && target.closest(".off") || getComputedStyle(target).display === "none") clear();
      reveal(target);
      mark(target);
    } else if (link.closest("tr")) {
      mark(link.closest("tr"));
    }
  });

  if (!bar) return;
  bar.hidden = false;
  document.body.classList.add("live");
  const search = bar.querySelector("#search");
  const shown = bar.querySelector("#shown");
  const again = bar.querySelector("#clear");
  const boxes = all("input[data-outcome], input[data-severity]", bar);
  const marks = bar.querySelector("#marks");
  const rows = all(".items > tbody > tr, .listed li");
  const parts = all(".part");
  const words = new WeakMap();
  const wordsOf = (row) => {
    if (!words.has(row)) words.set(row, row.textContent.toLowerCase());
    return words.get(row);
  };

  function narrow() {
    const sought = search.value.trim().toLowerCase();
    const off = new Set(boxes.filter((box) => !box.checked).map((box) => box.dataset.outcome || `s-${box.dataset.severity}`));
    boxes.forEach((box) => document.body.classList.toggle(`no-${box.dataset.outcome || `s-${box.dataset.severity}`}`, !box.checked));
    let number = 0;
    for (const part of parts) {
      let left = 0;
      for (const row of all(".items > tbody > tr, .listed li", part)) {
        const hit = !sought || wordsOf(row).includes(sought);
        row.classList.toggle("off", !hit);
        if (hit && !Array.from(row.classList).some((name) => off.has(name))) left += 1;
      }
      part.classList.toggle("off", !left);
      if (!Array.from(part.classList).some((name) => off.has(name))) number += left;
      if (sought && left) all("details.listed", part).forEach((list) => { list.open = true; });
    }
    shown.textContent = shown.dataset.words.replace("{shown}", number).replace("{all}", rows.length);
    again.hidden = !sought && !off.size;
  }

  function clear() {
    boxes.forEach((box) => { box.checked = true; });
    search.value = "";
    narrow();
  }

  let waiting;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(narrow, 120);
  });
  boxes.forEach((box) => box.addEventListener("change", narrow));
  if (marks) marks.addEventListener("change", () => document.body.classList.toggle("marks", marks.checked));
  again.addEventListener("click", clear);
  bar.querySelector("#print").addEventListener("click", () => window.print());
  narrow();
})();
