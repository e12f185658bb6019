/* SPDX-License-Identifier: MIT
 * test_body.c - the text of a note: headings, sections, header lines, code and comments. */
#include "kit.h"

#include "note/body.h"

static ng_status read_body(struct ngi_fact_writer *writer, ng_text text, struct ngi_buf *out,
                           void *extra) {
    (void)out;
    return ngi_body_read(writer, extra, text, 1);
}

struct row {
    const char *text, *facts;
};

static void check(struct kit *kit, const struct row *rows, size_t count) {
    ng_schema *schema;
    assert_int_equal(ng_schema_new(&schema, kit->ctx), NG_OK);
    for (size_t i = 0; i < count; i++) {
        kit_read_facts(kit, read_body, kit_text(rows[i].text), schema);
        kit_same_out(kit, rows[i].text, rows[i].facts);
    }
    ng_schema_free(schema);
}

#define CHECK(state, rows) check((state), (rows), sizeof(rows) / sizeof *(rows))

static void headings(void **state) {
    static const struct row rows[] = {
        {"# One\n## Two\n###### Six\n",
         "HEADING 1=One @1:3\nHEADING 2=Two @2:4\nHEADING 6=Six @3:8\n"},
        {"####### Seven\n#tag\n#\n", "TAG =tag @2:1\nHEADING 1= @3:2\n"},
        {"## Notes ##\n##\tNotes\n## C#\n## Notes # \n",
         "HEADING 2=Notes @1:4\nHEADING 2=Notes @2:4\nHEADING 2=C# @3:4\nHEADING 2=Notes @4:4\n"},
        {"   ## Notes\n    ## code\n", "HEADING 2=Notes @1:7\n"},
        {"## See [[Ann]] today\n", "HEADING 2=See [[Ann]] today @1:4\nLINK See [[Ann]] today=Ann -> Ann @1:8\n"},
        {"## Zoë’s  notes\n[[Ann]]",
         "HEADING 2=Zoë’s notes @1:4\nLINK Zoë’s notes=Ann -> Ann @2:1\n"},
        {"no heading # here\n", ""},
        {"", ""},
        {"\n\n\n", ""},
    };
    CHECK(*state, rows);
}

static void links_name_the_heading_above(void **state) {
    static const struct row rows[] = {
        {"[[Ann]] and [[People/Bo|Bo]]\n## Notes\n- met [Cy](Cy.md)\n> [[Dee]]\n",
         "LINK =Ann -> Ann @1:1\nLINK =Bo -> People/Bo @1:13\nHEADING 2=Notes @2:4\n"
         "LINK Notes=Cy -> Cy @3:7\nLINK Notes=Dee -> Dee @4:3\n"},
        {"| [[Ann\\|A]] | é [[Bo]] |\n", "LINK =A -> Ann @1:3\nLINK =Bo -> Bo @1:18\n"},
        {"- plain bullet\n1. numbered\njust text\n", ""},
    };
    CHECK(*state, rows);
}

