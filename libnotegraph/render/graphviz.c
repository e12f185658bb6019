/* SPDX-License-Identifier: MIT
 * graphviz.c - layout and pictures by Graphviz.
 *
 * Graphviz keeps process-wide state, so all of it happens behind one lock. Its contexts live as
 * long as the process: making one for each picture leaks, and in 2.4x the text plugin keeps
 * pointers into contexts that are gone. Two disciplines make the result depend on the input only:
 * ids given in sequence (by default they are addresses, which clusters are ordered by), and for
 * SVG text measured by our own widths, whatever fonts there are. PNG and PDF are drawn by cairo,
 * which measures text itself. */
#include "config.h"

#include "render/graphviz.h"

#include <gvc.h>
#include <gvplugin.h>
#include <gvplugin_textlayout.h>
#include <pthread.h>
#include <string.h>

#include "base/intern.h"
#include "base/vec.h"
#include "render/metrics.h"

#ifdef HAVE_BOOLEAN
typedef boolean graphviz_bool;
#else
typedef bool graphviz_bool;
#endif

static pthread_mutex_t graphviz_lock = PTHREAD_MUTEX_INITIALIZER;
static GVC_t *plain_gvc;   /* guarded by the lock; never freed */
static GVC_t *metrics_gvc; /* with our text widths */

/* ---------------------------------------------------------------- text widths */

static graphviz_bool measure(textspan_t *span, char **font_path) {
    const double size = span->font->size;
    bool bold = (span->font->flags & HTML_BF) != 0;
    (void)font_path;
    span->size.x = ngi_metrics_width(span->str, strlen(span->str), size, bold);
    span->size.y = size * 1.2;
    span->yoffset_layout = 0;
    span->yoffset_centerline = 0.1 * size;
    span->layout = NULL;
    span->free_layout = NULL;
    return 1;
}

static gvtextlayout_engine_t engine = {measure};

static gvplugin_installed_t engines[] = {{0, "textlayout", 100, &engine, NULL},
                                         {0, NULL, 0, NULL, NULL}};

static gvplugin_api_t apis[] = {{API_textlayout, engines}, {(api_t)0, NULL}};

static char package_name[] = "notegraph";
static gvplugin_library_t library = {package_name, apis};

/* Graphviz takes a builtin only under a name of this form. */
static lt_symlist_t builtins[] = {{"gvplugin_notegraph_LTX_library", &library}, {NULL, NULL}};

/* ---------------------------------------------------------------- ids in sequence */

/* What one graph's ids are: the numbers of its names, counted up by two as cgraph wants them
 * (odd ones are those of the anonymous). */
struct ids {
    struct ngi_intern names;
    uint64_t anonymous;
    bool failed;
};

static struct ids *current_ids; /* of the graph in the making, guarded by the lock */

static void *ids_open(Agraph_t *graph, Agdisc_t *disc) {
    (void)graph;
    (void)disc;
    return current_ids;
}

static long ids_map(void *state, int type, char *name, IDTYPE *id, int create) {
    struct ids *ids = state;
    (void)type;
    if (name == NULL) {
        if (!create)
            return 0;
        *id = ids->anonymous += 2;
        return 1;
    }
    uint32_t number = ngi_intern_find(&ids->names, name, strlen(name));
    if (number == NG_NONE) {
        if (!create)
            return 0;
        if (!ngi_intern_add(&ids->names, name, strlen(name), &number)) {
            ids->failed = true; /* and yet an id: refusing one makes the parser leak */
            *id = ids->anonymous += 2;
            return 1;
        }
    }
    *id = ((IDTYPE)number + 1) * 2;
    return 1;
}

#ifdef HAVE_AGIDDISC_ALLOC
static long ids_alloc(void *state, int type, IDTYPE id) {
    (void)state;
    (void)type;
    (void)id;
    return 0;
}
#endif

static void ids_free(void *state, int type, IDTYPE id) {
    (void)state;
    (void)type;
    (void)id;
}

static char *ids_print(void *state, int type, IDTYPE id) {
    struct ids *ids = state;
    (void)type;
    if (id % 2 != 0 || id == 0 || id / 2 > ids->names.count)
        return NULL;
    return (char *)(uintptr_t)ids->names.texts[id / 2 - 1].data;
}

static void ids_close(void *state) {
    (void)state;
}

static void ids_register(void *state, int type, void *object) {
    (void)state;
    (void)type;
    (void)object;
}

static Agiddisc_t id_discipline = {
    .open = ids_open,
    .map = ids_map,
#ifdef HAVE_AGIDDISC_ALLOC
    .alloc = ids_alloc,
#endif
    .free = ids_free,
    .print = ids_print,
    .close = ids_close,
    .idregister = ids_register,
};

/* ---------------------------------------------------------------- reading DOT from memory */

struct reader {
    const char *data;
    size_t size, at;
};

