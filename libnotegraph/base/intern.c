/* SPDX-License-Identifier: MIT
 * intern.c - open addressing over texts in an arena; the hash is SipHash-1-3 (Aumasson and
 * Bernstein, 2012), seeded with the time and addresses, which the order of numbers hides. */
#include "base/intern.h"

#include <string.h>
#include <time.h>

#include "base/vec.h"

static uint64_t rotate(uint64_t x, int by) {
    return x << by | x >> (64 - by);
}

static void sip_round(uint64_t v[4]) {
    v[0] += v[1];
    v[1] = rotate(v[1], 13) ^ v[0];
    v[0] = rotate(v[0], 32);
    v[2] += v[3];
    v[3] = rotate(v[3], 16) ^ v[2];
    v[0] += v[3];
    v[3] = rotate(v[3], 21) ^ v[0];
    v[2] += v[1];
    v[1] = rotate(v[1], 17) ^ v[2];
    v[2] = rotate(v[2], 32);
}

static uint64_t hash(const uint64_t seed[2], const char *data, size_t size) {
    uint64_t v[4] = {seed[0] ^ 0x736f6d6570736575U, seed[1] ^ 0x646f72616e646f6dU,
                     seed[0] ^ 0x6c7967656e657261U, seed[1] ^ 0x7465646279746573U};
    uint64_t word;
    size_t at = 0;
    for (; at + 8 <= size; at += 8) {
        memcpy(&word, data + at, 8);
        v[3] ^= word;
        sip_round(v);
        v[0] ^= word;
    }
    word = 0;
    if (at < size)
        memcpy(&word, data + at, size - at);
    word |= (uint64_t)size << 56;
    v[3] ^= word;
    sip_round(v);
    v[0] ^= word;
    v[2] ^= 0xff;
    for (int i = 0; i < 3; i++)
        sip_round(v);
    return v[0] ^ v[1] ^ v[2] ^ v[3];
}

void ngi_intern_init(struct ngi_intern *table, const ng_allocator *mem) {
    *table = (struct ngi_intern){.slots = NULL};
    ngi_arena_init(&table->arena, mem);
    struct timespec now = {0, 0};
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    table->seed[0] = (uint64_t)now.tv_nsec * 0x9e3779b97f4a7c15U ^ (uint64_t)(uintptr_t)table;
    table->seed[1] = (uint64_t)now.tv_sec ^ (uint64_t)(uintptr_t)&now << 17;
}

void ngi_intern_free(struct ngi_intern *table) {
    const ng_allocator *mem = &table->arena.mem;
    ngi_release(mem, table->texts, table->texts_capacity * sizeof *table->texts);
    ngi_release(mem, table->hashes, table->hashes_capacity * sizeof *table->hashes);
    ngi_release(mem, table->slots, table->slot_count * sizeof *table->slots);
    ngi_arena_free(&table->arena);
    table->texts = NULL;
    table->hashes = NULL;
    table->slots = NULL;
    table->count = table->texts_capacity = table->hashes_capacity = table->slot_count = 0;
}

/* The slot that holds the text, or the free one where it belongs. */
static size_t probe(const struct ngi_intern *table, uint64_t h, const char *data, size_t size) {
    size_t mask = table->slot_count - 1;
    for (size_t slot = h & mask;; slot = (slot + 1) & mask) {
        if (table->slots[slot] == 0)
            return slot;
        uint32_t number = table->slots[slot] - 1;
        if (table->hashes[number] == h && table->texts[number].size == size &&
            (size == 0 || memcmp(table->texts[number].data, data, size) == 0))
            return slot;
    }
}

static bool grow_slots(struct ngi_intern *table) {
    const ng_allocator *mem = &table->arena.mem;
    size_t grown = table->slot_count == 0 ? 64 : table->slot_count * 2;
    uint32_t *slots = ngi_alloc_zero(mem, grown, sizeof *slots);
    if (slots == NULL)
        return false;
    for (size_t i = 0; i < table->count; i++) {
        size_t slot = table->hashes[i] & (grown - 1);
        while (slots[slot] != 0)
            slot = (slot + 1) & (grown - 1);
        slots[slot] = (uint32_t)i + 1;
    }
    ngi_release(mem, table->slots, table->slot_count * sizeof *slots);
    table->slots = slots;
    table->slot_count = grown;
    return true;
}

bool ngi_intern_add(struct ngi_intern *table, const char *data, size_t size, uint32_t *number) {
    const ng_allocator *mem = &table->arena.mem;
    if (table->count * 4 >= table->slot_count * 3 && !grow_slots(table))
        return false;
    uint64_t h = hash(table->seed, data, size);
    size_t slot = probe(table, h, data, size);
    if (table->slots[slot] != 0) {
        *number = table->slots[slot] - 1;
        return true;
    }
    if (table->count >= UINT32_MAX - 1 ||
        !ngi_vec_grow(mem, (void **)&table->texts, &table->texts_capacity, table->count + 1,
                      sizeof *table->texts) ||
        !ngi_vec_grow(mem, (void **)&table->hashes, &table->hashes_capacity, table->count + 1,
                      sizeof *table->hashes))
        return false;
    ng_text copy = ngi_arena_text(&table->arena, data, size);
    if (copy.data == NULL)
        return false;
    *number = (uint32_t)table->count;
    table->texts[table->count] = copy;
    table->hashes[table->count] = h;
    table->slots[slot] = ++table->count & UINT32_MAX;
    return true;
}

uint32_t ngi_intern_find(const struct ngi_intern *table, const char *data, size_t size) {
    if (table->slot_count == 0)
        return NG_NONE;
    size_t slot = probe(table, hash(table->seed, data, size), data, size);
    return table->slots[slot] == 0 ? NG_NONE : table->slots[slot] - 1;
}