static void items_of_sections(void **state) {
    static const struct row rows[] = {
        {"## Related\n- [[Ann Lee]]\n- Bo Ray\n* [[Quern]] and [[Tarn]]\n+ Cy\n1. Dee\n2) Eve\n",
         "HEADING 2=Related @1:4\nITEM Related=Ann Lee -> Ann Lee @2:3\nITEM Related=Bo Ray @3:3\n"
         "ITEM Related=Quern -> Quern @4:3\nITEM Related=Tarn -> Tarn @4:17\nITEM Related=Cy @5:3\n"
         "ITEM Related=Dee @6:4\nITEM Related=Eve @7:4\n"},
        {"## Related\n  - Ann\n\t- Bo\n> - Cy\n-\n- \n-Dee\n[[Eve]]\nplain text\n",
         "HEADING 2=Related @1:4\nITEM Related=Ann @2:5\nITEM Related=Bo @3:4\nITEM Related=Cy "
         "@4:5\n"
         "ITEM Related=Eve -> Eve @8:1\n"},
        {"## KEY contacts\n- **Ann Lee** (Quern), gates\n",
         "HEADING 2=KEY contacts @1:4\nITEM KEY contacts=**Ann Lee** (Quern), gates @2:3\n"},
        {"## Attendees\n- Ann\n## Notes\n- Bo\n- [[Cy]]\n",
         "HEADING 2=Attendees @1:4\nITEM Attendees=Ann @2:3\nHEADING 2=Notes @3:4\n"
         "LINK Notes=Cy -> Cy @5:3\n"},
        {"## Related\n- Ann\n### Colleagues\n- Bo\n#### Far\n- Cy\n## Next\n- Dee\n",
         "HEADING 2=Related @1:4\nITEM Related=Ann @2:3\nHEADING 3=Colleagues @3:5\n"
         "ITEM Related=Bo @4:3\nHEADING 4=Far @5:6\nITEM Related=Cy @6:3\nHEADING 2=Next @7:4\n"},
        {"## Related\n- Ann\n# Top\n- Bo\n",
         "HEADING 2=Related @1:4\nITEM Related=Ann @2:3\nHEADING 1=Top @3:3\n"},
        {"### Related\n- Ann\n### People\n- Bo\n",
         "HEADING 3=Related @1:5\nITEM Related=Ann @2:3\nHEADING 3=People @3:5\nITEM People=Bo "
         "@4:3\n"},
        {"## See-also\n- Ann\n", "HEADING 2=See-also @1:4\nITEM See-also=Ann @2:3\n"},
        {"## Related\n- [ ] @Ann see [[Bo]]\n",
         "HEADING 2=Related @1:4\nTASK  =see [[Bo]] @2:3\nTASK_FIELD owner=Ann @2:7\n"
         "LINK Related=Bo -> Bo @2:16\n"},
    };
    CHECK(*state, rows);
}

/* What a section says holds for all that stands below it, also behind one that says otherwise. */
static void a_section_goes_on_after_one_within_it(void **state) {
    static const struct row rows[] = {
        {"## Related\n### Attendees\n- Ann\n### Others we know\n- Bo\n",
         "HEADING 2=Related @1:4\nHEADING 3=Attendees @2:5\nITEM Attendees=Ann @3:3\n"
         "HEADING 3=Others we know @4:5\nITEM Related=Bo @5:3\n"},
    };
    CHECK(*state, rows);
}

static void items_that_are_prose_are_left(void **state) {
    struct kit *kit = *state;
    char text[NGI_MAX_NAME_BYTES + 64], facts[NGI_MAX_NAME_BYTES + 64],
        name[NGI_MAX_NAME_BYTES + 2];
    for (size_t size = NGI_MAX_NAME_BYTES; size <= NGI_MAX_NAME_BYTES + 1; size++) {
        memset(name, 'a', size);
        name[size] = '\0';
        (void)snprintf(text, sizeof text, "# People\n- %s\n", name);
        (void)snprintf(
            facts, sizeof facts, "HEADING 1=People @1:3\n%s%s%s",
            size > NGI_MAX_NAME_BYTES ? "" : "ITEM People=", size > NGI_MAX_NAME_BYTES ? "" : name,
            size > NGI_MAX_NAME_BYTES ? "" : " @2:3\n");
        check(kit, &(struct row){text, facts}, 1);
    }
}

