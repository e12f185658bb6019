/* SPDX-License-Identifier: MIT
 * test_frontmatter.c - where the front matter begins and ends, and its values as facts. */
#include "kit.h"

#include "note/frontmatter.h"

static ng_status read_front(struct ngi_fact_writer *writer, ng_text text, struct ngi_buf *out,
                            void *extra) {
    size_t body = 999;
    uint32_t body_line = 999;
    ng_status status = ngi_frontmatter_read(writer, text, &body, &body_line);
    (void)extra;
    assert_true(body <= text.size);
    ngi_buf_str(out, "rest at ");
    ngi_buf_uint(out, body_line);
    ngi_buf_str(out, ": ");
    size_t end = body;
    while (end < text.size && text.data[end] != '\n' && text.data[end] != '\r')
        end++;
    ngi_buf_add(out, text.data + body, end - body);
    ngi_buf_char(out, '\n');
    return status;
}

struct row {
    const char *text, *facts;
};

static void check(struct kit *kit, const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        kit_read_facts(kit, read_front, kit_text(rows[i].text), NULL);
        kit_same_out(kit, rows[i].text, rows[i].facts);
    }
}

#define CHECK(state, rows) check((state), (rows), sizeof(rows) / sizeof *(rows))

static void where_it_ends(void **state) {
    static const struct row rows[] = {
        {"---\na: b\n---\nbody\n", "rest at 4: body\nFIELD a=b @2:4\n"},
        {"---\na: b\n...\nbody\n", "rest at 4: body\nFIELD a=b @2:4\n"},
        {"---\na: b\n---", "rest at 4: \nFIELD a=b @2:4\n"},
        {"---\na: b\n---  \nbody", "rest at 4: body\nFIELD a=b @2:4\n"},
        {"--- \na: b\n---\nbody", "rest at 4: body\nFIELD a=b @2:4\n"},
        {"---\r\na: b\r\n---\r\nbody\r\n", "rest at 4: body\nFIELD a=b @2:4\n"},
        {"---\n---\nbody", "rest at 3: body\n"},
        {"---\n\n\n---\nbody", "rest at 5: body\n"},
        {"---\na: b\n----\nc: d\n---\nbody",
         "rest at 6: body\nFIELD a=b @2:4\nFIELD c=d @4:4\n! bad-front-matter @3:1\n"},
        {"---\na: b\n---\n---\nc: d\n---\n", "rest at 4: ---\nFIELD a=b @2:4\n"},
        {"---\n# only a comment\n---\nbody", "rest at 4: body\n"},
        {"---\na: b # why\n---\nbody", "rest at 4: body\nFIELD a=b @2:4\n"},
    };
    CHECK(*state, rows);
}

static void a_byte_order_mark_is_stepped_over(void **state) {
    static const struct row rows[] = {
        {"\xEF\xBB\xBF---\na: b\n---\nbody", "rest at 4: body\nFIELD a=b @2:4\n"},
        {"\xEF\xBB\xBF"
         "body",
         "rest at 1: body\n"},
        {"\xEF\xBB\xBF", "rest at 1: \n"},
        {"\xEF\xBB\xBF\xEF\xBB\xBF---\na: b\n---\n", "rest at 1: \xEF\xBB\xBF---\n"},
    };
    CHECK(*state, rows);
}

static void notes_without_it(void **state) {
    static const struct row rows[] = {
        {"", "rest at 1: \n"},
        {"body", "rest at 1: body\n"},
        {"\n---\na: b\n---\n", "rest at 1: \n"},
        {" ---\na: b\n---\n", "rest at 1:  ---\n"},
        {"----\na: b\n----\n", "rest at 1: ----\n"},
        {"---yaml\na: b\n---\n", "rest at 1: ---yaml\n"},
        {"...\na: b\n...\n", "rest at 1: ...\n"},
        {"---", "rest at 1: ---\n"},
        {"---\n", "rest at 1: ---\n"},
        /* thematic breaks */
        {"---\n\nbody\n", "rest at 1: ---\n"},
        {"---\nJust some text\n\nmore", "rest at 1: ---\n"},
        {"---\n# Heading: one\n", "rest at 1: ---\n"},
        {"---\n- item: one\n", "rest at 1: ---\n"},
        {"---\nhttps://quern.example\n", "rest at 1: ---\n"},
        {"---\nat 8:30 we met\n", "rest at 1: ---\n"},
        {"---\n> so: one\n", "rest at 1: ---\n"},
    };
    CHECK(*state, rows);
}

