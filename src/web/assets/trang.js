// What plain pages cannot do: say that the window is open, show how far work is, take folders that are dropped.
"use strict";
(() => {
  const post = (to) => fetch(to, { method: "POST", keepalive: true }).catch(() => {});
  if (!document.body.hasAttribute("data-da-dong")) {
    setInterval(() => post("/con-day"), 20000);
    addEventListener("pagehide", () => navigator.sendBeacon("/roi-di"));
    addEventListener("pageshow", (event) => { if (event.persisted) post("/con-day"); });
  }

  const wrong = document.getElementById("tom-tat-loi");
  if (wrong) wrong.focus();

  // Work under way: the part of the page that shows it is fetched again and again, focus stays where it is.
  const part = document.getElementById("tien-do");
  if (part) {
    const look = async () => {
      try {
        const answer = await fetch(location.href, { headers: { "X-Phan": "1" } });
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        const next = page.getElementById("tien-do");
        if (!next) { location.reload(); return; }
        part.replaceChildren(...next.childNodes);
      } catch (_) { /* the next look tells */ }
      setTimeout(look, 700);
    };
    setTimeout(look, 400);
  }

  // Files and folders that are dropped go into the field of files, as if they had been chosen there.
  const inFolder = (entry) => new Promise((done) => {
    if (entry.isFile) { entry.file((file) => done([file]), () => done([])); return; }
    const reader = entry.createReader();
    const all = [];
    const more = () => reader.readEntries(async (entries) => {
      if (!entries.length) { done(all); return; }
      for (const one of entries) all.push(...await inFolder(one));
      more();
    }, () => done(all));
    more();
  });
  for (const zone of document.querySelectorAll("[data-tha]")) {
    const field = zone.querySelector("input[type=file]");
    const said = zone.querySelector("[data-da-chon]");
    const tell = () => {
      const count = field.files.length;
      said.textContent = count === 0 ? "" : count === 1 ? "Đã chọn: " + field.files[0].name : "Đã chọn " + count + " tệp.";
    };
    field.addEventListener("change", tell);
    const folder = zone.querySelector("[data-chon-thu-muc]");
    if (folder) {
      folder.hidden = false;
      folder.addEventListener("click", () => {
        field.webkitdirectory = true;
        field.click();
        field.webkitdirectory = false;
      });
    }
    zone.addEventListener("dragover", (event) => { event.preventDefault(); zone.classList.add("dang-tha"); });
    zone.addEventListener("dragleave", () => zone.classList.remove("dang-tha"));
    zone.addEventListener("drop", async (event) => {
      event.preventDefault();
      zone.classList.remove("dang-tha");
      const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry && item.webkitGetAsEntry()).filter(Boolean);
      const chosen = new DataTransfer();
      for (const entry of entries) for (const file of await inFolder(entry)) chosen.items.add(file);
      if (chosen.files.length) field.files = chosen.files;
      tell();
    });
  }

  for (const button of document.querySelectorAll("[data-in]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const frame = document.querySelector("iframe");
      if (frame) { open(frame.src, "_blank"); } else { print(); }
    });
  }
})();
