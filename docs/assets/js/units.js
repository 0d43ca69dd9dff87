// Lists of tasks: filter and order, kept in the address.  Lists of units: filter while typing.
// Without JavaScript every list is complete and every link works.
(function () {
  var ROLES = { lead: "牵头", responsible: "责任", cooperating: "配合" };
  var WHENS = { dated: "有确定日期", coming: "今天以后到期", past: "已经过去", periodic: "定期", open: "长期", stated: "其他写法", none: "没有写期限" };
  var ORDERS = { "": "按文件", due: "按期限", role: "按角色", industry: "按产业" };

  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) { element.className = className; }
    if (text) { element.textContent = text; }
    return element;
  }

  function labelled(words, control) {
    var label = make("label");
    label.append(make("span", "", words), control);
    return label;
  }

  function select(name, options, everything) {
    var box = make("select");
    box.name = name;
    if (everything) { box.append(new Option(everything, "")); }
    options.forEach(function (option) { box.append(new Option(option[1], option[0])); });
    return box;
  }

  function given() { return new URLSearchParams(location.search); }

  function keep(values) {
    var query = values.toString();
    var address = location.pathname + (query ? "?" + query : "") + location.hash;
    try { history.replaceState(null, "", address); } catch (error) { /* an old browser, from a disk: the filter works, the address stays */ }
  }

  function today() {
    var now = new Date();
    return now.getFullYear() + "-" + ("0" + (now.getMonth() + 1)).slice(-2) + "-" + ("0" + now.getDate()).slice(-2);
  }

  function words(value) { return value ? value.split(" ") : []; }

  function hasWhen(item, wanted, now) {
    if (wanted === "coming") { return Boolean(item.due) && item.due >= now; }
    if (wanted === "past") { return Boolean(item.due) && item.due < now; }
    return item.when === wanted;
  }

  // --- tasks ---

  // On a page that lists several units a role is that of one of them.
  function roleOf(item) { return item.roles.concat(item.units.map(function (pair) { return pair[1]; })); }

  function isFor(item, unit, role) {
    if (!unit) { return !role || roleOf(item).indexOf(role) >= 0; }
    return item.units.some(function (pair) { return pair[0] === unit && (!role || pair[1] === role); });
  }

  function itemOf(element, order) {
    return {
      element: element, order: order, home: element.parentNode, year: element.dataset.y || "", roles: words(element.dataset.r), group: element.dataset.g || "",
      industries: words(element.dataset.i), units: words(element.dataset.u).map(function (pair) { return pair.split(":"); }), when: element.dataset.w, due: element.dataset.d || "", text: element.textContent.toLowerCase()
    };
  }

  function namesOf(root) {
    var names = {};
    root.querySelectorAll(".job-industries a").forEach(function (link) { names[link.dataset.id] = link.textContent; });
    return names;
  }

  function present(items, values) {
    var seen = {};
    items.forEach(function (item) { values(item).forEach(function (value) { if (value) { seen[value] = true; } }); });
    return Object.keys(seen);
  }

  function keyOf(item, order, names, industry) {
    if (order === "role") { return item.group ? [9, "交给全体"] : [Object.keys(ROLES).indexOf(item.roles[0]), ROLES[item.roles[0]] || "其他"]; }
    if (order === "industry") { return [0, names[industry || item.industries[0]] || "没有归入产业"]; }
    if (item.due) { return [0, item.due.slice(0, 4) + "年" + Number(item.due.slice(5, 7)) + "月"]; }
    return [1 + Object.keys(WHENS).indexOf(item.when), WHENS[item.when]];
  }

  function jobs(root) {
    var items = Array.prototype.map.call(root.querySelectorAll("ol > li"), itemOf);
    if (items.length < 2) { return; }
    var names = namesOf(root);
    var bodies = JSON.parse(root.dataset.units || "{}");
    var sections = Array.prototype.slice.call(root.children);
    var form = make("form", "job-filter");
    var told = make("span");
    var onPaper = make("p", "job-chosen");
    var back = make("button", "", "显示全部");
    var text = make("input");
    var controls = {};
    told.setAttribute("role", "status");
    form.setAttribute("role", "search");
    form.setAttribute("aria-label", "筛选任务");
    back.type = "button";
    text.type = "search";
    text.name = "q";
    text.placeholder = "任务里的文字";

    function add(name, label, options, everything) {
      if (options.length < 2 && everything) { return; }
      controls[name] = select(name, options, everything);
      form.append(labelled(label, controls[name]));
    }

    var years = present(items, function (item) { return [item.year]; }).sort().reverse();
    var roles = Object.keys(ROLES).filter(function (role) { return items.some(function (item) { return isFor(item, "", role); }); });
    var fields = present(items, function (item) { return item.industries; }).filter(function (id) { return names[id]; });
    var whens = Object.keys(WHENS).filter(function (when) { return items.some(function (item) { return hasWhen(item, when, today()); }); });
    var groups = present(items, function (item) { return [item.group || "own"]; });
    add("year", "年份", years.map(function (year) { return [year, year + "年"]; }), "全部");
    var givenTo = present(items, function (item) { return item.units.map(function (pair) { return pair[0]; }); }).sort(function (one, other) { return bodies[one].localeCompare(bodies[other], "zh"); });
    add("unit", "单位", givenTo.map(function (id) { return [id, bodies[id]]; }), "全部");
    add("role", "角色", roles.map(function (role) { return [role, ROLES[role]]; }), "全部");
    if (groups.length > 1) { add("given", "交给", [["own", "点名的"], ["all", "全体的"]], "全部"); }
    add("industry", "产业", fields.map(function (id) { return [id, names[id]]; }), "全部");
    add("due", "期限", whens.map(function (when) { return [when, WHENS[when]]; }), "全部");
    form.append(labelled("文字", text));
    if (root.querySelector(".job-source")) {
      add("order", "排列", Object.keys(ORDERS).filter(function (order) { return order !== "role" || items.some(function (item) { return item.roles.length; }); })
        .map(function (order) { return [order, ORDERS[order]]; }));
    }
    form.append(back, told);
    root.before(form, onPaper);

    function value(name) { return controls[name] ? controls[name].value : ""; }

    // What was chosen, for the paper, on which there is no form.
    function chosen() {
      var words = Array.prototype.filter.call(form.querySelectorAll("select, input"), function (field) { return field.value.trim(); })
        .map(function (field) { return field.parentNode.firstChild.textContent + "：" + (field.options ? field.options[field.selectedIndex].textContent : field.value.trim()); });
      return words.length ? "所选" + words.join("，") + "。" + told.textContent : "";
    }

    function fits(item) {
      return (!value("year") || item.year === value("year")) &&
        isFor(item, value("unit"), value("role")) &&
        (!value("given") || (item.group || "own") === value("given")) &&
        (!value("industry") || item.industries.indexOf(value("industry")) >= 0) &&
        (!value("due") || hasWhen(item, value("due"), today())) &&
        item.text.indexOf(text.value.trim().toLowerCase()) >= 0;
    }

    function restored() {
      items.forEach(function (item) { item.home.append(item.element); });
      root.replaceChildren.apply(root, sections);
    }

    function cite(item) {
      if (item.element.querySelector(".job-cite")) { return; }
      var title = item.home.parentNode.querySelector("h3 a");
      var fact = make("span", "job-cite");
      fact.append(title.cloneNode(true));
      item.element.querySelector(".job-facts").append(fact);
    }

    function regrouped(order) {
      var found = {};
      items.forEach(function (item) {
        var key = keyOf(item, order, names, value("industry"));
        (found[key[1]] = found[key[1]] || { rank: key[0], name: key[1], items: [] }).items.push(item);
        cite(item);
      });
      var made = Object.keys(found).map(function (name) { return found[name]; });
      made.forEach(function (group) {
        group.items.sort(function (one, other) { return one.due < other.due ? -1 : one.due > other.due ? 1 : one.order - other.order; });
      });
      made.sort(function (one, other) {
        return one.rank - other.rank || (order === "due" ? group(one) < group(other) ? -1 : 1 : other.items.length - one.items.length);
      });
      root.replaceChildren.apply(root, made.map(function (each) {
        var section = make("section"), list = make("ol"), heading = make("h3", "", each.name);
        heading.append(make("span", "count"));
        each.items.forEach(function (item) { list.append(item.element); });
        section.append(heading, list);
        return section;
      }));
    }

    function group(each) { return each.items[0].due; }

    function show() {
      var order = value("order"), kept = 0, values = new URLSearchParams();
      items.forEach(function (item) { item.element.hidden = !fits(item); kept += item.element.hidden ? 0 : 1; });
      if (order) { regrouped(order); } else { restored(); }
      Array.prototype.forEach.call(root.children, function (section) {
        var left = section.querySelectorAll("ol > li:not([hidden])").length;
        section.hidden = !left;
        section.querySelector(".count").textContent = left + " 项";
      });
      Object.keys(controls).forEach(function (name) { if (value(name)) { values.set(name, value(name)); } });
      if (text.value.trim()) { values.set("q", text.value.trim()); }
      back.hidden = kept === items.length && !order;
      told.textContent = kept === items.length ? "共 " + kept + " 项" : "共 " + items.length + " 项，显示 " + kept + " 项";
      onPaper.textContent = chosen();
      keep(values);
      carry(values.toString());
    }

    Object.keys(controls).forEach(function (name) { controls[name].value = given().get(name) || ""; if (controls[name].selectedIndex < 0) { controls[name].value = ""; } });
    text.value = given().get("q") || "";
    form.addEventListener("input", show);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    back.addEventListener("click", function () { form.reset(); text.value = ""; Object.keys(controls).forEach(function (name) { controls[name].value = ""; }); show(); });
    show();
    aim();
  }

  // The years of a long list keep the filter.
  function carry(query) {
    document.querySelectorAll(".job-parts a").forEach(function (link) {
      link.search = query ? "?" + query : "";
    });
  }

  // A folded place that the address names is opened, and shown again after the lists have moved.
  function aim() {
    var target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target) { return; }
    var fold = target.closest("details");
    if (fold) { fold.open = true; }
    target.scrollIntoView();
  }

  // --- units and other names ---

  function names(lists) {
    var bar = make("form", "job-filter"), input = make("input"), told = make("span");
    input.type = "search";
    input.name = "q";
    input.placeholder = lists[0].dataset.filter;
    input.value = given().get("q") || "";
    told.setAttribute("role", "status");
    bar.setAttribute("role", "search");
    bar.setAttribute("aria-label", "筛选名称");
    bar.append(labelled("查找", input), told);
    lists[0].before(bar);
    if (lists[0].previousElementSibling === bar && bar.previousElementSibling && /^H2$/.test(bar.previousElementSibling.tagName)) { bar.previousElementSibling.before(bar); }

    function show() {
      var wanted = input.value.trim().toLowerCase(), kept = 0, values = new URLSearchParams();
      lists.forEach(function (list) {
        var left = 0;
        Array.prototype.forEach.call(list.children, function (item) {
          var text = (item.textContent + " " + (item.dataset.names || "")).toLowerCase();
          item.hidden = text.indexOf(wanted) < 0;
          left += item.hidden ? 0 : 1;
        });
        kept += left;
        var heading = list.previousElementSibling;
        if (heading && heading.classList.contains("work-heading")) { heading.hidden = !left; }
      });
      told.textContent = wanted ? "找到 " + kept + " 个" : "";
      if (wanted) { values.set("q", input.value.trim()); }
      keep(values);
    }

    bar.addEventListener("input", show);
    bar.addEventListener("submit", function (event) { event.preventDefault(); });
    if (input.value) { show(); }
  }

  document.querySelectorAll("[data-jobs]").forEach(jobs);
  if (!document.querySelector("[data-jobs]") && location.search) { carry(location.search.slice(1)); }
  var lists = Array.prototype.slice.call(document.querySelectorAll("[data-filter]"));
  if (lists.length) { names(lists); }
  window.addEventListener("hashchange", aim);
  aim();
})();
