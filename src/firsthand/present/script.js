// Small comforts; every page works without them. Nothing here counts offsets or builds markup from text.
"use strict";
(() => {
  const shown = () => [...document.querySelectorAll("[data-finding]")].filter((at) => at.closest(".page").offsetParent !== null);

  const step = (by) => {
    const all = shown();
    if (!all.length) return;
    const here = all.findIndex((at) => "#" + at.id === decodeURIComponent(location.hash));
    const top = all.findIndex((at) => at.getBoundingClientRect().top > 0);
    const next = here >= 0 ? here + by : by > 0 ? Math.max(top, 0) : all.length - 1;
    const at = all[Math.min(Math.max(next, 0), all.length - 1)];
    location.hash = at.id;
    at.focus({ preventScroll: true });
    const card = document.getElementById("card-" + at.id);
    if (card) card.querySelector("details").open = true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "\\") {
      const beside = [...document.querySelectorAll(".beside-link")].find((link) => link.href && link.offsetParent !== null);
      if (beside) beside.click();
    }
  });

  for (const cite of document.querySelectorAll(".cite")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = "Copy as citation";
    button.addEventListener("click", async () => {
      const words = cite.querySelector(".citation");
      try {
        await navigator.clipboard.writeText(words.textContent);
        button.textContent = "Copied";
      } catch {
        getSelection().selectAllChildren(words);
        button.textContent = "Selected: copy with your keyboard";
      }
    });
    cite.append(button);
  }

  // In the one-file report the skip link and every jump to a page move the focus into the page that shows.
  const skip = document.querySelector(".file .skip");
  if (skip) {
    skip.addEventListener("click", (event) => {
      event.preventDefault();
      const page = [...document.querySelectorAll(".page")].find((one) => one.offsetParent !== null);
      page?.querySelector(".title")?.focus();
    });
    addEventListener("hashchange", () => {
      const page = document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (page?.classList.contains("page")) {
        scrollTo(0, 0);
        page.querySelector(".title")?.focus({ preventScroll: true });
      }
    });
  }

  const form = document.querySelector("[data-search]");
  if (form) {
    const found = document.querySelector("[data-found]");
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const words = form.querySelector("input").value.trim().toLowerCase();
      found.replaceChildren();
      if (!words) return;
      const rows = [...document.querySelectorAll(".reader .row > p")].filter((p) => p.textContent.toLowerCase().includes(words));
      for (const p of rows.slice(0, 100)) {
        const page = p.closest(".page");
        const item = document.createElement("li");
        const link = document.createElement("a");
        link.href = "#" + (p.querySelector("[data-finding]")?.id ?? page.id);
        link.textContent = p.textContent;
        const meta = document.createElement("p");
        meta.className = "meta";
        meta.textContent = page.querySelector(".title").textContent;
        item.append(link, meta);
        found.append(item);
      }
      if (!rows.length) found.append(Object.assign(document.createElement("li"), { textContent: "No report in this file holds these words." }));
    });
  }
})();