static void header_lines(void **state) {
    static const struct row rows[] = {
        {"**With**: Ann Lee, Bo Ray\n", "HEADER With=Ann Lee, Bo Ray @1:11\n"},
        {"**With:** Ann Lee\n", "HEADER With=Ann Lee @1:11\n"},
        {"**With**:Ann Lee\n", "HEADER With=Ann Lee @1:10\n"},
        {"__With__: Ann\n__With:__ Bo\n", "HEADER With=Ann @1:11\nHEADER With=Bo @2:11\n"},
        {"*With*: Ann\n_With_: Bo\n***With***: Cy\n",
         "HEADER With=Ann @1:9\nHEADER With=Bo @2:9\nHEADER With=Cy @3:13\n"},
        {"*Source: [[Calls/Sync|the call]]*\n", "HEADER Source=the call -> Calls/Sync @1:10\n"},
        {"_Source: Sync.m4a_\n", "HEADER Source=Sync.m4a @1:10\n"},
        {"> **With**: Ann\n> [!info]\n>> with:: Bo\n> - **With**: Cy\n",
         "HEADER With=Ann @1:13\nINLINE with=Bo @3:11\nHEADER With=Cy @4:15\n"},
        {"**Account**: [[Quern]]\n", "HEADER Account=Quern -> Quern @1:14\n"},
        {"**Account**: [[Quern]] and [[Tarn]]\n", "HEADER Account=[[Quern]] and [[Tarn]] @1:14\n"},
        {"- **Forum**: [[Steering]]\n  * **Project:** Heron\n",
         "HEADER Forum=Steering -> Steering @1:14\nHEADER Project=Heron @2:18\n"},
        {"  **ATTENDEES** : Ann\n", ""},
        {"  **ATTENDEES**: Zoë, Ann  \n", "HEADER ATTENDEES=Zoë, Ann @1:18\n"},
        {"**Rob Forum**: Sync\n**rob_forum**: Sync\n", "HEADER Rob Forum=Sync @1:16\n"},
        {"**With**:\n**With:**   \n", ""},
        {"**Weather**: fine, [[Ann]]\n", "LINK =Ann -> Ann @1:20\n"},
        {"With: Ann\n", ""},
        {"**With** Ann [[Bo]]\n", "LINK =Bo -> Bo @1:14\n"},
        {"****: Ann\n**: Ann\n*\n", ""},
        {"## Related\n**With**: Ann\n- **With**: Bo\n",
         "HEADING 2=Related @1:4\nHEADER With=Ann @2:11\nHEADER With=Bo @3:13\n"},
    };
    CHECK(*state, rows);
}

static void code_is_not_read(void **state) {
    static const struct row rows[] = {
        {"```\n[[A]]\n# no\n```\n[[B]]\n", "LINK =B -> B @5:1\n"},
        {"~~~ yaml\n[[A]]\n```\n~~~\n[[B]]\n", "LINK =B -> B @5:1\n"},
        {"````md\n```\n[[A]]\n```\n````\n[[B]]\n", "LINK =B -> B @6:1\n"},
        {"```\n[[A]]\n`````\n[[B]]\n", "LINK =B -> B @4:1\n"},
        {"```\n[[A]]\n``` no end\n```\n[[B]]\n", "LINK =B -> B @5:1\n"},
        {"```\n%%\n```\n[[B]]\n", "LINK =B -> B @4:1\n"},
        {"  ```\n  [[A]]\n  ```\n[[B]]\n", "LINK =B -> B @4:1\n"},
        {"> ```\n> [[A]]\n> ```\n> [[B]]\n", "LINK =B -> B @4:3\n"},
        {"```dataview [[x]]``` [[B]]\n", "LINK =B -> B @1:22\n"},
        {"``\n[[A]]\n", "LINK =A -> A @2:1\n"},
        {"use `[[A]]` and ``[[B]] ` [[C]]`` but [[D]]\n", "LINK =D -> D @1:39\n"},
        {"a ` alone [[A]]\n", "LINK =A -> A @1:11\n"},
        {"`a`` [[A]]` [[B]]\n", "LINK =B -> B @1:13\n"},
        {"`%%` [[A]]\n[[B]]\n", "LINK =A -> A @1:6\nLINK =B -> B @2:1\n"},
        {"`<!--` [[A]]\n[[B]]\n", "LINK =A -> A @1:8\nLINK =B -> B @2:1\n"},
        {"- `**With**: Ann`\n", ""},
        {"- [x] `@Ann` call\n", "TASK x=call @1:3\n"},
        {"text\n```\n[[A]]\n", "! unclosed-fence @2:1\n"},
        {"~~~\n[[A]]\n```\n[[B]]\n", "! unclosed-fence @1:1\n"},
    };
    CHECK(*state, rows);
}