static void an_unclosed_one_is_read_to_the_first_blank_line(void **state) {
    static const struct row rows[] = {
        {"---\na: b\nc: d\n\nbody: no\n",
         "rest at 4: \nFIELD a=b @2:4\nFIELD c=d @3:4\n! unclosed-front-matter @1:1\n"},
        {"---\na: b\n# Heading\n[[A]]\n",
         "rest at 3: # Heading\nFIELD a=b @2:4\n! unclosed-front-matter @1:1\n"},
        {"---\na: b", "rest at 3: \nFIELD a=b @2:4\n! unclosed-front-matter @1:1\n"},
        {"---\na:\n  - b", "rest at 4: \nFIELD a=b @3:5\n! unclosed-front-matter @1:1\n"},
        {"---\r\na: b\r\n\r\nbody", "rest at 3: \nFIELD a=b @2:4\n! unclosed-front-matter @1:1\n"},
        {"---\ntags:\n- x\n- y\n\nbody\n", "rest at 5: \nFIELD tags=x @3:3\nFIELD tags=y @4:3\n"
                                           "! unclosed-front-matter @1:1\n"},
    };
    CHECK(*state, rows);
}

static void values_become_facts(void **state) {
    static const struct row rows[] = {
        {"---\nparticipants:\n  - Ann Lee\n  - \"[[Bo Ray]]\"\n  - [[People/Cy|Cy]]\n---\n",
         "rest at 7: \nFIELD participants=Ann Lee @3:5\n"
         "FIELD participants=Bo Ray -> Bo Ray @4:5\nFIELD participants=Cy -> People/Cy @5:5\n"},
        {"---\naccount: [[Quern]]\nproject: '[Heron](Heron%20One.md)'\n---\n",
         "rest at 5: \nFIELD account=Quern -> Quern @2:10\n"
         "FIELD project=Heron -> Heron One @3:10\n"},
        {"---\nwith: [[Ann]] and [[Bo]]\n---\n",
         "rest at 4: \nFIELD with=[[Ann]] and [[Bo]] @2:7\n! bad-front-matter @2:15\n"},
        {"---\nwith: \"[[Ann]], [[Bo]]\"\n---\n", "rest at 4: \nFIELD with=[[Ann]], [[Bo]] @2:7\n"},
        {"---\ntitle: \"Brack‚Äôs caf√©\"\n---\n", "rest at 4: \nFIELD title=Brack’s café @2:8\n"},
        /* Repaired before controls are cleaned away: these are bytes. */
        {"---\ntitle: â€œSoâ€\302\235 \303\205\302\201ukasz\nlead: "
         "é\302\241¾æ\302\231\302\223å²\302\232, \303\203\302\201sa\n---\n",
         "rest at 5: \nFIELD title=“So” Łukasz @2:8\nFIELD lead=顾晓岚, Ása @3:7\n"},
        {"---\ntitle: \"a\\x1b\\0\\u202Eb\"\n---\n", "rest at 4: \nFIELD title=a b @2:8\n"},
        {"---\ndate: 2025-12-16\nref: 007\nok: NO\n---\n",
         "rest at 6: \nFIELD date=2025-12-16 @2:7\nFIELD ref=007 @3:6\nFIELD ok=NO @4:5\n"},
        {"---\na:\nb: \"\"\nc: x\n---\n",
         "rest at 6: \nFIELD a= @2:3\nFIELD b= @3:4\nFIELD c=x @4:4\n"},
    };
    CHECK(*state, rows);
}

