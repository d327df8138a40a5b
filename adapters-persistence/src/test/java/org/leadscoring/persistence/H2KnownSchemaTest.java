package org.leadscoring.persistence;

import java.util.UUID;

class H2KnownSchemaTest extends KnownSchemaContract {

    @Override
    protected String url() {
        return "jdbc:h2:mem:" + UUID.randomUUID() + ";MODE=MySQL;DB_CLOSE_DELAY=-1";
    }
}
