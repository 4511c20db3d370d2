/* Search over window.MARKETLEDGER_INDEX: rows of [kind, name, address, detail, other names, how much is known]. Everything is put into the page as text. */
(function () {
  "use strict";
  var form = document.querySelector("form.search"), field = document.getElementById("q"), list = document.getElementById("results"), count = document.getElementById("count");
  var WEIGHT = { Market: 5, Company: 4, Table: 3, Article: 1, Event: 2 }, LIMIT = 100;
  function fold(text) { return text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase(); }
  var index = (window.MARKETLEDGER_INDEX || []).map(function (row) {
    return { known: row[5] || 0, kind: row[0], name: row[1], href: row[2], detail: row[3] || "", folded: fold(row[1]), all: fold([row[1], row[4] || "", row[3] || "", row[0]].join(" ")) };
  });
  function starts(text, word) { var at = text.indexOf(word); while (at >= 0) { if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1])) return true; at = text.indexOf(word, at + 1); } return false; }
  function score(entry, words, whole) {
    var points = 0;
    for (var i = 0; i < words.length; i++) {
      if (starts(entry.folded, words[i])) points += 6;
      else if (entry.folded.indexOf(words[i]) >= 0 && words[i].length > 2) points += 3;
      else if (starts(entry.all, words[i])) points += 2;
      else return 0;
    }
    if (entry.folded === whole) points += 40; else if (entry.folded.indexOf(whole) === 0) points += 12;
    return points + (WEIGHT[entry.kind] || 0) + entry.known / 3;
  }
  function line(entry) {
    var item = document.createElement("li"), link = document.createElement("a");
    link.href = entry.href;
    [["kind", entry.kind], ["name", entry.name], ["detail", entry.detail]].forEach(function (part) {
      if (!part[1]) return;
      var span = document.createElement("span");
      span.className = part[0];
      span.textContent = part[1];
      link.append(span);
    });
    item.append(link);
    return item;
  }
  function run() {
    var whole = fold(field.value.trim()), words = whole.split(/\s+/).filter(Boolean);
    if (!words.length) { list.replaceChildren(); count.textContent = index.length.toLocaleString("en") + " entries: markets, companies, events, articles, tables."; return; }
    var found = [];
    index.forEach(function (entry, place) { var s = score(entry, words, whole); if (s) found.push([s, place, entry]); });
    found.sort(function (a, b) { return b[0] - a[0] || a[1] - b[1]; });
    list.replaceChildren.apply(list, found.slice(0, LIMIT).map(function (f) { return line(f[2]); }));
    count.textContent = !found.length ? "Nothing found for “" + field.value.trim() + "”." : found.length.toLocaleString("en") + (found.length === 1 ? " result" : " results") + (found.length > LIMIT ? ", the first " + LIMIT + " shown." : ".");
  }
  field.addEventListener("input", run);
  form.addEventListener("submit", function (event) { event.preventDefault(); var first = list.querySelector("a"); if (first) first.focus(); });
  document.addEventListener("keydown", function (event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    var links = Array.prototype.slice.call(list.querySelectorAll("a")), at = links.indexOf(document.activeElement);
    if (at < 0 && document.activeElement !== field) return;
    event.preventDefault();
    var next = at + (event.key === "ArrowDown" ? 1 : -1);
    if (next < 0) field.focus(); else if (links[next]) links[next].focus();
  });
  field.value = new URLSearchParams(location.search).get("q") || "";
  run();
  field.focus();
})();
