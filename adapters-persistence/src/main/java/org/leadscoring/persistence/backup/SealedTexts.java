package org.leadscoring.persistence.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.leadscoring.persistence.sql.Tables;

/**
 * What is stored encrypted and would be lost without its key: how destinations, CRMs and feeds are reached. Sessions are
 * encrypted as well, but whose session cannot be read signs in again.
 */
public final class SealedTexts {

    private static final Map<String, String> COLUMNS =
            new TreeMap<>(Map.of("destinations", "channel", "crm_connections", "crm", "analytics_feeds", "sink"));

    private SealedTexts() {}

    /** All of them as they are stored; a database of an older version may lack the tables. */
    public static List<String> in(Connection connection) throws SQLException {
        var tables = Tables.of(connection);
        var texts = new ArrayList<String>();
        for (var sealed : COLUMNS.entrySet()) {
            if (tables.containsKey(sealed.getKey().toLowerCase(Locale.ROOT))) {
                texts.addAll(Tables.texts(connection, "select " + sealed.getValue() + " from " + sealed.getKey()));
            }
        }
        return texts;
    }
}
