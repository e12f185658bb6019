/* SPDX-License-Identifier: MIT
 * test_task.c - tasks: their status, owners, dates and other fields. */
#include "kit.h"

#include "note/task.h"

/* The text is a whole line; the item begins behind its bullet. */
static ng_status read_task(struct ngi_fact_writer *writer, ng_text text, struct ngi_buf *out,
                           void *extra) {
    bool is_task;
    size_t bullet = 2;
    (void)extra;
    while (text.data[bullet - 2] != '-')
        bullet++;
    ng_text item = {text.data + bullet, text.size - bullet};
    if (!ngi_task_read(writer, text, item, 7, &is_task))
        return NG_E_NOMEM;
    ngi_buf_str(out, is_task ? "" : "no task\n");
    return NG_OK;
}

struct row {
    const char *line, *facts;
};

static void check(struct kit *kit, const struct row *rows, size_t count) {
    for (size_t i = 0; i < count; i++) {
        kit_read_facts(kit, read_task, kit_text(rows[i].line), NULL);
        kit_same_out(kit, rows[i].line, rows[i].facts);
    }
}

static void statuses(void **state) {
    static const struct row rows[] = {
        {"- [x] call Bo", "TASK x=call Bo @7:3\n"},
        {"- [X] call Bo", "TASK X=call Bo @7:3\n"},
        {"- [/] call Bo", "TASK /=call Bo @7:3\n"},
        {"- [-] call Bo", "TASK -=call Bo @7:3\n"},
        {"- [?] call Bo", "TASK ?=call Bo @7:3\n"},
        {"- [ ?] call Bo", "TASK ?=call Bo @7:3\n"},
        {"- [>] call Bo", "TASK >=call Bo @7:3\n"},
        {"- [✓] call Bo", "TASK ✓=call Bo @7:3\n"},
        {"- [⚠\357\270\217] call Bo", "TASK ⚠=call Bo @7:3\n"},
        {"- [ ⚠\357\270\217 ] call Bo", "TASK ⚠=call Bo @7:3\n"},
        {"- [ x ] call Bo", "TASK x=call Bo @7:3\n"},
        {"- [!] call Bo", "TASK !=call Bo @7:3\n"},
        {"- [\"] call Bo", "TASK \"=call Bo @7:3\n"},
        {"- [*] call Bo", "TASK *=call Bo @7:3\n"},
        {"- [<] call Bo", "TASK <=call Bo @7:3\n"},
        {"- [1] call Bo", "TASK 1=call Bo @7:3\n"},
        {"- [日] call Bo", "TASK 日=call Bo @7:3\n"},
        {"- [x]\302\240call Bo", "TASK x=\302\240call Bo @7:3\n"},
        {"- [x]\tcall Bo", "TASK x=call Bo @7:3\n"},
        {"- [x]", "TASK x= @7:3\n"},
        {"- [x] ", "TASK x= @7:3\n"},
        {"\t- [x] call Bo", "TASK x=call Bo @7:4\n"},
        {"    - [x] call Bo", "TASK x=call Bo @7:7\n"},
        {"- [x] zwei  Wörter  ", "TASK x=zwei Wörter @7:3\n"},
    };
    check(*state, rows, sizeof rows / sizeof *rows);
}

/* The interface says: key = status character. */
static void what_is_to_be_done_has_a_space_for_its_status(void **state) {
    static const struct row rows[] = {
        {"- [ ] call Bo", "TASK  =call Bo @7:3\n"},
        {"- [ ]", "TASK  = @7:3\n"},
        {"- [\302\240] call Bo", "TASK  =call Bo @7:3\n"},
        {"- [\t] call Bo", "TASK  =call Bo @7:3\n"},
        {"- [  ] call Bo", "TASK  =call Bo @7:3\n"},
    };
    check(*state, rows, sizeof rows / sizeof *rows);
}

static void what_is_no_task(void **state) {
    static const struct row rows[] = {
        {"- call Bo", "no task\n"},
        {"- []", "no task\n"},
        {"- [] call", "no task\n"},
        {"- [xy] call", "no task\n"},
        {"- [x", "no task\n"},
        {"- [", "no task\n"},
        {"- ", "no task\n"},
        {"- [x]call", "no task\n"},
        {"- [[Bo Ray]]", "no task\n"},
        {"- [a](b.md)", "no task\n"},
        {"- [[x]]", "no task\n"},
        {"- [ xy] call", "no task\n"},
        {"- x [ ] call", "no task\n"},
        {"- [x ?] call", "no task\n"},
        {"- [    ] call", "no task\n"},
        {"- [  x ] call", "no task\n"},
        {"- [ [] call", "no task\n"},
        {"- [\357\270\217x\357\270\217y] a", "no task\n"},
    };
    check(*state, rows, sizeof rows / sizeof *rows);
}

