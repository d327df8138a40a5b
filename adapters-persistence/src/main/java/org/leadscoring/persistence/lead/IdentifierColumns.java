package org.leadscoring.persistence.lead;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.leadscoring.domain.lead.Cut;
import org.leadscoring.domain.lead.Identifier;
import org.leadscoring.domain.lead.IdentifierType;
import org.leadscoring.persistence.sql.Columns;

/** Identifiers as they are read from the table {@code identifiers}. */
final class IdentifierColumns {

    private IdentifierColumns() {}

    static Identifier identifier(ResultSet row, String type, String content) throws SQLException {
        return new Identifier(Columns.constant(IdentifierType.class, row, type), row.getString(content));
    }

    /** The cut of the identifiers in {@code type, content} and {@code other_type, other_content}. */
    static Cut cut(ResultSet row, int number) throws SQLException {
        return new Cut(identifier(row, "type", "content"), identifier(row, "other_type", "other_content"));
    }
}