static int reader_read(void *channel, char *buffer, int size) {
    struct reader *reader = channel;
    size_t wanted = size > 0 ? (size_t)size : 0;
    if (wanted > reader->size - reader->at)
        wanted = reader->size - reader->at;
    memcpy(buffer, reader->data + reader->at, wanted);
    reader->at += wanted;
    return (int)wanted;
}

static int no_put(void *channel, const char *text) {
    (void)channel;
    (void)text;
    return EOF;
}

static int no_flush(void *channel) {
    (void)channel;
    return 0;
}

static Agiodisc_t io_discipline = {reader_read, no_put, no_flush};

/* ---------------------------------------------------------------- errors */

/* What Graphviz said during the job; it speaks in fragments and without a user pointer. */
static struct {
    char text[512];
    size_t size;
} said; /* guarded by the lock */

static int hear(char *fragment) {
    for (; *fragment != '\0' && said.size + 1 < sizeof said.text; fragment++)
        said.text[said.size++] = *fragment == '\n' ? ' ' : *fragment;
    said.text[said.size] = '\0';
    return 0;
}

static const char *what_it_said(void) {
    while (said.size > 0 && said.text[said.size - 1] == ' ')
        said.text[--said.size] = '\0';
    return said.size > 0 ? said.text : "Graphviz gave no reason";
}

/* ---------------------------------------------------------------- the job */

static ng_status draw(struct ngi_buf *out, ng_ctx *ctx, GVC_t *gvc, Agraph_t *graph,
                      const char *format) {
    char *data = NULL;
    NG_GV_LENGTH_TYPE size = 0;
    if (gvLayout(gvc, graph, "dot") != 0)
        return ngi_ctx_fail(ctx, NG_E_RENDER,
                            "Graphviz cannot lay the map out: %s (if a plugin is missing, run "
                            "\"dot -c\" as root)",
                            what_it_said());
    int failed = gvRenderData(gvc, graph, format, &data, &size);
    ng_status status = NG_OK;
    /* A label that is malformed is left out without a failure. So is a line that cannot be routed,
     * but that is no reason to do without the map. */
    bool bad_label = agerrors() >= AGERR && strstr(said.text, "in label of") != NULL;
    if (failed != 0 || data == NULL || size == 0 || bad_label)
        status = ngi_ctx_fail(ctx, NG_E_RENDER, "Graphviz cannot write %s: %s", format,
                              what_it_said());
    else {
        ngi_buf_clear(out);
        ngi_buf_add(out, data, size);
        status = out->status == NG_OK ? NG_OK : ngi_ctx_nomem(ctx);
    }
    if (data != NULL)
        gvFreeRenderData(data);
    (void)gvFreeLayout(gvc, graph);
    return status;
}

static ng_status run(struct ngi_buf *out, ng_ctx *ctx, const struct ngi_buf *dot,
                     const char *format, bool own_metrics) {
    GVC_t **gvc = own_metrics ? &metrics_gvc : &plain_gvc;
    if (*gvc == NULL)
        *gvc = own_metrics ? gvContextPlugins(builtins, 1) : gvContext();
    if (*gvc == NULL)
        return ngi_ctx_fail(ctx, NG_E_RENDER, "Graphviz cannot be started");
    said.size = 0;
    said.text[0] = '\0';
    agseterrf(hear);
    (void)agseterr(AGWARN);
    (void)agreseterrors();
    struct ids ids = {.anonymous = 1};
    ngi_intern_init(&ids.names, &ctx->mem);
    current_ids = &ids;
    struct reader reader = {dot->data, dot->size, 0};
    Agdisc_t disc = {
#ifdef HAVE_AGDISC_MEM
        .mem = &AgMemDisc,
#endif
        .id = &id_discipline,
        .io = &io_discipline,
    };
    Agraph_t *graph = agread(&reader, &disc);
    ng_status status;
    if (ids.failed)
        status = ngi_ctx_nomem(ctx);
    else if (graph == NULL)
        status = ngi_ctx_fail(ctx, NG_E_RENDER, "Graphviz cannot read the map: %s", what_it_said());
    else
        status = draw(out, ctx, *gvc, graph, format);
    if (graph != NULL)
        (void)agclose(graph);
    ngi_intern_free(&ids.names);
    current_ids = NULL;
    agseterrf(NULL);
    return status;
}

ng_status ngi_graphviz(struct ngi_buf *out, ng_ctx *ctx, const struct ngi_buf *dot,
                       const char *format, bool own_metrics) {
    if (pthread_mutex_lock(&graphviz_lock) != 0)
        return ngi_ctx_fail(ctx, NG_E_RENDER, "the lock around Graphviz cannot be taken");
    ng_status status = run(out, ctx, dot, format, own_metrics);
    (void)pthread_mutex_unlock(&graphviz_lock);
    return status;
}
