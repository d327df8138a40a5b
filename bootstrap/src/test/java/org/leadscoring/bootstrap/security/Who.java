package org.leadscoring.bootstrap.security;

import org.leadscoring.domain.workspace.Role;

/** Who may knock, in the order of the table's columns. */
enum Who {
    ADMIN('A', Role.ADMIN),
    MARKETING('M', Role.MARKETING),
    SALES_MANAGER('S', Role.SALES_MANAGER),
    SALES_REP('R', Role.SALES_REP),
    VIEWER('V', Role.VIEWER),
    NOBODY('N', null),
    SOURCE('K', null);

    private final char letter;
    private final Role role;

    Who(char letter, Role role) {
        this.letter = letter;
        this.role = role;
    }

    char letter() {
        return letter;
    }

    /** The role they sign in with; null if they do not sign in. */
    Role role() {
        return role;
    }
}
