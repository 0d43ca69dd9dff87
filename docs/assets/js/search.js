// What searching needs on every page: the folding of text, the key to the box, and the hits lit up on the page that opens.
// The search itself is in search-engine.js, search-results.js and search-page.js.  Without JavaScript the box still leads to the search page.
var gazetteSearch = (function () {
  var PLAIN = "0-9a-z\\n\\t\\u3400-\\u9fff，。、；：！？（）《》“”%.";
  var ODD = new RegExp("[^\\S\\n\\t]+|[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]+|[^" + PLAIN + "]", "g");
  var WORD = /[0-9a-z]/;
  var same = {};
  var folded = {};

  function alike(characters, standard) {
    characters.split("").forEach(function (character) { same[character] = standard; });
  }
  alike("([{〔【﹝［〖「『", "（");
  alike(")]}〕】﹞］〗」』", "）");
  alike("〈", "《");
  alike("〉", "》");
  alike("‐‑‒–—―−─", "-");
  alike("〜∼", "~");
  alike("•‧・∙", "·");
  alike(",", "，");
  alike(";", "；");
  alike(":", "：");
  alike("!", "！");
  alike("?", "？");

  function one(character) {
    if (!(character in folded)) {
      var plain = (character in same ? character : character.normalize("NFKC")).toLowerCase();
      folded[character] = plain.replace(/\s/g, "").split("").map(function (each) { return same[each] || each; }).join("");
    }
    return folded[character];
  }

  // Text as compared: of one width, one kind of bracket and dash, no blanks but those between Latin words.
  // places, where given, gets for each character of the result the place in the text that it came from.
  function fold(text, places) {
    var result = "", last = 0, found;
    function keep(piece, from, step) {
      result += piece;
      if (places) for (var n = 0; n < piece.length; n++) places.push(from + n * step);
    }
    ODD.lastIndex = 0;
    while ((found = ODD.exec(text))) {
      var odd = found[0], end = found.index + odd.length;
      keep(text.slice(last, found.index), last, 1);
      if (odd.length > 1 || /[\s\u00ad\u200b-\u200d\u2060\ufeff]/.test(odd)) {
        var joins = WORD.test(result.slice(-1)) && end < text.length && WORD.test(one(text.charAt(end)));
        keep(joins && /\s/.test(odd) ? " " : "", found.index, 0);
      } else {
        keep(one(odd), found.index, 0);
      }
      last = end;
    }
    keep(text.slice(last), last, 1);
    return result;
  }

  // Where terms stand in a text: ranges of the printed characters, in order, none overlapping.
  function hits(text, terms, prepare) {
    var places = [], plain = fold(prepare ? prepare(text) : text, places), ranges = [];
    terms.forEach(function (term) {
      for (var at = plain.indexOf(term); term && at >= 0; at = plain.indexOf(term, at + term.length)) {
        ranges.push([places[at], places[at + term.length - 1] + 1]);
      }
    });
    ranges.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
    return ranges.filter(function (range, n) {
      var before = ranges.slice(Math.max(0, n - 4), n);
      return before.every(function (other) { return other[1] <= range[0]; });
    });
  }

  // Words part at blanks; what stands in quotation marks is one term.
  function terms(query) {
    var found = [], part, pattern = /["“”＂„]([^"“”＂„]*)["“”＂„]|[^\s"“”＂„]+/g;
    while ((part = pattern.exec(query)) && found.length < 12) {
      var term = fold(part[1] === undefined ? part[0] : part[1]);
      if (term && found.indexOf(term) < 0) found.push(term);
    }
    return found;
  }

  return { fold: fold, hits: hits, terms: terms, add: function () {} };
})();