static void a_name_stands_for_its_mapping(void **state) {
    static const struct row rows[] = {
        {"---\nwith: {role: x, Name: Ann, title: y}\n---\n",
         "rest at 4: \nFIELD with.role=x @2:14\nFIELD with=Ann @2:23\nFIELD with.title=y @2:35\n"},
        {"---\nwith: {title: x, link: Ann}\n---\n",
         "rest at 4: \nFIELD with.title=x @2:15\nFIELD with=Ann @2:24\n"},
        {"---\nwith:\n- {title: Ann}\n- [{name: [Bo, Cy]}]\n---\n",
         "rest at 6: \nFIELD with=Ann @3:11\nFIELD with=Bo @4:12\nFIELD with=Cy @4:16\n"},
        {"---\nwith: {name: {name: Ann, a: b}, c: {d: e}}\n---\n",
         "rest at 4: \nFIELD with=Ann @2:21\nFIELD with.a=b @2:29\nFIELD with.c.d=e @2:40\n"},
        /* The note's own are not within anything. */
        {"---\nname: Ann\ntitle: x\nlink: y\n---\n",
         "rest at 6: \nFIELD name=Ann @2:7\nFIELD title=x @3:8\nFIELD link=y @4:7\n"},
        {"---\nwith: {a: name, b: {name: Ann}}\n---\n",
         "rest at 4: \nFIELD with.a=name @2:11\nFIELD with.b=Ann @2:27\n"},
        {"---\nwith: {name}\nto: {? [name] : x}\n---\n",
         "rest at 5: \nFIELD with= @2:12\n! bad-front-matter @3:8\n"},
        /* salvaged */
        {"---\nwith:\n  - name: \"Ann\" x\n    role: y\n  - Bo: z\n  - http://quern.example\n---\n",
         "rest at 8: \nFIELD with=\"Ann\" x @3:11\nFIELD with.role=y @4:11\n"
         "FIELD with.Bo=z @5:9\nFIELD with=http://quern.example @6:5\n! bad-front-matter @3:17\n"},
    };
    CHECK(*state, rows);
}

static void flaws_become_findings(void **state) {
    static const struct row rows[] = {
        {"---\na: x: y\nb: c\n---\nbody",
         "rest at 5: body\nFIELD a=x: y @2:4\nFIELD b=c @3:4\n! bad-front-matter @2:5\n"},
        {"---\na: b\na: c\n---\nbody", "rest at 5: body\nFIELD a=b @2:4\n! duplicate-key @3:1\n"},
        {"---\na: {{title}}\nb: c\n---\nbody",
         "rest at 5: body\nFIELD b=c @3:4\n! template-field @2:4\n"},
        {"---\nJust prose here\n---\nbody", "rest at 4: body\n! bad-front-matter @2:1\n"},
    };
    CHECK(*state, rows);
}

static void a_large_one_is_read_in_part(void **state) {
    struct kit *kit = *state;
    struct ngi_buf text;
    uint32_t lines = 0;
    ngi_buf_init(&text, &kit->mem, SIZE_MAX / 2);
    ngi_buf_str(&text, "---\nfirst: 1\n");
    for (; text.size < NGI_MAX_FRONT_MATTER_BYTES + 100; lines++)
        ngi_buf_str(&text, "- filler\n");
    ngi_buf_str(&text, "last: 2\n---\nbody\n");
    kit_read_facts(kit, read_front, ngi_buf_view(&text), NULL);
    ngi_buf_free(&text);
    const char *out = kit_out(kit);
    assert_non_null(strstr(out, "FIELD first=1 @2:8\n"));
    assert_null(strstr(out, "last"));
    assert_non_null(strstr(out, "! too-large @1:1\n"));
    char rest[32];
    (void)snprintf(rest, sizeof rest, "rest at %u: body\n", (unsigned)lines + 5);
    assert_memory_equal(out, rest, strlen(rest));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(where_it_ends),         KIT_TEST(a_byte_order_mark_is_stepped_over),
        KIT_TEST(notes_without_it),      KIT_TEST(an_unclosed_one_is_read_to_the_first_blank_line),
        KIT_TEST(values_become_facts),   KIT_TEST(a_name_stands_for_its_mapping),
        KIT_TEST(flaws_become_findings), KIT_TEST(a_large_one_is_read_in_part),
    };
    return cmocka_run_group_tests_name("frontmatter", tests, NULL, NULL);
}
