/* SPDX-License-Identifier: MIT
 * fuzz_yaml.c - any bytes as YAML. */
#include "base/yaml.h"

#include "target.h"

struct input {
    const char *data;
    size_t size, values;
};

/* YAML's escapes can write any character into a value: controls are for facts to refuse. */
static bool take_value(void *user, const struct ngi_yaml_value *value) {
    struct input *input = user;
    MUST(value->key.data[value->key.size] == '\0');
    MUST(value->text.data[value->text.size] == '\0');
    MUST(ngi_utf8_valid(value->key.data, value->key.size));
    MUST(ngi_utf8_valid(value->text.data, value->text.size));
    target_place(input->data, input->size, value->line, value->column);
    target_place(input->data, input->size, value->key_line, value->key_column);
    MUST(value->key_line <= value->line);
    input->values++;
    return true;
}

static bool take_problem(void *user, const struct ngi_yaml_problem *problem) {
    const struct input *input = user;
    MUST(*problem->code != '\0');
    target_shown(problem->text, strlen(problem->text));
    target_place(input->data, input->size, problem->line, problem->column);
    return true;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct target target;
    struct input input = {(const char *)data, size, 0};
    struct ngi_yaml_sink sink = {take_value, take_problem, &input};
    target_begin(&target);
    MUST(ngi_yaml_read(&target.mem, input.data, size, 1, &sink) == NG_OK);
    MUST(input.values <= size + 1);
    target_end(&target);
    return 0;
}
