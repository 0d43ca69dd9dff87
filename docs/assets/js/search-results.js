// What was found: each document as an item of the list, with the sentences that hold the words.
(function () {
  var LINES = 3, BEFORE = 36, LONGEST = 120;

  function make(name, className, text) {
    var element = document.createElement(name);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  // A document and the answer it is part of → its item in the list.
  gazetteSearch.result = function (document, answer) {
    var terms = answer.guessed ? [] : answer.terms, held = gazetteSearch.lines(document, terms, LINES), item = make("li", "search-result");
    var title = make("a", "search-title"), facts = make("p", "search-facts");
    var lit = answer.guessed ? [gazetteSearch.fold(document.number)] : held.forms.length ? held.forms : terms;
    title.href = address(document, lit, "");
    marked(title, document.title, gazetteSearch.hits(document.title, terms, gazetteSearch.standard), 0, document.title.length);
    if (document.number) {
      var number = facts.appendChild(make("span", "search-number"));
      marked(number, document.number, gazetteSearch.hits(document.number, answer.guessed ? lit : terms, gazetteSearch.standard), 0, document.number.length);
    }
    if (document.date) facts.append(make("span", "", day(document.date)));
    facts.append(make("span", "", "《" + document.publication + "》" + document.issue + (document.page ? "第" + document.page + "页" : "")));
    if (document.acts) facts.append(make("span", "search-acts", "被其他文件" + document.acts));
    item.append(title, facts);
    held.lines.forEach(function (line) { item.appendChild(sentence(document, line, lit)); });
    if (held.more > held.lines.length) item.appendChild(make("p", "search-facts", "另有 " + (held.more - held.lines.length) + " 处"));
    return item;
  };

  function address(document, lit, anchor) {
    return document.address + (lit.length ? "?h=" + encodeURIComponent(lit.join("\t")) : "") + (anchor ? "#" + anchor : "");
  }

  function day(date) {
    var parts = date.split("-").map(Number);
    return parts[0] + "年" + parts[1] + "月" + parts[2] + "日";
  }

  // The hit with most different terms after it.
  function densest(line) {
    var best = line.ranges[0] || [0, 0], most = 0;
    line.ranges.forEach(function (from, n) {
      var near = {};
      line.ranges.slice(n).forEach(function (range) {
        if (range[1] - from[0] < LONGEST - BEFORE) near[gazetteSearch.fold(gazetteSearch.standard(line.text.slice(range[0], range[1])))] = 1;
      });
      if (Object.keys(near).length > most) { most = Object.keys(near).length; best = from; }
    });
    return best;
  }

  // The sentence around it, cut where it is too long; it goes on to the next one where that holds the other terms.
  function sentence(document, line, lit) {
    var link = make("a", "search-line-hit"), first = densest(line);
    var start = Math.max(line.text.lastIndexOf("。", first[0]), line.text.lastIndexOf("；", first[0])) + 1;
    if (first[0] - start > BEFORE) start = first[0] - BEFORE;
    var stop = line.text.slice(first[1]).search(/[。；]/), end = stop < 0 ? line.text.length : first[1] + stop + 1;
    line.ranges.forEach(function (range) {
      if (range[1] > end && range[1] - first[0] < LONGEST - BEFORE) end = Math.min(range[1] + 12, line.text.length);
    });
    if (end - start > LONGEST) end = Math.max(first[1], start + LONGEST);
    link.href = address(document, lit, line.anchor);
    if (start > 0) link.append("…");
    marked(link, line.text, line.ranges, start, end);
    if (end < line.text.length && !/[。；]/.test(line.text.charAt(end - 1))) link.append("…");
    return link;
  }

  function marked(element, text, ranges, start, end) {
    var at = start;
    ranges.forEach(function (range) {
      var from = Math.max(range[0], at), to = Math.min(range[1], end);
      if (from >= to) return;
      element.append(cells(text.slice(at, from)), make("mark", "", cells(text.slice(from, to))));
      at = to;
    });
    element.append(cells(text.slice(at, end)));
  }

  function cells(text) { return text.replace(/\t/g, " │ "); }

  gazetteSearch.make = make;
})();
