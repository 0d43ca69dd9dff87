// Paper: the foot of every sheet says where the page is and when it was printed, and a table can be printed alone.
(function () {
  function address() {
    var known = document.querySelector("link[rel=canonical]");
    return known ? known.href : location.protocol === "file:" ? "" : location.href.split("#")[0];
  }

  function today() {
    var now = new Date();
    return now.getFullYear() + "年" + (now.getMonth() + 1) + "月" + now.getDate() + "日打印";
  }

  // The number of the sheet stands outside (print.css), these words inside.
  function foot() {
    var box = "{ content: " + JSON.stringify([address(), today()].filter(Boolean).join("　")) + "; font: 9pt sans-serif; padding-top: 8mm; vertical-align: top; }";
    var sheet = new CSSStyleSheet();
    sheet.replaceSync("@page :right { @bottom-left " + box + " } @page :left { @bottom-right " + box + " }");
    document.adoptedStyleSheets = [sheet];
  }

  // A table with the title of its part.
  function alone(figure) {
    var part = figure.closest(".md-content__inner > *"), title = part;
    while (title && !title.classList.contains("part-title")) { title = title.previousElementSibling; }
    var shown = [figure, part, title].filter(Boolean);
    var mark = function (on) {
      document.documentElement.classList.toggle("print-one", on);
      shown.forEach(function (each) { each.classList.toggle("printed", on); });
    };
    mark(true);
    window.addEventListener("afterprint", function () { mark(false); }, { once: true });
    window.print();
  }

  document.querySelectorAll(".table-figure .table-links").forEach(function (line) {
    var button = document.createElement("button");
    button.type = "button";
    button.className = "print-button";
    button.textContent = "打印本表";
    button.addEventListener("click", function () { alone(line.closest(".table-figure")); });
    line.append(button);
  });
  window.addEventListener("beforeprint", foot);
})();
