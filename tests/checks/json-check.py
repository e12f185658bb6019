# SPDX-License-Identifier: MIT
# json-check.py SCHEMA JSON VAULT - is the command's JSON what the schema says, do its parts fit each
# other, and do its origins lead to what they tell of in the notes of VAULT? With "-" as VAULT, only
# the schema is looked at. Called by json.sh.
import json
import os
import re
import sys
import unicodedata

import jsonschema

RELATIONS = ["attended", "about", "part-of", "owns-task", "works-at", "reports-to", "related",
             "mentions"]
flaws = []


def say(text):
    flaws.append(text)


def no_twins(pairs):
    """Two members of one name would hide each other."""
    if len({key for key, _ in pairs}) < len(pairs):
        say("an object has a key twice: %s" % [key for key, _ in pairs])
    return dict(pairs)


def strict(schema):
    """The schema without room for additions: what is written must be documented."""
    if isinstance(schema, list):
        return [strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: strict(part) for key, part in schema.items()}
    if "properties" in made and made.get("type") == "object":
        made.setdefault("additionalProperties", False)
    return made


def check_schema(schema, data):
    validator = jsonschema.validators.validator_for(schema)
    validator.check_schema(schema)
    for error in list(validator(strict(schema)).iter_errors(data))[:10]:
        say("%s: %s" % ("/".join(map(str, error.absolute_path)), error.message[:200]))


def is_sorted(what, keys, unique=True):
    for a, b in zip(keys, keys[1:]):
        if a > b or (unique and a == b):
            say("%s are not sorted%s: %r, %r" % (what, " or not unique" if unique else "", a, b))
            return


def in_bytes(text):
    return text.encode()


def check_graph(data):
    nodes = {node["id"]: place for place, node in enumerate(data["nodes"])}
    is_sorted("nodes", [in_bytes(node["id"]) for node in data["nodes"]])
    for node in data["nodes"]:
        is_sorted("aliases of " + node["id"], [in_bytes(alias) for alias in node["aliases"]])
        is_sorted("attributes of " + node["id"], [in_bytes(key) for key in node["attributes"]])
        notes = node.get("notes", [node["note"]] if node["note"] else [])
        is_sorted("notes of " + node["id"], [in_bytes(path) for path in notes])
        if node["note"] != (notes[0] if notes else None):
            say("the note of %s is not the first of its notes" % node["id"])
        if node["name"] == "" or node["name"] not in node["aliases"]:
            say("the name of %s is empty, or not among its aliases" % node["id"])
    for edge in data["edges"]:
        name = "%s %s %s" % (edge["source"], edge["relation"], edge["target"])
        if edge["source"] not in nodes or edge["target"] not in nodes:
            say("an end of %s is no node" % name)
            return
        if edge["source"] == edge["target"]:
            say("%s is a loop" % name)
        if (edge["first"] is None) != (edge["last"] is None) or (edge["first"] or "") > (edge["last"] or ""):
            say("%s: first %s, last %s" % (name, edge["first"], edge["last"]))
        places = [(in_bytes(o["path"]), o["line"], o["column"]) for o in edge["origins"]]
        is_sorted("origins of " + name, places, unique=False)
        if places and edge["weight"] != len({path for path, _, _ in places}):
            say("%s: weight %d of %d notes" % (name, edge["weight"], len({p for p, _, _ in places})))
    is_sorted("edges", [(nodes[e["source"]], nodes[e["target"]], RELATIONS.index(e["relation"]))
                        for e in data["edges"]])
    is_sorted("findings", [(in_bytes(f["path"]), f["line"], f["column"], f["code"], f["text"])
                           for f in data["findings"]], unique=False)


def lines_of(vault, path, cache):
    if path not in cache:
        file = os.path.join(vault, path)
        cache[path] = None
        if os.path.isfile(file):
            with open(file, "rb") as opened:
                cache[path] = opened.read().decode("utf-8", "surrogateescape").split("\n")
    return cache[path]


def folded(text):
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub("[\u2010-\u2015]", "-", text.replace("\u2019", "'").replace("''", "'"))
    return " ".join(text.split())


def check_place(what, place, vault, cache):
    """The rest of the line that the place leads to, or None."""
    lines = lines_of(vault, place["path"], cache)
    if lines is None:
        say("%s: no file %s" % (what, place["path"]))
    elif not 1 <= place["line"] <= len(lines):
        say("%s: %s has no line %d" % (what, place["path"], place["line"]))
    else:
        line = lines[place["line"] - 1]
        if 1 <= place["column"] <= len(line) + 1:
            return line[place["column"] - 1:]
        say("%s: %s:%d has no column %d" % (what, place["path"], place["line"], place["column"]))
    return None


def names_one_of(text, names):
    """Does the text begin with a link, or with one of the names, quoted or marked in some way?"""
    bare = re.sub(r"^[\"'@*_ ]+", "", text.replace("\\", ""))
    if re.match(r"!?\[", bare):
        return True
    return any(folded(bare).startswith(folded(name)) for name in names)


def check_places(data, vault):
    cache = {}
    names = {node["id"]: [node["name"]] + node["aliases"] for node in data["nodes"]}
    for node in data["nodes"]:
        for path in node.get("notes", [node["note"]] if node["note"] else []):
            if lines_of(vault, path, cache) is None:
                say("%s: no file %s" % (node["id"], path))
    for edge in data["edges"]:
        what = "%s %s %s" % (edge["source"], edge["relation"], edge["target"])
        for origin in edge["origins"]:
            rest = check_place(what, origin, vault, cache)
            around = names[edge["source"]] + names[edge["target"]]
            # A double-encoded name is repaired: what stands there is another text.
            if rest is not None and "\u221a" not in rest and not names_one_of(rest, around):
                say("%s: %s:%d:%d says \"%s\"" % (what, origin["path"], origin["line"],
                                                  origin["column"], rest[:40]))
    for finding in data["findings"]:
        if finding["path"] and finding["line"] > 0:
            check_place(finding["code"], finding, vault, cache)


def main():
    schema_path, path, vault = sys.argv[1:]
    with open(schema_path, encoding="utf-8") as file:
        schema = json.load(file)
    with open(path, encoding="utf-8") as file:
        data = json.load(file, object_pairs_hook=no_twins)
    check_schema(schema, data)
    if not flaws and vault != "-":
        check_graph(data)
        if not flaws:
            check_places(data, vault)
    for flaw in flaws[:20]:
        print("%s: %s" % (path, flaw))
    sys.exit(1 if flaws else 0)


main()
