package org.leadscoring.persistence;

import org.junit.jupiter.api.AfterEach;

@NeedsMySql
class MySqlKnownSchemaTest extends KnownSchemaContract {

    private final MySql mysql = MySql.newDatabase();

    @AfterEach
    void drop() {
        mysql.close();
    }

    @Override
    protected String url() {
        return mysql.url();
    }
}