(function () {
  // "/" leads to the box from everywhere but another field.
  document.addEventListener("keydown", function (event) {
    var field = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.nodeName) || event.target.isContentEditable;
    if (event.key !== "/" || field || event.ctrlKey || event.metaKey || event.altKey) return;
    var box = document.getElementById("search-box") || document.querySelector(".site-search__box");
    if (!box) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    box.focus();
    box.select();
  }, true);

  var TEXT = "p, h1, h2, h3, h4, h5, h6, td, th, caption, figcaption, li, dt, dd";
  var MOST = 2000;

  // The terms of ?h=, several parted by tabs.
  function wanted() {
    var found = /[?&]h=([^&]*)/.exec(location.search);
    try {
      var text = found ? decodeURIComponent(found[1].replace(/\+/g, " ")) : "";
    } catch (error) {
      return [];
    }
    return text.split("\t").map(function (term) { return gazetteSearch.fold(term); }).filter(Boolean);
  }

  function textNodes(element) {
    var walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), nodes = [], node;
    while ((node = walker.nextNode())) nodes.push(node);
    return nodes;
  }

  function wrap(node, start, end) {
    var mark = document.createElement("mark"), piece = node.splitText(start);
    mark.className = "search-hit";
    piece.splitText(end - start);
    piece.parentNode.replaceChild(mark, piece);
    mark.appendChild(piece);
    return mark;
  }

  // A hit may run over several text nodes (a link, a bold word): each gets its part, the last node first so that places stay.
  function light(element, terms) {
    var nodes = textNodes(element), starts = [], text = "", firsts = [];
    nodes.forEach(function (node) { starts.push(text.length); text += node.data; });
    gazetteSearch.hits(text, terms).reverse().forEach(function (range) {
      var first = null;
      for (var n = nodes.length - 1; n >= 0; n--) {
        var from = Math.max(range[0] - starts[n], 0), to = Math.min(range[1] - starts[n], nodes[n].data.length);
        if (from < to) first = wrap(nodes[n], from, to);
      }
      if (first) firsts.unshift(first);
    });
    return firsts;
  }

  function leaves(root) {
    return Array.prototype.filter.call(root.querySelectorAll(TEXT), function (element) {
      return element.closest(".gazette-text") && !element.closest(".site-note") && !element.querySelector(TEXT);
    });
  }

  function unlight(bar) {
    document.querySelectorAll("mark.search-hit").forEach(function (mark) {
      var parent = mark.parentNode;
      while (mark.firstChild) parent.insertBefore(mark.firstChild, mark);
      mark.remove();
      parent.normalize();
    });
    bar.remove();
    try { history.replaceState(null, "", location.pathname + location.hash); } catch (error) { /* the address stays */ }
  }

  function button(label, name, action) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = name;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", action);
    return made;
  }

  function goTo(mark, smooth) {
    document.querySelectorAll("mark.search-here").forEach(function (other) { other.classList.remove("search-here"); });
    mark.classList.add("search-here");
    if (mark.closest("details")) mark.closest("details").open = true;
    mark.scrollIntoView({ block: "center", inline: "nearest", behavior: smooth ? "smooth" : "auto" });
  }

  function showBar(found) {
    var bar = document.createElement("div"), count = document.createElement("span"), current = -1;
    function turn(step) {
      current = current < 0 && step < 0 ? found.length - 1 : (current + step + found.length) % found.length;
      count.textContent = "第 " + (current + 1) + " 处，共 " + found.length + " 处";
      goTo(found[current], true);
    }
    bar.className = "search-bar";
    bar.setAttribute("role", "group");
    bar.setAttribute("aria-label", "本页查到的词语");
    count.setAttribute("role", "status");
    count.textContent = "查到 " + found.length + " 处";
    bar.append(count, button("上一处", "↑", function () { turn(-1); }), button("下一处", "↓", function () { turn(1); }),
      button("不再标出", "✕", function () { unlight(bar); }));
    document.body.appendChild(bar);
    return function (mark) { current = found.indexOf(mark); };
  }

  // In time slices: a long table is not to hold up the page.
  function lightPage(terms) {
    var waiting = leaves(document), found = [], next = 0;
    (function slice() {
      var until = performance.now() + 12;
      while (next < waiting.length && found.length < MOST && performance.now() < until) {
        Array.prototype.push.apply(found, light(waiting[next++], terms));
      }
      if (next < waiting.length && found.length < MOST) return void setTimeout(slice, 0);
      if (!found.length) return;
      var start = showBar(found);
      var target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      var first = target && found.filter(function (mark) { return target.contains(mark); })[0];
      if (first) {
        start(first);
        goTo(first, false);
      }
    })();
  }

  var terms = wanted();
  if (terms.length) lightPage(terms);
})();
