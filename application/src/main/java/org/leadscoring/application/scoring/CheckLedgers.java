package org.leadscoring.application.scoring;

import org.leadscoring.application.workspace.Transactions;

/** Proves that every score is the sum of its ledger (spec SC-2). */
public final class CheckLedgers {

    private final Transactions transactions;
    private final ScoreBook book;

    public CheckLedgers(Transactions transactions, ScoreBook book) {
        this.transactions = transactions;
        this.book = book;
    }

    /** Checks all leads of all workspaces; may run while events come in. */
    public ScoreBook.Proof check() {
        return transactions.run(book::prove);
    }
}
