package org.leadscoring.web.crm;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.leadscoring.web.page.Words;

/** What the audit log keeps of connections, in words. */
public final class ConnectionFacts {

    private static final String TRAIT = "trait.";

    private final Words words;

    public ConnectionFacts(Words words) {
        this.words = words;
    }

    /** A value that is not a word yet; empty if it stands for itself. */
    public Optional<String> text(String field, Object value) {
        return switch (field) {
            case "on_erasure" -> Optional.of(words.say("crm.on-erasure." + value));
            case "kind" -> Optional.of(words.say("crm.kind." + value));
            case "fields" -> Optional.of(each(value, this::field));
            case "statuses" -> Optional.of(each(value, this::status));
            default -> Optional.empty();
        };
    }

    private static String each(Object value, UnaryOperator<String> say) {
        return value instanceof List<?> list && !list.isEmpty()
                ? list.stream().map(one -> say.apply(one.toString())).collect(Collectors.joining(", "))
                : "–";
    }

    /** A field in words, of {@code owner user_id both theirs}. A trait has spaces, the other parts have none. */
    private String field(String kept) {
        var trait = kept.startsWith(TRAIT);
        var parts = trait ? kept.split(" (?=\\S+ (push|once)$)", 2) : kept.split(" ", 2);
        var rest = parts[parts.length - 1].split(" ", 2);
        var ours = trait ? parts[0].substring(TRAIT.length()) : words.say("crm.ours." + parts[0]);
        var way = rest[1].equals("pull theirs") || rest[1].equals("pull ours") ? "pull" : rest[1].replace(' ', '_');
        return ours + " → " + rest[0] + " (" + words.say("crm.way." + way) + ")";
    }

    /** A status in words, of {@code Closed = won}. */
    private String status(String kept) {
        var at = kept.lastIndexOf(" = ");
        return kept.substring(0, at) + " = " + words.say("status." + kept.substring(at + 3));
    }
}
