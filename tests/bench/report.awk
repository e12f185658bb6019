# SPDX-License-Identifier: MIT
# report.awk - from measurements (lines "NOTES STATE RUN KEY VALUE") to a table and JSON, medians.

{
    value[$1, $2, $4, $3] = $5
    know($1, $2, $4)
}

# Keys are written in the order in which they were measured.
function know(size, state, key) {
    if (!((size, state, key) in known)) {
        known[size, state, key] = 1
        keys[++key_count] = size SUBSEP state SUBSEP key
    }
}

# Of one vault, in the state "hot", "hot2" (two threads) or "cold"; "" where nothing was measured.
function median(size, state, key,    run, count, list, i, j, swap) {
    count = 0
    for (run = 1; run <= runs; run++)
        if ((size, state, key, run) in value)
            list[++count] = value[size, state, key, run]
    for (i = 2; i <= count; i++)
        for (j = i; j > 1 && list[j - 1] + 0 > list[j] + 0; j--) {
            swap = list[j]
            list[j] = list[j - 1]
            list[j - 1] = swap
        }
    return count == 0 ? "" : count % 2 == 1 ? list[(count + 1) / 2] : \
        (list[count / 2] + list[count / 2 + 1]) / 2
}

# What is made of several measurements of one run.
function derive(size, state,    run, sum) {
    for (run = 1; run <= runs; run++)
        if ((size, state, "graph", run) in value) {
            sum = value[size, state, "open", run] + value[size, state, "notes", run] + \
                value[size, state, "graph", run]
            value[size, state, "whole", run] = sum
            if (value[size, state, "bare_seconds", run] > 0)
                value[size, state, "ratio", run] = sum / value[size, state, "bare_seconds", run]
        }
}

function number(size, state, key, factor, format,    found) {
    found = median(size, state, key)
    return found == "" ? "-" : sprintf(format, found * factor)
}

# One line of the table: a column for each vault, and how the last compares with the first.
function row(label, state, key, per, format, factor,    i, line, first, last, value_of) {
    # Some awks count bytes, and pad what has a µ in it too little.
    line = sprintf("| %-" (label ~ /µ/ ? 41 + length("µ") : 42) "s |", label)
    for (i = 1; i <= vaults; i++)
        line = line sprintf(" %9s |", number(size[i], state, key,
                                             factor / (per == "note" ? size[i] : 1), format))
    first = median(size[1], state, key)
    last = median(size[vaults], state, key)
    value_of = first == "" || last == "" || first <= 0 || vaults < 2 ? "" : \
        sprintf("%.2f", per == "note" ? last / size[vaults] / (first / size[1]) : last / first)
    print line sprintf(" %6s |", value_of)
}

function micro(label, state, key) {
    row(label ", µs/note", state, key, "note", "%.2f", 1e6)
}

function head(title,    i, line, rule) {
    line = sprintf("| %-42s |", title)
    rule = "|---|"
    for (i = 1; i <= vaults; i++) {
        line = line sprintf(" %9d |", size[i])
        rule = rule "--:|"
    }
    print "\n" line " growth |\n" rule "--:|"
}

function write_json(    i, k, part, state) {
    printf "{\n  \"program\": \"%s\",\n  \"compiler\": \"%s\",\n", version, flags > json
    printf "  \"runs\": %d,\n  \"vaults\": [", runs > json
    for (i = 0; i <= vaults; i++) {
        printf "%s\n    {\"notes\": %d", i == 0 ? "" : ",", size[i] > json
        for (k = 1; k <= key_count; k++) {
            split(keys[k], part, SUBSEP)
            state = part[2]
            if (part[1] == size[i] && part[3] != "focus" && state != "warmup")
                printf ",\n     \"%s%s\": %.9g", state == "hot" ? "" : state "_", part[3],
                    median(size[i], state, part[3]) > json
        }
        printf "}" > json
    }
    print "\n  ]\n}" > json
    close(json)
}

