// How pages are shown: size of type, colours, contrast, page marks.  What is chosen is kept on this machine and holds on every page.
// Runs before anything is drawn, so that no page flashes; without JavaScript the page is shown as the style sheets have it.
(function () {
  var KEY = "gazette-reading";
  var CHOICES = [
    { name: "type", words: "字号", options: [["", "标准"], ["big", "大字"], ["largest", "特大"]] },
    { name: "scheme", words: "颜色", options: [["", "随系统"], ["default", "浅色"], ["slate", "深色"]] },
    { name: "contrast", words: "对比", options: [["", "随系统"], ["normal", "普通"], ["high", "高对比"]] },
    { name: "pages", words: "原刊页码", options: [["", "标出"], ["none", "不标"]] }
  ];
  var dark = matchMedia("(prefers-color-scheme: dark)");
  var strong = matchMedia("(prefers-contrast: more)");
  var chosen = stored();

  function stored() {
    try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch (error) { return chosen || {}; }
  }

  function keep() {
    try { localStorage.setItem(KEY, JSON.stringify(chosen)); } catch (error) { /* not kept, but shown */ }
  }

  function apply() {
    var root = document.documentElement;
    root.dataset.type = chosen.type || "";
    root.dataset.pages = chosen.pages || "";
    root.dataset.contrast = chosen.contrast || (strong.matches ? "high" : "normal");
    document.body.dataset.mdColorScheme = chosen.scheme || (dark.matches ? "slate" : "default");
  }

  function radio(choice, option) {
    var label = document.createElement("label"), input = document.createElement("input");
    input.type = "radio";
    input.name = choice.name;
    input.value = option[0];
    input.checked = (chosen[choice.name] || "") === option[0];
    label.append(input, option[1]);
    return label;
  }

  function group(choice) {
    var set = document.createElement("fieldset"), legend = document.createElement("legend");
    legend.textContent = choice.words;
    set.append(legend);
    choice.options.forEach(function (option) { set.append(radio(choice, option)); });
    return set;
  }

  function settings() {
    var fold = document.createElement("details"), summary = document.createElement("summary"), form = document.createElement("form");
    fold.className = "reading";
    summary.textContent = "阅读设置";
    form.append.apply(form, CHOICES.map(group));
    fold.append(summary, form);
    form.addEventListener("change", function (event) {
      chosen[event.target.name] = event.target.value;
      keep();
      apply();
    });
    fold.addEventListener("keydown", function (event) {
      if (event.key === "Escape") { fold.open = false; summary.focus(); }
    });
    document.addEventListener("click", function (event) { if (!fold.contains(event.target)) { fold.open = false; } });
    document.querySelector(".md-header__inner").append(fold);
  }

  apply();
  dark.addEventListener("change", apply);
  strong.addEventListener("change", apply);
  window.addEventListener("pageshow", function (event) { if (event.persisted) { chosen = stored(); apply(); } });
  document.addEventListener("DOMContentLoaded", settings);
})();