static void owners_of_one_to_three_words(void **state) {
    static const struct row rows[] = {
        {"- [x] @Ann", "TASK x= @7:3\nTASK_FIELD owner=Ann @7:7\n"},
        {"- [x] @Ann call Bo", "TASK x=call Bo @7:3\nTASK_FIELD owner=Ann @7:7\n"},
        {"- [x] @Ann Lee call Bo", "TASK x=call Bo @7:3\nTASK_FIELD owner=Ann Lee @7:7\n"},
        {"- [x] call Bo @Ann Lee", "TASK x=call Bo @7:3\nTASK_FIELD owner=Ann Lee @7:15\n"},
        {"- [x] @Ann Mary Lee call", "TASK x=call @7:3\nTASK_FIELD owner=Ann Mary Lee @7:7\n"},
        {"- [x] @Ana de la Cruz to call",
         "TASK x=to call @7:3\nTASK_FIELD owner=Ana de la Cruz @7:7\n"},
        {"- [x] @Jan van der Meer calls",
         "TASK x=calls @7:3\nTASK_FIELD owner=Jan van der Meer @7:7\n"},
        {"- [x] @Ann de la", "TASK x=de la @7:3\nTASK_FIELD owner=Ann @7:7\n"},
        {"- [x] @Ann-Marie O’Hara calls",
         "TASK x=calls @7:3\nTASK_FIELD owner=Ann-Marie O’Hara @7:7\n"},
        {"- [x] @ann calls", "TASK x=calls @7:3\nTASK_FIELD owner=ann @7:7\n"},
        {"- [x] @Jürgen Öhm ruft an", "TASK x=ruft an @7:3\nTASK_FIELD owner=Jürgen Öhm @7:7\n"},
        {"- [x] @Мария Волгина звонит",
         "TASK x=звонит @7:3\nTASK_FIELD owner=Мария Волгина @7:7\n"},
        {"- [x] @张伟 call", "TASK x=call @7:3\nTASK_FIELD owner=张伟 @7:7\n"},
        {"- [x] @מרים כהן", "TASK x= @7:3\nTASK_FIELD owner=מרים כהן @7:7\n"},
        {"- [x] @Ann Lee and @Bo Ray call",
         "TASK x=and call @7:3\nTASK_FIELD owner=Ann Lee @7:7\nTASK_FIELD owner=Bo Ray @7:20\n"},
        {"- [x] @Ann Mary Rose Lee Call Them",
         "TASK x=Call Them @7:3\nTASK_FIELD owner=Ann Mary Rose Lee @7:7\n"},
        {"- [x] @Ann\342\200\257Lee calls",
         "TASK x=calls @7:3\nTASK_FIELD owner=Ann\342\200\257Lee @7:7\n"},
        {"- [x] @नोआ लेव 📅 2025-11-08",
         "TASK x= @7:3\nTASK_FIELD owner=नोआ लेव @7:7\nTASK_FIELD due=2025-11-08 @7:16\n"},
        {"- [x] @アン・リー、@Bo", "TASK x=、@Bo @7:3\nTASK_FIELD owner=アン・リー @7:7\n"},
        {"- [x] @ליאת בן דוד ⏫",
         "TASK x= @7:3\nTASK_FIELD owner=ליאת בן דוד @7:7\nTASK_FIELD priority=high @7:20\n"},
        {"- [x] @Ann @Bo", "TASK x= @7:3\nTASK_FIELD owner=Ann @7:7\nTASK_FIELD owner=Bo @7:12\n"},
    };
    check(*state, rows, sizeof rows / sizeof *rows);
}

