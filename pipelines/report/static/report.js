/* Behaviour of every page: colour scheme, live charts, cards of facts, keys. Pages read well without it. */
(function () {
  "use strict";
  var root = document.documentElement;
  function stored() { try { return localStorage.getItem("marketledger-theme"); } catch (e) { return null; } }
  function apply(theme) {
    if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
    else root.removeAttribute("data-theme");
  }
  apply(stored());

  function themeButton() {
    var button = document.querySelector(".theme");
    if (!button) return;
    var order = ["auto", "light", "dark"];
    function show() {
      var now = root.getAttribute("data-theme") || "auto";
      button.textContent = { auto: "Auto", light: "Light", dark: "Dark" }[now];
      button.setAttribute("aria-label", "Colour scheme: " + now + ". Press to change.");
    }
    button.hidden = false;
    button.addEventListener("click", function () {
      var now = root.getAttribute("data-theme") || "auto";
      var next = order[(order.indexOf(now) + 1) % order.length];
      apply(next);
      try { localStorage.setItem("marketledger-theme", next); } catch (e) { /* a private window keeps nothing */ }
      show();
    });
    show();
  }

  /* Charts: the drawn SVG gives way to the live one when it comes near the screen. */
  function sized(spec, width) {
    /* What stands beside the plot needs its room: labels at the right, the axis at the left. On a narrow screen labels are names only. */
    var drawn = spec.width || spec.vconcat[0].width, labelled = drawn < 600, narrow = width < 520;
    var inner = Math.max(130, width - (labelled ? (narrow ? 164 : 196) : 50));
    if (narrow) spec = JSON.parse(JSON.stringify(spec).replace(/"field":"label"/g, '"field":"short"'));
    function set(part) { if (part.width) part.width = inner; }
    set(spec);
    (spec.vconcat || []).forEach(set);
    return spec;
  }
  function draw(plot) {
    var source = document.getElementById(plot.getAttribute("data-spec"));
    if (!source || !window.vegaEmbed) return;
    var width = Math.min(plot.clientWidth, 736);
    if (!width || plot.drawnAt === width) return;
    plot.drawnAt = width;
    var stage = document.createElement("div");
    var options = { actions: false, ast: true, renderer: "svg", tooltip: { theme: "custom", disableDefaultStyle: true } };
    window.vegaEmbed(stage, sized(JSON.parse(source.textContent), width), options).then(function (result) {
      if (plot.view) plot.view.finalize();
      plot.view = result.view;
      var svg = stage.querySelector("svg"), label = plot.getAttribute("data-label");
      svg.setAttribute("role", "img");
      svg.setAttribute("aria-label", label);
      plot.replaceChildren(stage);
      plot.classList.add("live");
    }).catch(function (error) { plot.setAttribute("data-error", String(error)); console.error(error); });
  }
  function charts() {
    var plots = Array.prototype.slice.call(document.querySelectorAll(".plot[data-spec]"));
    if (!plots.length || !window.vegaEmbed) return;
    var near = new IntersectionObserver(function (entries) {
      entries.forEach(function (entry) { if (entry.isIntersecting) { entry.target.near = true; draw(entry.target); } });
    }, { rootMargin: "300px" });
    plots.forEach(function (plot) { near.observe(plot); });
    var timer;
    window.addEventListener("resize", function () {
      clearTimeout(timer);
      timer = setTimeout(function () { plots.forEach(function (plot) { if (plot.near) draw(plot); }); }, 160);
    });
  }

  /* Articles: what a highlight says, on hover and on focus. The words come from the table of facts, as text. */
  function cards() {
    var body = document.querySelector("[data-cards]");
    if (!body) return;
    var card = null, shownFor = null, leaving = null;
    function close() { if (card) { card.remove(); card = null; if (shownFor) { shownFor.removeAttribute("aria-describedby"); marks(shownFor, false); } shownFor = null; } }
    function marks(link, on) {
      link.getAttribute("data-f").split(" ").forEach(function (id) {
        var all = body.querySelectorAll('.hl[data-f~="' + CSS.escape(id) + '"]');
        all.forEach(function (piece) { piece.classList.toggle("on", on); });
      });
    }
    function list(id) {
      var row = document.getElementById("f-" + id);
      if (!row) return null;
      var dl = document.createElement("dl");
      row.querySelectorAll("[data-k]").forEach(function (cell) {
        var text = cell.textContent.trim();
        if (!text || text === "–") return;
        var dt = document.createElement("dt"), dd = document.createElement("dd");
        dt.textContent = cell.getAttribute("data-k");
        dd.textContent = text;
        dl.append(dt, dd);
      });
      return dl;
    }
    function open(link) {
      if (shownFor === link) return;
      close();
      card = document.createElement("div");
      card.className = "card-of-fact";
      card.id = "fact-card";
      card.setAttribute("role", "tooltip");
      link.getAttribute("data-f").split(" ").forEach(function (id) { var dl = list(id); if (dl) card.append(dl); });
      if (!card.childNodes.length) { card = null; return; }
      document.body.append(card);
      shownFor = link;
      link.setAttribute("aria-describedby", "fact-card");
      marks(link, true);
      var at = link.getClientRects()[0] || link.getBoundingClientRect(), gap = 8;
      var left = Math.min(Math.max(gap, at.left), root.clientWidth - card.offsetWidth - gap);
      var below = at.bottom + gap + card.offsetHeight < window.innerHeight || at.top < card.offsetHeight + gap;
      card.style.left = left + window.scrollX + "px";
      card.style.top = (below ? at.bottom + gap : at.top - gap - card.offsetHeight) + window.scrollY + "px";
      card.addEventListener("mouseenter", function () { clearTimeout(leaving); });
      card.addEventListener("mouseleave", close);
    }
    function piece(event) { return event.target.closest ? event.target.closest(".hl[data-f]") : null; }
    body.addEventListener("mouseover", function (event) { var link = piece(event); if (link) { clearTimeout(leaving); open(link); } });
    body.addEventListener("mouseout", function (event) { if (piece(event)) leaving = setTimeout(close, 120); });
    body.addEventListener("focusin", function (event) { var link = piece(event); if (link) open(link); });
    body.addEventListener("focusout", close);
    document.addEventListener("keydown", function (event) { if (event.key === "Escape") close(); });
  }

  /* A link to a row in a closed section opens it. */
  function reveal() {
    if (!location.hash) return;
    var target;
    try { target = document.getElementById(decodeURIComponent(location.hash.slice(1))); } catch (e) { return; }
    if (!target) return;
    for (var up = target.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    target.scrollIntoView({ block: "center" });
  }

  function keys() {
    document.addEventListener("keydown", function (event) {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName)) return;
      var field = document.querySelector("main input[type=search]") || document.querySelector(".find input");
      if (field) { event.preventDefault(); field.focus(); field.select(); }
    });
  }

  function printing() {
    var opened = [];
    window.addEventListener("beforeprint", function () {
      opened = Array.prototype.filter.call(document.querySelectorAll("main details:not([open])"), function (d) { return d.querySelectorAll("tr").length < 400; });
      opened.forEach(function (d) { d.open = true; });
    });
    window.addEventListener("afterprint", function () { opened.forEach(function (d) { d.open = false; }); });
  }

  function start() { themeButton(); charts(); cards(); reveal(); keys(); printing(); window.addEventListener("hashchange", reveal); }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start); else start();
})();
