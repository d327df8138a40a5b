package org.leadscoring.domain.workspace;

/** What a user may do in a workspace (spec OP-2). */
public enum Role {
    ADMIN,
    MARKETING,
    SALES_MANAGER,
    SALES_REP,
    VIEWER
}