static void where_an_owner_ends(void **state) {
    static const struct row rows[] = {
        {"- [x] @Ann Lee 📅 2025-11-08",
         "TASK x= @7:3\nTASK_FIELD owner=Ann Lee @7:7\nTASK_FIELD due=2025-11-08 @7:16\n"},
        {"- [x] @Ann Lee📅 2025-11-08",
         "TASK x= @7:3\nTASK_FIELD owner=Ann Lee @7:7\nTASK_FIELD due=2025-11-08 @7:15\n"},
        {"- [x] @Ann Lee ⏫", "TASK x= @7:3\nTASK_FIELD owner=Ann Lee @7:7\nTASK_FIELD "
                             "priority=high @7:16\n"},
        {"- [x] @Ann Lee 😀 fine", "TASK x=😀 fine @7:3\nTASK_FIELD owner=Ann Lee @7:7\n"},
        {"- [x] @Ann Lee #lock call", "TASK x=call @7:3\nTASK_FIELD owner=Ann Lee @7:7\n"
                                      "TASK_FIELD tag=lock @7:16\n"},
        {"- [x] @Ann Lee, call Bo", "TASK x=, call Bo @7:3\nTASK_FIELD owner=Ann Lee @7:7\n"},
        {"- [x] @Ann Lee: call Bo", "TASK x=: call Bo @7:3\nTASK_FIELD owner=Ann Lee @7:7\n"},
        {"- [x] @Ann, Bo to call", "TASK x=, Bo to call @7:3\nTASK_FIELD owner=Ann @7:7\n"},
        {"- [x] ask @Ann Lee.", "TASK x=ask @7:3\nTASK_FIELD owner=Ann Lee @7:11\n"},
        {"- [x] ask @Ann Lee. Then Bo",
         "TASK x=ask Then Bo @7:3\nTASK_FIELD owner=Ann Lee @7:11\n"},
        {"- [x] @Ann’s and @Bo's lists",
         "TASK x=and lists @7:3\nTASK_FIELD owner=Ann @7:7\nTASK_FIELD owner=Bo @7:18\n"},
        {"- [x] @Ann—now @Bo…",
         "TASK x=—now … @7:3\nTASK_FIELD owner=Ann @7:7\nTASK_FIELD owner=Bo @7:16\n"},
        {"- [x] @Ann “now”", "TASK x=“now” @7:3\nTASK_FIELD owner=Ann @7:7\n"},
        {"- [x] @Jean\342\200\221Luc Roy",
         "TASK x= @7:3\nTASK_FIELD owner=Jean\342\200\221Luc Roy @7:7\n"},
        {"- [x] @Ann L. calls", "TASK x=calls @7:3\nTASK_FIELD owner=Ann L. @7:7\n"},
        {"- [x] call (@Ann Lee)", "TASK x=call () @7:3\nTASK_FIELD owner=Ann Lee @7:13\n"},
        {"- [x] @Ann Lee / @Bo", "TASK x=/ @7:3\nTASK_FIELD owner=Ann Lee @7:7\n"
                                 "TASK_FIELD owner=Bo @7:18\n"},
        {"- [x] @Ann\302\240Lee calls",
         "TASK x=calls @7:3\nTASK_FIELD owner=Ann\302\240Lee @7:7\n"},
    };
    check(*state, rows, sizeof rows / sizeof *rows);
}

static void what_is_no_owner(void **state) {
    static const struct row rows[] = {
        {"- [x] write to ann@quern.example", "TASK x=write to ann@quern.example @7:3\n"},
        {"- [x] meet @ noon", "TASK x=meet @ noon @7:3\n"},
        {"- [x] @", "TASK x=@ @7:3\n"},
        {"- [x] @@Ann", "TASK x=@@Ann @7:3\n"},
        {"- [x] see [[ann@quern]]", "TASK x=see [[ann@quern]] @7:3\n"},
    };
    check(*state, rows, sizeof rows / sizeof *rows);
}

static void linked_owners(void **state) {
    static const struct row rows[] = {
        {"- [x] @[[Ann Lee]] call Bo",
         "TASK x=call Bo @7:3\nTASK_FIELD owner=Ann Lee -> Ann Lee @7:7\n"},
        {"- [x] @[[People/Ann Lee|Ann]] call",
         "TASK x=call @7:3\nTASK_FIELD owner=Ann -> People/Ann Lee @7:7\n"},
        {"- [x] @[Ann](People/Ann%20Lee.md) call",
         "TASK x=call @7:3\nTASK_FIELD owner=Ann -> People/Ann Lee @7:7\n"},
        {"- [x] @ [[Ann Lee]]", "TASK x=@ [[Ann Lee]] @7:3\n"},
        {"- [x] tell [[Bo Ray]] @Ann", "TASK x=tell [[Bo Ray]] @7:3\nTASK_FIELD owner=Ann @7:23\n"},
    };
    check(*state, rows, sizeof rows / sizeof *rows);
}

