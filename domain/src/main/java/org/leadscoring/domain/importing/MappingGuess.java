package org.leadscoring.domain.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Texts;
import org.leadscoring.domain.lead.IdentifierType;

/**
 * What the columns of a file probably mean, by their names. What is not recognised is ignored, or becomes a trait or
 * property named like the column: {@code Lead Source} is {@code leadSource}.
 */
public final class MappingGuess {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}_]+");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final Set<String> EMAIL = Set.of(
            "email",
            "emailaddress",
            "mail",
            "emailaddresse",
            "emailadresse",
            "mailadresse",
            "workemail",
            "contactemail");
    private static final Set<String> PHONE = Set.of(
            "phone",
            "phonenumber",
            "telephone",
            "tel",
            "telefon",
            "telefonnummer",
            "mobile",
            "mobilephone",
            "mobilenumber",
            "cellphone",
            "handy",
            "handynummer");
    private static final Set<String> USER_ID = Set.of(
            "userid",
            "uid",
            "prospectid",
            "customerid",
            "contactid",
            "leadid",
            "personid",
            "memberid",
            "kundennummer",
            "id");
    private static final Set<String> CRM_ID =
            Set.of("crmid", "externalid", "salesforceid", "hubspotid", "hubspotcontactid", "odooid", "sfid");
    private static final Set<String> ANONYMOUS_ID =
            Set.of("anonymousid", "visitorid", "cookieid", "clientid", "deviceid", "anonid");
    private static final Set<String> SESSION_ID = Set.of("sessionid", "visitid");
    private static final Set<String> EVENT =
            Set.of("event", "eventname", "eventtype", "action", "activity", "ereignis", "type");
    private static final Set<String> EVENT_TIME = Set.of(
            "timestamp",
            "time",
            "date",
            "datetime",
            "occurredat",
            "happenedat",
            "eventtime",
            "eventdate",
            "createdat",
            "createdon",
            "createddate",
            "sentat",
            "originaltimestamp",
            "datum",
            "zeitpunkt");
    private static final Set<String> LEAD_TIME =
            Set.of("updatedat", "lastupdated", "modifiedat", "lastmodified", "lastmodifieddate", "timestamp");
    private static final Set<String> OUTCOME = Set.of(
            "outcome",
            "converted",
            "isconverted",
            "won",
            "iswon",
            "closedwon",
            "wonlost",
            "wonorlost",
            "gewonnen",
            "konvertiert",
            "gewonnenverloren");
    private static final Set<String> OUTCOME_TIME = Set.of(
            "outcometime",
            "outcomedate",
            "outcomeat",
            "convertedat",
            "convertedon",
            "converteddate",
            "conversiondate",
            "wonat",
            "wonon",
            "wondate",
            "closedat",
            "closedon",
            "closedate",
            "closeddate",
            "abschlussdatum",
            "abgeschlossenam",
            "gewonnenam",
            "konvertiertam");
    private static final Set<String> MESSAGE_ID = Set.of("messageid", "eventid", "insertid");
    private static final List<String> OF_ERROR_FILE = List.of("line", "column", "reason");

    private MappingGuess() {}

    /**
     * The guess for a file's columns, in their order.
     *
     * @param everything whether columns that are not recognised become traits or properties; else they are ignored
     */
    public static List<Column> columns(ImportKind kind, Header header, boolean everything) {
        var guessed = new ArrayList<Column>();
        var meant = new HashSet<String>();
        if (header.columns().stream().noneMatch(column -> new Target.Outcome().equals(known(kind, column)))) {
            // When it ended says nothing where nothing says how.
            meant.add(new Target.OutcomeTime().text());
        }
        for (int i = 0; i < header.size(); i++) {
            var name = header.columns().get(i);
            var target = isOfErrorFile(header, i) ? new Target.Ignored() : target(kind, name, everything, meant);
            guessed.add(new Column(name, target));
        }
        return guessed;
    }

    /** Whether this column is one of those that our own error file puts before the columns of a file. */
    public static boolean isOfErrorFile(Header header, int column) {
        var many = OF_ERROR_FILE.size();
        return column < many
                && header.size() > many
                && header.columns().subList(0, many).equals(OF_ERROR_FILE);
    }

    private static Target target(ImportKind kind, String column, boolean everything, Set<String> meant) {
        var known = known(kind, column);
        if (known != null && meant.add(known.text())) {
            return known;
        }
        return everything ? unique(attribute(kind, column), meant) : new Target.Ignored();
    }

    private static @Nullable Target known(ImportKind kind, String column) {
        var name = NO_LETTER.matcher(column.toLowerCase(Locale.ROOT)).replaceAll("");
        var events = kind == ImportKind.EVENTS;
        if (EMAIL.contains(name)) {
            return new Target.Identifies(IdentifierType.EMAIL);
        }
        if (PHONE.contains(name)) {
            return new Target.Identifies(IdentifierType.PHONE);
        }
        if (USER_ID.contains(name)) {
            return new Target.Identifies(IdentifierType.USER_ID);
        }
        if (CRM_ID.contains(name)) {
            return new Target.Identifies(IdentifierType.CRM_ID);
        }
        if (ANONYMOUS_ID.contains(name)) {
            return new Target.Identifies(IdentifierType.ANONYMOUS_ID);
        }
        if (MESSAGE_ID.contains(name)) {
            return new Target.MessageId();
        }
        if ((events ? EVENT_TIME : LEAD_TIME).contains(name)) {
            return new Target.Time();
        }
        if (!events && OUTCOME.contains(name)) {
            return new Target.Outcome();
        }
        if (!events && OUTCOME_TIME.contains(name)) {
            return new Target.OutcomeTime();
        }
        if (events && EVENT.contains(name)) {
            return new Target.EventName();
        }
        return events && SESSION_ID.contains(name) ? new Target.Identifies(IdentifierType.SESSION_ID) : null;
    }

    /** The trait or property that a column becomes that means nothing special. */
    public static Target attribute(ImportKind kind, String column) {
        return kind == ImportKind.LEADS
                ? new Target.Trait(attributeName(column), ValueType.AUTO)
                : new Target.Property(attributeName(column), ValueType.AUTO);
    }

    /** {@code Lead Source} is {@code leadSource}; {@code utm_source} stays. */
    public static String attributeName(String column) {
        var name = new StringBuilder();
        NO_WORD.splitAsStream(column)
                .filter(word -> !word.isEmpty())
                .forEach(word -> name.append(name.isEmpty() ? lowerFirst(word) : upperFirst(word)));
        return name.isEmpty() ? "column" : Texts.cut(name.toString(), Target.MAX_NAME);
    }

    private static String lowerFirst(String word) {
        return isShouted(word)
                ? word.toLowerCase(Locale.ROOT)
                : Character.toLowerCase(word.charAt(0)) + word.substring(1);
    }

    private static boolean isShouted(String word) {
        return word.equals(word.toUpperCase(Locale.ROOT));
    }

    private static String upperFirst(String word) {
        var rest = word.substring(1);
        return Character.toUpperCase(word.charAt(0)) + (isShouted(word) ? rest.toLowerCase(Locale.ROOT) : rest);
    }

    private static Target unique(Target target, Set<String> meant) {
        var unique = target;
        for (int n = 2; !meant.add(unique.text()); n++) {
            unique = switch (target) {
                case Target.Trait(var name, var type) -> new Target.Trait(name + n, type);
                case Target.Property(var name, var type) -> new Target.Property(name + n, type);
                default -> throw new IllegalStateException("only traits and properties have names");
            };
        }
        return unique;
    }
}
