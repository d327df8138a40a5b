package org.leadscoring.notify.crm;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Salesforce's query language.
 *
 * @see <a href="https://developer.salesforce.com/docs/atlas.en-us.soql_sosl.meta/soql_sosl/sforce_api_calls_soql_select_quotedstringescapes.htm">Salesforce:
 *     quoted string escapes</a>
 */
final class Soql {

    /** How long a list may be in an address, encoded: with headers, Salesforce takes 16,384 bytes. */
    private static final int LONGEST_LIST = 4_000;

    private Soql() {}

    /** The path of a query's answer. */
    static String path(String query) {
        return SalesforceApi.DATA + "/query?q=" + Addresses.encoded(query);
    }

    /** A text as it stands in a query. */
    static String quoted(String text) {
        var quoted = new StringBuilder("'");
        text.chars().forEach(c -> {
            if (c == '\\' || c == '\'') {
                quoted.append('\\');
            }
            // What cannot be typed is in no address; a space finds nothing either.
            quoted.append(Character.isISOControl(c) ? ' ' : (char) c);
        });
        return quoted.append('\'').toString();
    }

    /** An instant as it stands in a query. */
    static String instant(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    /** Lists of texts as they stand behind {@code IN}, each short enough for one query. */
    static List<String> lists(Collection<String> texts) {
        var lists = new ArrayList<String>();
        var list = new ArrayList<String>();
        int length = 0;
        for (var text : texts) {
            var quoted = quoted(text);
            int more = Addresses.encoded(quoted + ",").length();
            if (!list.isEmpty() && length + more > LONGEST_LIST) {
                lists.add(joined(list));
                list.clear();
                length = 0;
            }
            list.add(quoted);
            length += more;
        }
        if (!list.isEmpty()) {
            lists.add(joined(list));
        }
        return lists;
    }

    private static String joined(List<String> quoted) {
        return quoted.stream().collect(Collectors.joining(",", "(", ")"));
    }
}