static void comments_are_not_read(void **state) {
    static const struct row rows[] = {
        {"%%[[A]]%% [[B]]\n", "LINK =B -> B @1:11\n"},
        {"a %% [[A]]\n# no\n- [ ] @Ann\n[[B]] %% [[C]]\n[[D]]\n",
         "LINK =C -> C @4:10\nLINK =D -> D @5:1\n"},
        {"%%\n\n[[A]]\n\n%%\n[[B]]\n", "LINK =B -> B @6:1\n"},
        {"<!-- [[A]] --> [[B]]\n", "LINK =B -> B @1:16\n"},
        {"a <!-- [[A]]\n%% [[B]]\n--> [[C]]\n", "LINK =C -> C @3:5\n"},
        {"%% <!-- %% [[A]]\n[[B]]\n", "LINK =A -> A @1:12\nLINK =B -> B @2:1\n"},
        {"%%\n```\n%%\n[[A]]\n", "LINK =A -> A @4:1\n"},
        {"100% [[A]] 5%\n", "LINK =A -> A @1:6\n"},
        {"a < b [[A]]\n", "LINK =A -> A @1:7\n"},
        {"é %%x%% [[A]]\n", "LINK =A -> A @1:9\n"},
        {"**With**: Ann %%and Bo%%\n", "HEADER With=Ann @1:11\n"},
        {"%%%% [[A]]\n", "LINK =A -> A @1:6\n"},
        {"[[A]]\n<!--\n[[B]]\n", "LINK =A -> A @1:1\n"},
    };
    CHECK(*state, rows);
}

static void block_ids_and_tags_behind_are_no_text(void **state) {
    static const struct row rows[] = {
        {"## Related\n- Ann ^a-1  \n- Bo #x #y ^b\n- #x\n- C^d\n- ^e\n- Fay ^é\n- Gus ^\n",
         "HEADING 2=Related @1:4\nITEM Related=Ann @2:3\nTAG =x @3:6\nTAG =y @3:9\n"
         "ITEM Related=Bo @3:3\nTAG =x @4:3\nITEM Related=C^d @5:3\n"
         "ITEM Related=Fay ^é @7:3\nITEM Related=Gus ^ @8:3\n"},
        {"**With**: Ann, Bo #x ^w\n", "HEADER With=Ann, Bo @1:11\n"},
        {"with:: Ann ^w\n[[A]] ^x\n^y\n", "INLINE with=Ann @1:8\nLINK =A -> A @2:1\n"},
        {"- [ ] Boil ^t\r\n", "TASK  =Boil @1:3\n"},
    };
    CHECK(*state, rows);
}

static void mathematics_is_not_read(void **state) {
    static const struct row rows[] = {
        {"$[[A]]$ [[B]]\n", "LINK =B -> B @1:9\n"},
        {"($x_{[[A]]}$), [[B]]\n", "LINK =B -> B @1:16\n"},
        {"$$[[A]]$$ [[B]] $$[[C]]$$\n", "LINK =B -> B @1:11\n"},
        {"$$\n[[A]]\n# no\n$$\n[[B]]\n", "LINK =B -> B @5:1\n"},
        {"> $$\n> [[A]]\n> $$\n[[B]]\n", "LINK =B -> B @4:1\n"},
        {"$$ a\n```\n$$\n[[B]]\n", "LINK =B -> B @4:1\n"},
        /* money */
        {"$5 [[A]] $6\n", "LINK =A -> A @1:4\n"},
        {"US$ [[A]] US$\n", "LINK =A -> A @1:5\n"},
        {"5 $ [[A]] 6 $\n", "LINK =A -> A @1:5\n"},
        {"$a [[A]] $6, $b [[B]] $\n", "LINK =A -> A @1:4\nLINK =B -> B @1:17\n"},
        {"$a [[A]]\n[[B]] b$\n", "LINK =A -> A @1:4\nLINK =B -> B @2:1\n"},
        {"\\$[[A]]$ $[[B]]\\$\n", "LINK =A -> A @1:3\nLINK =B -> B @1:11\n"},
        {"that $$ is [[A]]\n[[B]]\n", "LINK =A -> A @1:12\nLINK =B -> B @2:1\n"},
        {"$$ [[A]]\n[[B]]\n", "LINK =A -> A @1:4\nLINK =B -> B @2:1\n"},
        {"a $$ [[A]]\nb $$ [[B]]\n", "LINK =A -> A @1:6\nLINK =B -> B @2:6\n"},
        {"$$$$ [[A]] $$$ [[B]] $\n", "LINK =A -> A @1:6\nLINK =B -> B @1:16\n"},
        {"**With**: $[[A]]$ Ann\n", "HEADER With=Ann @1:19\n"},
        {"`$` [[A]] `$`\n", "LINK =A -> A @1:5\n"},
        {"$\n$$", ""},
    };
    CHECK(*state, rows);
}