END {
    vaults = split(sizes, size, " ")
    size[0] = 0
    for (i = 1; i <= vaults; i++) {
        derive(size[i], "hot")
        derive(size[i], "cold")
        know(size[i], "hot", "whole")
        know(size[i], "hot", "ratio")
        memory = median(size[i], "hot", "graph_peak_kib") - median(0, "hot", "empty_peak_kib")
        value[size[i], "hot", "memory", 1] = memory
        value[size[i], "hot", "graphviz", 1] = median(size[i], "hot", "map_svg") - \
            median(size[i], "hot", "map_dot")
    }
    printf "%s, %s, medians of %d runs\n", version, flags, runs

    head("one thread, hot cache; notes:")
    micro("bare read", "hot", "bare_seconds")
    micro("open the vault", "hot", "open")
    micro("read the notes", "hot", "notes")
    micro("build the graph", "hot", "graph")
    micro("all three", "hot", "whole")
    row("all three / bare read", "hot", "ratio", "", "%.1f", 1)
    micro("free vault and notes", "hot", "free_notes")
    micro("view of everything", "hot", "view")
    micro("JSON of everything", "hot", "json")
    micro("free the graph", "hot", "free_graph")

    head("two threads, hot cache; notes:")
    micro("bare read", "hot2", "bare_seconds")
    micro("all three", "hot2", "whole")

    head("one thread, cold cache; notes:")
    micro("bare read", "cold", "bare_seconds")
    micro("all three", "cold", "whole")
    row("all three / bare read", "cold", "ratio", "", "%.1f", 1)
    if (cold != "yes")
        print "\nThe page cache was not dropped: BENCH_COLD=1, as root, does."

    head("memory; notes:")
    row("peak up to the graph, bytes/note", "hot", "memory", "note", "%.0f", 1024)
    row("the library's part of it, bytes/note", "hot", "graph_peak_bytes", "note", "%.0f", 1)
    row("held by vault and notes, bytes/note", "hot", "notes_held_bytes", "note", "%.0f", 1)
    row("held by the graph alone, bytes/note", "hot", "free_notes_held_bytes", "note", "%.0f", 1)
    row("allocations, notes, /note", "hot", "notes_allocations", "note", "%.1f", 1)
    row("allocations, notes and graph, /note", "hot", "graph_allocations", "note", "%.1f", 1)

    head("what was read; notes:")
    row("bytes/note", "hot", "bare_bytes", "note", "%.0f", 1)
    row("nodes/note", "hot", "nodes", "note", "%.2f", 1)
    row("edges/note", "hot", "edges", "note", "%.1f", 1)
    row("origins/note", "hot", "origins", "note", "%.1f", 1)
    row("findings/note", "hot", "findings", "note", "%.2f", 1)

    if ((size[1], "hot", "notes_instructions") in known) {
        head("instructions; notes:")
        row("open the vault, /note", "hot", "open_instructions", "note", "%.0f", 1)
        row("read the notes, /note", "hot", "notes_instructions", "note", "%.0f", 1)
        row("build the graph, /note", "hot", "graph_instructions", "note", "%.0f", 1)
        row("view of everything, /note", "hot", "view_instructions", "note", "%.0f", 1)
        row("JSON of everything, /note", "hot", "json_instructions", "note", "%.0f", 1)
        row("view of a map, /note", "hot", "map_view_instructions", "note", "%.0f", 1)
    }

    head("a map of 60 nodes; notes:")
    row("choose the view, ms", "hot", "map_view", "", "%.2f", 1e3)
    row("write DOT, ms", "hot", "map_dot", "", "%.2f", 1e3)
    row("write SVG, ms", "hot", "map_svg", "", "%.2f", 1e3)
    row("of it Graphviz (SVG less DOT), ms", "hot", "graphviz", "", "%.2f", 1e3)
    row("notegraph --focus --svg, ms", "hot", "tool_svg_seconds", "", "%.1f", 1e3)
    row("notegraph --focus --dot, ms", "hot", "tool_dot_seconds", "", "%.1f", 1e3)

    printf "\nnotegraph on an empty folder: %.2f ms; notegraph --version: %.2f ms\n",
        median(0, "hot", "startup_seconds") * 1e3, median(0, "hot", "version_seconds") * 1e3
    write_json()
}
