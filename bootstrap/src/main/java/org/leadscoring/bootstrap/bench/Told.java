package org.leadscoring.bootstrap.bench;

import java.util.Locale;

/** Who is told of the stages that leads enter. */
enum Told {
    /** Nobody: nothing is to be told. */
    NOBODY,
    /** A webhook that takes what it is told. */
    ANSWERING,
    /** One that takes the connection and never says a word, the worst there is: each try takes until the sender gives up. */
    SILENT;

    /** What its figures are called. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of its database, of those that begin so. */
    String databaseOf(String beginning) {
        return beginning + "_" + key();
    }
}
