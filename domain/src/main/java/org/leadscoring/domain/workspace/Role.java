package org.leadscoring.domain.workspace;

/** What a user may do in a workspace (spec OP-2). */
public enum Role {
    ADMIN,
    MARKETING,
    SALES_MANAGER,
    SALES_REP,
    VIEWER;

    /** Whether they may change how the system works: its sources and models. */
    public boolean mayConfigure() {
        return this == ADMIN || this == MARKETING;
    }

    /** Whether they may change how the team works: its promises, its calendar and whose leads are whose. */
    public boolean mayManage() {
        return this == ADMIN || this == SALES_MANAGER;
    }

    /** Whether they may say which leads are one, and which of them are none. */
    public boolean mayDecide() {
        return mayConfigure() || mayManage();
    }

    /** Whether they may have a person erased for ever. */
    public boolean mayErase() {
        return this == ADMIN;
    }
}
