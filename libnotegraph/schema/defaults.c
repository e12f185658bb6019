/* SPDX-License-Identifier: MIT
 * defaults.c - what words mean in most vaults, written as the file would have it. */
#include <string.h>

#include "schema/schema.h"

struct default_rule {
    const char *group;
    const char *names; /* separated by '|' */
    const char *value;
};

static const struct default_rule defaults[] = {
    {"kinds", "customer|partner|supplier", "org"},

    {"types", "person|people|contact", "person"},
    {"types", "org|organization|organisation|company|companies|account", "org"},
    {"types", "customer|customers|client", "customer"},
    {"types", "partner|partners", "partner"},
    {"types", "supplier|vendor", "supplier"},
    {"types", "project|projects", "project"},
    {"types", "forum|rob", "forum"},
    {"types", "team|teams", "team"},
    {"types", "topic|topics", "topic"},
    {"types", "meeting|meetings|call|interview|1on1|1-1", "meeting"},

    {"tags", "person|people|contact|type/person|type/people", "person"},
    {"tags", "company|organization|organisation|org|type/company|type/org", "org"},
    {"tags", "customer|type/customer", "customer"},
    {"tags", "partner|type/partner", "partner"},
    {"tags", "project|type/project", "project"},
    {"tags", "meeting|meetings|type/meeting", "meeting"},

    {"folders", "People|Persons|Contacts", "person"},
    {"folders", "Customers and Partners|Companies|Organizations|Organisations|Orgs|Accounts", "org"},
    {"folders", "Customers|Clients", "customer"},
    {"folders", "Partners", "partner"},
    {"folders", "Suppliers|Vendors", "supplier"},
    {"folders", "Projects", "project"},
    {"folders", "Forums", "forum"},
    {"folders", "Teams", "team"},
    {"folders", "Topics", "topic"},
    {"folders", "Meetings|Meeting Notes", "meeting"},

    {"prefixes", "@", "person"},

    {"keys", "type|categories|category", "type"},
    {"keys", "title", "title"},
    {"keys", "date", "date"},
    {"keys", "aliases|alias", "aliases"},
    {"keys", "tags|tag", "tags"},
    {"keys", "source", "source"},
    {"keys", "source_ref|source_file|recording", "source-ref"},
    {"keys", "role|job_title|email|e-mail|phone|location|status|priority|url|website",
     "attribute"},
    {"keys", "participants|participant|attendees|attendee|people|with", "attended person"},
    {"keys", "person|contact", "about person"},
    {"keys", "account|company|org|organization|organisation|employer", "about org"},
    {"keys", "customer|client", "about customer"},
    {"keys", "partner|partners", "about partner"},
    {"keys", "supplier|vendor", "about supplier"},
    {"keys", "project|projects", "about project"},
    {"keys", "rob_forum|forum|series", "part-of forum"},
    {"keys", "manager|reports_to", "reports-to person"},
    {"keys", "owner|lead|sponsor", "related person"},
    {"keys", "related", "related"},

    {"sections", "Related|Related Notes|Links|See Also", "related"},
    {"sections", "Key Contacts|Contacts|People|Stakeholders", "related person"},
    {"sections", "Attendees|Participants", "attended person"},

    {"ignore", "_archive|Templates", NULL},
};

bool ngi_schema_add_defaults(ng_schema *schema) {
    for (size_t i = 0; i < sizeof defaults / sizeof *defaults; i++) {
        const struct default_rule *d = &defaults[i];
        for (const char *name = d->names; *name != '\0';) {
            size_t size = strcspn(name, "|");
            ng_text group = {d->group, strlen(d->group)}, item = {name, size}, none = {"", 0};
            const char *expected;
            ng_status status =
                d->value == NULL
                    ? ngi_schema_declare(schema, group, none, item, true, &expected)
                    : ngi_schema_declare(schema, group, item, (ng_text){d->value, strlen(d->value)},
                                         false, &expected);
            if (status != NG_OK)
                return false;
            name += size + (name[size] == '|');
        }
    }
    return true;
}
