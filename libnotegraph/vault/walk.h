/* SPDX-License-Identifier: MIT
 * walk.h - owns finding notes in folders. */
#ifndef NGI_WALK_H
#define NGI_WALK_H

#include "base/ctx.h"
#include "schema/schema.h"
#include "vault/vault.h"

/* Adds every note below vault->root_fd, in no order. NG_OK, NG_E_NOMEM, NG_E_IO (the root itself
 * cannot be read; recorded) or NG_E_LIMIT (recorded). */
ng_status ngi_walk(ng_vault *vault, ng_ctx *ctx, const ng_schema *schema);

#endif