static void dates_and_other_fields(void **state) {
    static const struct {
        const char *marker, *field, *value;
    } rows[] = {
        {"📅 2025-11-08", "due", "2025-11-08"},
        {"📆 2025-11-08", "due", "2025-11-08"},
        {"🗓 2025-11-08", "due", "2025-11-08"},
        {"🗓\357\270\217 2025-11-08", "due", "2025-11-08"},
        {"📅\357\270\217 2025-11-08", "due", "2025-11-08"},
        {"📅2025-11-08", "due", "2025-11-08"},
        {"📅  2025-11-08", "due", "2025-11-08"},
        {"⏳ 2025-11-08", "scheduled", "2025-11-08"},
        {"⌛ 2025-11-08", "scheduled", "2025-11-08"},
        {"🛫 2025-11-08", "start", "2025-11-08"},
        {"➕ 2025-11-08", "created", "2025-11-08"},
        {"✅ 2025-11-08", "done", "2025-11-08"},
        {"✅\357\270\217 2025-11-08", "done", "2025-11-08"},
        {"❌ 2025-11-08", "cancelled", "2025-11-08"},
        {"🔺", "priority", "highest"},
        {"⏫", "priority", "high"},
        {"⏫\357\270\217", "priority", "high"},
        {"🔼", "priority", "medium"},
        {"🔽", "priority", "low"},
        {"🔽\357\270\217", "priority", "low"},
        {"⏬", "priority", "lowest"},
        {"🔁 every week", "recurrence", "every week"},
        {"🔁\357\270\217 every 2 weeks on Monday", "recurrence", "every 2 weeks on Monday"},
        {"🔁 every month on the 1st when done", "recurrence", "every month on the 1st when done"},
        {"🏁 delete", "on-completion", "delete"},
        {"⛔\357\270\217 a,b-1, b_2", "depends", "a,b-1, b_2"},
        {"🆔 lock1", "id", "lock1"},
        {"⛔ lock1,lock2", "depends", "lock1,lock2"},
    };
    struct kit *kit = *state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char line[128], facts[192];
        (void)snprintf(line, sizeof line, "- [x] éa %s", rows[i].marker);
        (void)snprintf(facts, sizeof facts, "TASK x=éa @7:3\nTASK_FIELD %s=%s @7:10\n",
                       rows[i].field, rows[i].value);
        check(kit, &(struct row){line, facts}, 1);
    }
}

static void fields_stand_anywhere_in_the_line(void **state) {
    static const struct row rows[] = {
        {"- [x] ⏫ call 📅 2025-11-08 Bo @Ann Lee 🔁 every week ➕ 2025-10-01 #lock/gate today",
         "TASK x=call Bo today @7:3\nTASK_FIELD priority=high @7:7\nTASK_FIELD due=2025-11-08 "
         "@7:14\n"
         "TASK_FIELD owner=Ann Lee @7:30\nTASK_FIELD recurrence=every week @7:39\n"
         "TASK_FIELD created=2025-10-01 @7:52\nTASK_FIELD tag=lock/gate @7:65\n"},
        {"- [x] 📅 2025-11-08, then 2025-12-01", "TASK x=, then 2025-12-01 @7:3\n"
                                                "TASK_FIELD due=2025-11-08 @7:7\n"},
        {"- [x] 📅 2025-11-08 📅 2025-12-01",
         "TASK x= @7:3\nTASK_FIELD due=2025-11-08 @7:7\nTASK_FIELD due=2025-12-01 @7:20\n"},
        {"- [x] 📅", "TASK x= @7:3\n"},
        {"- [x] 📅 ⏫", "TASK x= @7:3\nTASK_FIELD priority=high @7:9\n"},
        {"- [x] no#tag here, # nor here", "TASK x=no#tag here, # nor here @7:3\n"},
        {"- [x] #один 😀", "TASK x=😀 @7:3\nTASK_FIELD tag=один @7:7\n"},
    };
    check(*state, rows, sizeof rows / sizeof *rows);
}

