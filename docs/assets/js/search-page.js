// The search page: loads the data, keeps the query in the address, shows what was found.
(function () {
  var STEP = 20, WAIT = 120, TOGETHER = 3;
  var make = gazetteSearch.make;
  var app = document.getElementById("search-app");
  if (!app) return;
  var form = document.getElementById("search-form"), box = document.getElementById("search-box");
  var status = document.getElementById("search-status"), list = document.getElementById("search-results");
  var hints = document.getElementById("search-hints"), filters = document.getElementById("search-filters");
  var FILTERS = { publication: of("publicationId"), year: of("year"), issuer: of("issuers"), genre: of("genre") };
  var ORDERS = { newest: function (a, b) { return b.date < a.date ? -1 : b.date > a.date ? 1 : 0; }, oldest: function (a, b) { return a.date < b.date ? -1 : a.date > b.date ? 1 : 0; } };
  var files = app.dataset.files.split(" ").filter(Boolean), waiting = files.length, next = 0, missing = 0;
  var stop = null, timer = 0, shown = STEP, answer = null, last = null;

  function of(name) { return function (document) { return [].concat(document[name]); }; }

  // --- the state: query, filters, order; in the form and in the address ---

  function fromAddress() {
    var given = new URLSearchParams(location.search);
    box.value = given.get("q") || "";
    filters.querySelectorAll("select").forEach(function (select) {
      var value = given.get(select.name);
      if (value && !choice(select, value)) select.appendChild(option(value, value));
      select.value = value || select.options[0].value;
    });
  }

  function state() {
    var values = { q: box.value.trim() };
    filters.querySelectorAll("select").forEach(function (select) { values[select.name] = select.value; });
    return values;
  }

  function toAddress(values) {
    var given = new URLSearchParams();
    Object.keys(values).forEach(function (name) {
      if (values[name] && !(name === "order" && values[name] === "best")) given.set(name, values[name]);
    });
    var address = location.pathname + (String(given) ? "?" + given : "");
    try { history.replaceState(null, "", address); } catch (error) { /* an old browser, from a disk: Enter still sends the form */ }
  }

  function choice(select, value) {
    return Array.prototype.filter.call(select.options, function (each) { return each.value === value; })[0];
  }

  function option(value, words) {
    var made = make("option", "", words);
    made.value = value;
    return made;
  }

  // --- searching ---

  function passes(document, values, except) {
    return Object.keys(FILTERS).every(function (name) {
      return name === except || !values[name] || FILTERS[name](document).indexOf(values[name]) >= 0;
    });
  }

  function run() {
    var values = state(), key = JSON.stringify([values, waiting]);
    if (key === last) return;
    last = key;
    toAddress(values);
    if (stop) stop();
    shown = STEP;
    if (!values.q && !Object.keys(FILTERS).some(function (name) { return values[name]; })) return clear();
    stop = gazetteSearch.search(values.q, function (found) {
      stop = null;
      found.kept = found.found.filter(function (each) { return passes(each.document, values); });
      found.kept.sort(comparison(values));
      answer = found;
      show(values);
      setTimeout(function () { if (answer === found) recount(values); }, 0);  // the results first
    });
  }

  function comparison(values) {
    var byDate = ORDERS[values.order] || ORDERS.newest, best = values.q && values.order === "best";
    return function (a, b) { return (best && a.score - b.score) || byDate(a.document, b.document) || a.document.order - b.document.order; };
  }

  function soon() {
    clearTimeout(timer);
    timer = setTimeout(run, WAIT);
  }

  function clear() {
    answer = null;
    list.replaceChildren();
    status.textContent = waiting ? "" : "可查 " + gazetteSearch.documents.length + " 件文件";
    hints.hidden = false;
    recount(state());
  }

  // --- filters, each choice with what it would leave ---

  function recount(values) {
    Object.keys(FILTERS).forEach(function (name) {
      var select = form.elements[name], counts = {}, names = {};
      gazetteSearch.documents.forEach(function (each) { note(each, 0); });
      (answer ? answer.found : gazetteSearch.documents).forEach(function (each) {
        var document = each.document || each;
        if (passes(document, values, name)) note(document, 1);
      });
      function note(document, number) {
        FILTERS[name](document).forEach(function (value) {
          counts[value] = (counts[value] || 0) + number;
          names[value] = name === "publication" ? document.publication : name === "year" ? (value ? value + "年" : "年份未详") : value;
        });
      }
      fill(select, sorted(name, counts), counts, names, values[name]);
    });
    filters.hidden = false;
  }

  function sorted(name, counts) {
    return Object.keys(counts).filter(Boolean).sort(function (a, b) {
      return name === "year" ? b - a : counts[b] - counts[a] || (a < b ? -1 : 1);
    });
  }

  function fill(select, values, counts, names, chosen) {
    var shown = values.filter(function (value) { return counts[value] || value === chosen; });
    if (chosen && shown.indexOf(chosen) < 0) shown.push(chosen);
    while (select.options.length > 1) select.remove(1);
    shown.forEach(function (value) {
      select.appendChild(option(value, (names[value] || value) + "（" + (counts[value] || 0) + "）"));
    });
    select.value = chosen;
    select.parentNode.hidden = values.length < 2 && !chosen;
  }

  // --- results ---

  function show(values) {
    hints.hidden = true;
    list.replaceChildren();
    status.textContent = summary(values);
    if (!answer.kept.length && answer.found.length) status.append(" ", lifted());
    extend();
  }

  function summary(values) {
    var number = answer.kept.length, rest = waiting ? "（还在载入，已载入 " + (files.length - waiting) + "/" + files.length + "）" : "";
    if (missing) rest += "（有 " + missing + " 个数据文件没有载入，请刷新再试）";
    if (answer.guessed) return "没有一字不差的。按文号找到 " + number + " 件" + rest;
    if (answer.apart && number) return "没有一字不差的。找到同时有“" + answer.terms.join("”和“") + "”的 " + number + " 件" + rest;
    if (number) return "找到 " + number + " 件" + rest;
    if (waiting) return "正在载入" + rest;
    if (answer.found.length) return "按所选条件没有找到。不加条件有 " + answer.found.length + " 件" + rest;
    return "没有找到“" + values.q + "”。可以少写几个字，或把词用空格隔开" + rest;
  }

  function lifted() {
    var button = make("button", "search-more", "去掉条件");
    button.type = "button";
    button.addEventListener("click", function () {
      Object.keys(FILTERS).forEach(function (name) { form.elements[name].value = ""; });
      run();
      box.focus();
    });
    return button;
  }

  function extend() {
    answer.kept.slice(list.childElementCount, shown).forEach(function (each) { list.appendChild(gazetteSearch.result(each.document, answer)); });
    var old = app.querySelector(".search-rest"), rest = answer.kept.length - list.childElementCount;
    if (old) old.remove();
    if (rest <= 0) return;
    var button = make("button", "search-more search-rest", "再显示 " + Math.min(rest, STEP) + " 件（还有 " + rest + " 件）");
    button.type = "button";
    button.addEventListener("click", function () {
      var from = list.childElementCount;
      shown += STEP;
      extend();
      list.children[from].querySelector("a").focus();
    });
    list.after(button);
  }

  // --- keys ---

  function move(step) {
    var titles = Array.prototype.slice.call(list.querySelectorAll(".search-title")), at = titles.indexOf(document.activeElement);
    if (at < 0 && document.activeElement && list.contains(document.activeElement)) {
      at = titles.indexOf(document.activeElement.closest("li").querySelector(".search-title"));
    }
    var next = at + step;
    if (next < 0) box.focus();
    else if (titles[next]) titles[next].focus();
  }

  app.addEventListener("keydown", function (event) {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.target.nodeName === "SELECT") return;
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp" && event.target !== box) move(-1);
    else if (event.key === "Escape" && event.target !== box) { box.focus(); box.select(); }
    else if (event.key === "Escape" && box.value) { box.value = ""; run(); }
    else return;
    event.preventDefault();
  });

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    clearTimeout(timer);
    run();
  });
  box.addEventListener("input", function (event) { if (!event.isComposing) soon(); });
  box.addEventListener("compositionend", soon);
  filters.addEventListener("change", run);
  window.addEventListener("popstate", function () { fromAddress(); run(); });
  window.addEventListener("pageshow", function (event) { if (event.persisted) run(); });

  // --- loading ---

  // A few at a time: all at once would hold the window up.
  function load() {
    if (next >= files.length) return;
    var script = document.createElement("script");
    script.src = files[next++];
    script.charset = "utf-8";
    script.onload = function () { loaded(false); };
    script.onerror = function () { loaded(true); };
    document.head.appendChild(script);
  }

  function loaded(failed) {
    load();
    waiting--;
    missing += failed ? 1 : 0;
    if (waiting && !box.value) return;
    clearTimeout(timer);
    if (waiting) timer = setTimeout(run, 400);
    else { app.dataset.ready = "yes"; run(); }
  }

  gazetteSearch.setVariants(app.dataset.variants || "");
  fromAddress();
  box.focus({ preventScroll: true });
  status.textContent = "正在载入";
  for (var started = 0; started < TOGETHER; started++) load();
  if (!files.length) clear();
})();
