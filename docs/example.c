/* SPDX-License-Identifier: MIT
 * example.c - who attended the meetings about an organisation: example FOLDER NAME */
#include <notegraph.h>
#include <stdio.h>

int main(int argc, char **argv) {
    ng_ctx *ctx;
    ng_vault *vault = NULL;
    ng_notes *notes = NULL;
    ng_graph *graph = NULL;
    ng_node org;

    if (argc != 3 || ng_ctx_new(&ctx, NULL) != NG_OK)
        return 2;
    int failed = ng_vault_open(&vault, ctx, argv[1], NULL) != NG_OK ||
                 ng_notes_read(&notes, ctx, vault, NULL) != NG_OK ||
                 ng_graph_build(&graph, ctx, notes, NULL) != NG_OK ||
                 ng_graph_find(&org, ctx, graph, argv[2]) != NG_OK;
    if (failed)
        fprintf(stderr, "%s\n", ng_ctx_error(ctx)->message);
    for (size_t i = 0; !failed && i < ng_node_edge_count(graph, org); i++) {
        ng_edge about = ng_node_edge(graph, org, i);
        if (ng_edge_relation(graph, about) != NG_REL_ABOUT)
            continue;
        ng_node meeting = ng_edge_source(graph, about);
        printf("%s\n", ng_node_id(graph, meeting).data);
        for (size_t j = 0; j < ng_node_edge_count(graph, meeting); j++) {
            ng_edge edge = ng_node_edge(graph, meeting, j);
            if (ng_edge_relation(graph, edge) == NG_REL_ATTENDED)
                printf("    %s\n", ng_node_name(graph, ng_edge_source(graph, edge)).data);
        }
    }
    ng_graph_free(graph);
    ng_notes_free(notes);
    ng_vault_free(vault);
    ng_ctx_free(ctx);
    return failed;
}
