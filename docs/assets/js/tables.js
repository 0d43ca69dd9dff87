// Sorting and filtering of tables that gain by it (data-sortable).  Without JavaScript they are plain tables.
// While a table is sorted or filtered its merged cells are split, and every row shows what it inherited, marked as such.
(function () {
  var collator = new Intl.Collator("zh-CN", { numeric: true });

  // Cells of some rows → for each row what covers each column: { cell, own } (own: the cell begins in this row).
  function gridOf(rows) {
    var grid = rows.map(function () { return []; });
    rows.forEach(function (row, y) {
      var x = 0;
      Array.prototype.forEach.call(row.cells, function (cell) {
        while (grid[y][x]) { x += 1; }
        for (var dy = 0; dy < cell.rowSpan && y + dy < rows.length; dy += 1) {
          for (var dx = 0; dx < cell.colSpan; dx += 1) { grid[y + dy][x + dx] = { cell: cell, own: dy === 0, first: dx === 0 }; }
        }
        x += cell.colSpan;
      });
    });
    return grid;
  }

  function copyOf(place) {
    var cell = place.cell.cloneNode(true);
    cell.removeAttribute("rowspan");
    cell.querySelectorAll(".page-mark").forEach(function (mark) { mark.remove(); });  // in another order no page ends there
    if (cell.scope === "rowgroup") { cell.scope = "row"; }
    if (!place.own) {
      cell.classList.add("inherited");
      cell.querySelectorAll("[id]").forEach(function (inner) { inner.removeAttribute("id"); });
    }
    return cell;
  }

  // One tbody → its rows with all their cells, and what they say, column by column.
  function bodyOf(section) {
    var rows = Array.prototype.slice.call(section.rows);
    var grid = gridOf(rows);
    return {
      section: section,
      printed: rows,
      rows: rows.map(function (row, y) {
        var whole = row.cloneNode(false);
        whole.removeAttribute("data-inherited");
        grid[y].forEach(function (place) { if (place.first) { whole.appendChild(copyOf(place)); } });
        var texts = grid[y].map(function (place) { return place.cell.textContent.trim(); });
        return { row: whole, texts: texts, order: y, fixed: row.classList.contains("total") || row.classList.contains("group") };
      })
    };
  }

  function numberIn(text) {
    var bare = text.replace(/[\s,，%％]/g, "");
    return /^[-+]?\d+(\.\d+)?$/.test(bare) ? parseFloat(bare) : null;
  }

  // Figures before words, blanks last whichever way.
  function compare(one, other, column, down) {
    var a = one.texts[column] || "", b = other.texts[column] || "";
    if (!a || !b) { return (a ? 0 : 1) - (b ? 0 : 1) || one.order - other.order; }
    var x = numberIn(a), y = numberIn(b);
    var result = x !== null && y !== null ? x - y : x !== null ? -1 : y !== null ? 1 : collator.compare(a, b);
    return (down ? -result : result) || one.order - other.order;
  }

  // Rows in their new order; totals and group rows keep their places.
  function ordered(rows, column, down) {
    if (column === null) { return rows; }
    var movable = rows.filter(function (each) { return !each.fixed; });
    movable.sort(function (one, other) { return compare(one, other, column, down); });
    var next = 0;
    return rows.map(function (each) { return each.fixed ? each : movable[next++]; });
  }

  function leavesOf(table) {
    var grid = gridOf(Array.prototype.slice.call(table.tHead ? table.tHead.rows : []));
    var last = grid[grid.length - 1] || [];
    return last.map(function (place, column) { return { cell: place.cell, column: column }; })
      .filter(function (leaf) { return leaf.cell.colSpan === 1 && leaf.cell.textContent.trim(); });
  }

  function prepare(table) {
    var state = { column: null, down: false, words: "" };
    var bodies = null;
    var leaves = leavesOf(table);
    var bar = document.createElement("div");
    var input = document.createElement("input");
    var label = document.createElement("label");
    var back = document.createElement("button");
    var told = document.createElement("span");

    function show() {
      bodies = bodies || Array.prototype.map.call(table.tBodies, bodyOf);
      var plain = state.column === null && !state.words;
      var total = 0, kept = 0;
      bodies.forEach(function (body) {
        var rows = ordered(body.rows, state.column, state.down);
        rows.forEach(function (each) {
          var hit = !state.words || each.texts.join("\n").toLowerCase().indexOf(state.words) >= 0;
          each.row.hidden = !each.row.classList.contains("group") && !hit;
          if (!each.fixed) { total += 1; kept += each.row.hidden ? 0 : 1; }
        });
        var shown = plain ? body.printed : rows.map(function (each) { return each.row; });
        body.section.replaceChildren.apply(body.section, shown.length < 5000 ? shown : []);
        if (shown.length >= 5000) { shown.forEach(function (row) { body.section.appendChild(row); }); }
      });
      leaves.forEach(function (leaf) {
        if (leaf.column === state.column) { leaf.cell.setAttribute("aria-sort", state.down ? "descending" : "ascending"); }
        else { leaf.cell.removeAttribute("aria-sort"); }
      });
      back.hidden = plain;
      told.textContent = plain ? "" : "共 " + total + " 行，显示 " + kept + " 行";
    }

    function sortBy(column) {
      if (state.column !== column) { state.column = column; state.down = false; }
      else if (!state.down) { state.down = true; }
      else { state.column = null; state.down = false; }
      show();
    }

    leaves.forEach(function (leaf) {
      var button = document.createElement("button"), name = leaf.cell.textContent.trim();
      button.type = "button";
      button.className = "sort-button";
      button.title = "按这一栏排序";
      button.setAttribute("aria-label", "按“" + name + "”排序");
      leaf.cell.setAttribute("aria-label", name);  // what is read aloud with every cell, without the button
      leaf.cell.appendChild(button);
      leaf.cell.classList.add("sorts");
      leaf.cell.addEventListener("click", function (event) {
        if (!event.target.closest("a")) { sortBy(leaf.column); }
      });
    });

    bar.className = "site-note table-filter";
    label.textContent = "筛选";
    input.type = "search";
    input.autocomplete = "off";
    input.placeholder = "乡镇、单位、文字……";
    input.addEventListener("input", function () { state.words = input.value.trim().toLowerCase(); show(); });
    back.type = "button";
    back.textContent = "恢复原样";
    back.hidden = true;
    back.addEventListener("click", function () { state.column = null; state.down = false; state.words = input.value = ""; show(); input.focus(); });
    told.setAttribute("role", "status");
    label.appendChild(input);
    bar.append(label, back, told);
    table.closest(".table-box").before(bar);
  }

  document.querySelectorAll("table[data-sortable]").forEach(prepare);
})();