static void attributes_are_not_read(void **state) {
    static const struct row rows[] = {
        {"<a title=\"[[A]]\" id='[[B]]'>[[C]]</a>\n", "LINK =C -> C @1:29\n"},
        {"<p style=\"color: #fff\">#dye\n", ""},
        {"<p style=\"color: #fff\"> #dye\n", "TAG =dye @1:25\n"},
        {"<x:y-z a.b_c:d=\"[[A]]\"/>[[B]]\n", "LINK =B -> B @1:25\n"},
        {"<a [[A]]> <b c=[[B]]> <d e=\"[[C]]\n",
         "LINK =A -> A @1:4\nLINK =B -> B @1:16\nLINK =C -> C @1:29\n"},
        {"a<b, [[A]] 1 <2 [[B]] <\n", "LINK =A -> A @1:6\nLINK =B -> B @1:17\n"},
        {"[x](<a b=\"c\".md>)\n", "LINK =x -> a b=\"c\" @1:1\n"},
        {"<https://quern.example/[[A]]> <mailto:[[B]]> [[C]]\n", "LINK =C -> C @1:46\n"},
        {"<https://quern.example/ [[A]]> <x:[[B]]\n",
         "LINK =A -> A @1:25\nLINK =B -> B @1:35\n"},
        {"**Source**: <https://quern.example>\n", "HEADER Source=<https://quern.example> @1:13\n"},
        {"**With**: Ann <ann@quern.example>\n", "HEADER With=Ann <ann@quern.example> @1:11\n"},
        {"- <b>Ann</b>\n", ""},
    };
    CHECK(*state, rows);
}

static void what_a_field_says_is_no_mention(void **state) {
    static const struct row rows[] = {
        {"[with:: [[A]]] [[B]]\n", "INLINE with=A -> A @1:9\nLINK =B -> B @1:16\n"},
        {"[[B]] (with:: [[A]], [[C]]) [[D]]\n",
         "INLINE with=[[A]], [[C]] @1:15\nLINK =B -> B @1:1\nLINK =D -> D @1:29\n"},
        {"[hue:: [[A]]] x\n", "INLINE hue=A -> A @1:8\nLINK =A -> A @1:8\n"},
        {"[hue:: [with:: [[A]]]] x\n", "INLINE hue=[with:: [[A]]] @1:8\n"},
        {"## Related\n- [with:: [[A]]] x\n- (with:: Bo)\n- [[C]] [hue:: x]\n",
         "HEADING 2=Related @1:4\nINLINE with=A -> A @2:11\nINLINE with=Bo @3:11\n"
         "INLINE hue=x @4:16\nITEM Related=C -> C @4:3\n"},
        {"## Call [with:: [[A]]]\n",
         "HEADING 2=Call [with:: [[A]]] @1:4\nINLINE with=A -> A @1:17\n"},
        {"- [ ] @[[A]] (@[[B]]) x@[[C]] [assignee:: [[D]]] [with:: [[E]]]\n",
         "TASK  =() x@[[C]] @1:3\nTASK_FIELD owner=A -> A @1:7\nTASK_FIELD owner=B -> B @1:15\n"
         "TASK_FIELD owner=D -> D @1:31\nTASK_FIELD with=E -> E @1:50\n"
         "LINK =C -> C @1:25\nLINK =E -> E @1:58\n"},
    };
    CHECK(*state, rows);
}

