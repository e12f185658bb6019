#!/usr/bin/env bats
# SPDX-License-Identifier: MIT
# sample.bats - the sample vault, compared with tests/vaults/sample.expected.md; and, where they
# are, notes from outside of the project, of which nothing but counts is told here.

load kit

@test "sample: what is counted" {
    notegraph "$SAMPLE"
    exits 0
    has out '54 notes:' '31 meetings'
    notegraph -q --json a.json "$SAMPLE"
    is meetings "$(count '"kind":"meeting"' a.json)" 31
    is forums "$(count '"kind":"forum"' a.json)" 1
    is owners "$(count '"owner":true' a.json)" 1
    is homes "$(count '"home":true' a.json)" 1
}

@test "sample: two pairs of notes are one meeting each" {
    notegraph -q --json a.json "$SAMPLE"
    grep '"kind":"meeting"' a.json | grep '"notes":\["[^"]*","' >merged
    is 'meetings of several notes' "$(wc -l <merged)" 2
    has merged '"Customers and Partners/Vellingham Waterways/2025-11-18 - Basin Three test, the yard’s view.md","Meetings/2025-11-18 - Lockkeeper blind test in Basin Three.md"'
    has merged '"Meetings/2025-12-09 - Vellingham 2026 planning.md","Meetings/2025-12-09 - Year-end talk with Vellingham.md"'
}

@test "sample: home and owner" {
    notegraph -q --json a.json "$SAMPLE"
    grep '"home":true' a.json | grep -q '"name":"Reedwhistle Robotics","kind":"org"'
    grep '"owner":true' a.json | grep -q '"name":"Rowan Adeyemi","kind":"person"'
    grep '"owner":true' a.json | grep -q '"Myself"' || :
    is 'nodes called Myself' "$(count '"name":"\(Myself\|Me\)"' a.json)" 0
}

@test "sample: ignored notes, code, comments and placeholders are nothing" {
    notegraph -q --json a.json "$SAMPLE"
    hasnt a.json _archive/2025-05-20 Templates/ 'Not A Link' 'Hidden Idea' 'Commented Out' 'Nobody Here' \
        'Perrin Ashgrove' 'Dunlin Freightways' 'Pipeline Huddle' '"name":"TBD"' '"name":"Speaker 2"' \
        '"name":""'
}

@test "sample: every entity note is its entity's" {
    notegraph -q --json a.json "$SAMPLE"
    # of 21 entity notes
    is people "$(count '"kind":"person".*"note":"People/' a.json)" 12
    is organisations "$(count '"kind":"org".*"note":"Customers and Partners/' a.json)" 4
    is projects "$(count '"kind":"project".*"note":"Projects/' a.json)" 5
    grep -q '"name":"Vellingham Waterways".*"note":"Customers and Partners/Vellingham Waterways/README.md"' a.json
}

@test "sample: the one flaw is told with its place" {
    notegraph "$SAMPLE"
    is 'lines said' "$(wc -l <err)" 1
    has err "$SAMPLE/Meetings/2025-10-23 - Asset register design review.md:3:14: warning: " '[bad-front-matter]'
    # What is malformed costs nothing but itself.
    notegraph -q --json a.json "$SAMPLE"
    is participants "$(count '"target":"2025-10-23-[^"]*","relation":"attended"' a.json)" 7
}

@test "sample: the main customer's map" {
    notegraph --svg vellingham-waterways.svg --dot a.dot "$SAMPLE"
    exits 0
    has err 'focus: Vellingham Waterways'
    has vellingham-waterways.svg '>Vellingham Waterways</title>' 'Hanneke Zuidhof' 'Lockkeeper'
    has a.dot 'class="org home"'
    # The owner was everywhere: no news.
    hasnt a.dot 'Rowan Adeyemi'
}

@test "sample: the same bytes again" {
    notegraph -q --svg a.svg --dot a.dot --json a.json --focus Vellingham "$SAMPLE"
    notegraph -q --svg b.svg --dot b.dot --json b.json --focus Vellingham "$SAMPLE"
    same a.svg b.svg
    same a.dot b.dot
    same a.json b.json
}

@test "outside: four meetings, one account, nobody called TBD" {
    notes=$top_srcdir/../shared/notes
    [ -d "$notes" ] || skip 'not there'
    notegraph -q --json a.json "$notes"
    exits 0
    is_empty err
    is meetings "$(count '"kind":"meeting"' a.json)" 4
    is 'nodes called TBD' "$(count '"name":"TBD"' a.json)" 0
    sed -n 's/.*"target":"\([^"]*\)","relation":"about".*/\1/p' a.json | sort -u >about
    sed -n 's/^{"id":"\([^"]*\)".*"kind":"org".*/\1/p' a.json | sort -u >orgs
    is 'organisations that meetings are about' "$(comm -12 about orgs | wc -l)" 1
}