static void dates_of_wrong_form_are_told_of(void **state) {
    static const struct row rows[] = {
        {"- [x] 📅 2025-13-01 x",
         "TASK x=x @7:3\nTASK_FIELD due=2025-13-01 @7:7\n! unknown-date @7:7\n"},
        {"- [x] ⏳11/3/2025",
         "TASK x= @7:3\nTASK_FIELD scheduled=11/3/2025 @7:7\n! unknown-date @7:7\n"},
        {"- [x] 📅 2025-11-081",
         "TASK x= @7:3\nTASK_FIELD due=2025-11-081 @7:7\n! unknown-date @7:7\n"},
        {"- [x] ✅ all of it", "TASK x=all of it @7:3\n"},
        {"- [x] a ➕ b ❌", "TASK x=a b @7:3\n"},
        {"- [x] [due:: 3.4.] (Completion:: 2025-2-1)",
         "TASK x= @7:3\nTASK_FIELD due=3.4. @7:7\nTASK_FIELD done=2025-2-1 @7:20\n"
         "! unknown-date @7:7\n! unknown-date @7:20\n"},
        {"- [x] [due:: [[2025-11-08]]] [due:: soon] [id:: 3]",
         "TASK x= @7:3\nTASK_FIELD due=2025-11-08 -> 2025-11-08 @7:7\nTASK_FIELD due=soon @7:30\n"
         "TASK_FIELD id=3 @7:43\n"},
        {"- [x] 🆔 a.b ⛔ , 🏁 📅", "TASK x=.b , @7:3\nTASK_FIELD id=a @7:7\n"},
    };
    check(*state, rows, sizeof rows / sizeof *rows);
}

/* A search for a link at every sign must not be one for a link anywhere. */
static void signs_in_vain_are_cheap(void **state) {
    static const char *const pieces[] = {"@[", "@[[", "@[a](", "[a:: ", "(a:: (", "#", "📅", "@A "};
    enum { SIZE = 1 << 16 };
    struct kit *kit = *state;
    char *line = ngi_alloc(&kit->mem, SIZE + 1);
    assert_non_null(line);
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        size_t size = strlen(pieces[i]), at = 6;
        memcpy(line, "- [x] ", at);
        for (; at + size <= SIZE; at += size)
            memcpy(line + at, pieces[i], size);
        kit_read_facts(kit, read_task, (ng_text){line, at}, NULL);
    }
    ngi_release(&kit->mem, line, SIZE + 1);
}

/* The columns are those of the line as it stands in the file, not of the repaired one. */
static void double_encoded_fields(void **state) {
    static const struct row rows[] = {
        {"- [x] call \357\243\277üìÖ 2025-11-08 ‚è´ @Ann",
         "TASK x=call @7:3\nTASK_FIELD due=2025-11-08 @7:12\nTASK_FIELD priority=high @7:28\n"
         "TASK_FIELD owner=Ann @7:32\n"},
        {"- [x] call ðŸ“… 2025-11-08 @Ann",
         "TASK x=call @7:3\nTASK_FIELD due=2025-11-08 @7:12\nTASK_FIELD owner=Ann @7:28\n"},
        {"- [x] Brack‚Äôs caf√© @Zo√´ ‚è≥ 2025-11-08",
         "TASK x=Brack’s café @7:3\nTASK_FIELD owner=Zoë @7:23\n"
         "TASK_FIELD scheduled=2025-11-08 @7:29\n"},
        {"- [x] schön \357\243\277üìÖ\357\243\277üìÖ 2025-11-08",
         "TASK x=schön @7:3\nTASK_FIELD due=2025-11-08 @7:17\n"},
        {"- [x] @é¡¾æ™“å²šðŸ“… 2025-11-08", "TASK x= @7:3\nTASK_FIELD owner=顾晓岚 @7:7\n"
                                            "TASK_FIELD due=2025-11-08 @7:17\n"},
    };
    check(*state, rows, sizeof rows / sizeof *rows);
}

static void broken_bytes_and_controls(void **state) {
    struct kit *kit = *state;
    static const char line[] = "- [\xFF] a\0b @An\xFF 📅 2025-11-08\x07";
    kit_read_facts(kit, read_task, (ng_text){line, sizeof line - 1}, NULL);
    kit_same_out(kit, "broken bytes",
                 "TASK �=a b � @7:3\nTASK_FIELD owner=An @7:11\nTASK_FIELD due=2025-11-08 @7:16\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        KIT_TEST(statuses),
        KIT_TEST(what_is_to_be_done_has_a_space_for_its_status),
        KIT_TEST(what_is_no_task),
        KIT_TEST(owners_of_one_to_three_words),
        KIT_TEST(where_an_owner_ends),
        KIT_TEST(what_is_no_owner),
        KIT_TEST(linked_owners),
        KIT_TEST(dates_and_other_fields),
        KIT_TEST(fields_stand_anywhere_in_the_line),
        KIT_TEST(dates_of_wrong_form_are_told_of),
        KIT_TEST(signs_in_vain_are_cheap),
        KIT_TEST(double_encoded_fields),
        KIT_TEST(broken_bytes_and_controls),
    };
    return cmocka_run_group_tests_name("task", tests, NULL, NULL);
}
