package org.leadscoring.persistence;

import java.util.Map;

class H2ScoreStatesMigrationTest extends ScoreStatesMigrationContract {

    @Override
    protected JdbcPorts ports() {
        return JdbcPorts.on("jdbc:h2:mem:score-states;MODE=MySQL;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=2000", Map.of());
    }
}