static void line_ends_of_all_systems(void **state) {
    static const struct row rows[] = {
        {"## Related\r\n- Ann\r\n\r\n- [[Bo]]\r\n**With**: Cy\r\n",
         "HEADING 2=Related @1:4\nITEM Related=Ann @2:3\nITEM Related=Bo -> Bo @4:3\n"
         "HEADER With=Cy @5:11\n"},
        {"```\r\n[[A]]\r\n```\r\n[[B]]\r\n", "LINK =B -> B @4:1\n"},
        {"[[A]]\n[[B]]", "LINK =A -> A @1:1\nLINK =B -> B @2:1\n"},
        {"- [x] @Ann Lee\r\n", "TASK x= @1:3\nTASK_FIELD owner=Ann Lee @1:7\n"},
        /* These end no line: positions would part from those of every editor. */
        {"a\302\205[[A]]\342\200\250[[B]]\n[[C]]\n",
         "LINK =A -> A @1:3\nLINK =B -> B @1:9\nLINK =C -> C @2:1\n"},
    };
    CHECK(*state, rows);
}

static void columns_count_characters(void **state) {
    static const struct row rows[] = {
        {"Zoë 日本 📅 [[A]]\n", "LINK =A -> A @1:10\n"},
        {"e\314\201 [[A]]\n", "LINK =A -> A @1:4\n"},
        {"\xFF\xFE [[A]]\n", "LINK =A -> A @1:4\n"},
        {"\t[[A]]\n", "LINK =A -> A @1:2\n"},
    };
    CHECK(*state, rows);
}

static void facts_are_clean(void **state) {
    static const struct row rows[] = {
        {"[[A\302\205B]] [[C\342\200\256D]] [[Caf√©]]\n",
         "LINK =A B -> A B @1:1\nLINK =CD -> CD @1:9\nLINK =Café -> Café @1:17\n"},
        {"# \033[31mRed\a\n", "HEADING 1=[31mRed @1:3\n"},
        {"[[\xC3]]\n", "LINK =� -> � @1:1\n"},
    };
    CHECK(*state, rows);
}

static void numbering_begins_where_told(void **state) {
    struct kit *kit = *state;
    ng_notes *notes;
    ng_vault *vault;
    const char *text = "---\na: b\n---\n\n[[A]]\n";
    ng_file file = {"Note.md", text, strlen(text)};
    assert_int_equal(ng_vault_from_memory(&vault, kit->ctx, &file, 1), NG_OK);
    assert_int_equal(ng_notes_read(&notes, kit->ctx, vault, NULL), NG_OK);
    kit_print_facts(&kit->out, notes);
    kit_same_out(kit, text, "FIELD a=b @2:4\nLINK =A -> A @5:1\n");
    ng_notes_free(notes);
    ng_vault_free(vault);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(headings),
        KIT_TEST(links_name_the_heading_above),
        KIT_TEST(items_of_sections),
        KIT_TEST(a_section_goes_on_after_one_within_it),
        KIT_TEST(items_that_are_prose_are_left),
        KIT_TEST(header_lines),
        KIT_TEST(code_is_not_read),
        KIT_TEST(comments_are_not_read),
        KIT_TEST(block_ids_and_tags_behind_are_no_text),
        KIT_TEST(mathematics_is_not_read),
        KIT_TEST(attributes_are_not_read),
        KIT_TEST(what_a_field_says_is_no_mention),
        KIT_TEST(line_ends_of_all_systems),
        KIT_TEST(columns_count_characters),
        KIT_TEST(facts_are_clean),
        KIT_TEST(numbering_begins_where_told),
    };
    return cmocka_run_group_tests_name("body", tests, NULL, NULL);
}
