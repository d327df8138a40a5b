package org.leadscoring.persistence.sql;

import liquibase.database.core.MySQLDatabase;
import liquibase.sqlgenerator.core.CreateDatabaseChangeLogTableGenerator;
import liquibase.statement.ColumnConstraint;
import liquibase.statement.PrimaryKeyConstraint;
import liquibase.statement.core.CreateDatabaseChangeLogTableStatement;
import liquibase.statement.core.CreateTableStatement;

/**
 * Makes the table in which Liquibase keeps what it did, on MySQL, with a primary key. Liquibase makes it without one; servers
 * of a group (Group Replication) write no row of such a table, and those with {@code sql_require_primary_key} do not make it.
 *
 * <p>Liquibase finds it by {@code META-INF/services}.
 */
public final class HistoryWithKey extends CreateDatabaseChangeLogTableGenerator {

    private static final String FIRST = "ID";

    @Override
    public int getPriority() {
        return PRIORITY_DATABASE;
    }

    @Override
    public boolean supports(CreateDatabaseChangeLogTableStatement statement, liquibase.database.Database database) {
        return database instanceof MySQLDatabase;
    }

    @Override
    protected CreateTableStatement getCreateTableStatement(liquibase.database.Database database) {
        var statement = super.getCreateTableStatement(database);
        var key = new PrimaryKeyConstraint().addColumns(FIRST, "AUTHOR", "FILENAME");
        statement.addColumn(FIRST, statement.getColumnTypes().get(FIRST), new ColumnConstraint[] {key});
        // A key can only be given with a column, which thereby stands there twice.
        statement.getColumns().removeLast();
        return statement;
    }
}
