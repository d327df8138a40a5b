package org.leadscoring.domain.lead;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a person in a text that nobody has read: in what was refused, a request or a row of a file. By their
 * identifiers, name, e-mail and phone, as whole words in any case; an e-mail may stand in an address of a page, a phone may
 * be written in any way that ends in the same nine digits.
 *
 * <p>What is shorter than {@value #SHORT} characters, such as the id {@code 7}, counts only where it is a value of its own,
 * between quotes or in a cell.
 */
public final class Mentions {

    private static final int SHORT = 4;
    private static final int TELLING_DIGITS = 9;
    private static final Pattern NO_DIGIT = Pattern.compile("[^0-9]");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=[0-9])[ ()./-]+(?=[0-9])");
    private static final String AROUND_VALUES = "\"',;|\t\r\n";

    private final Set<String> words;
    private final Set<String> digits;

    private Mentions(Set<String> words, Set<String> digits) {
        this.words = words;
        this.digits = digits;
    }

    /** What tells of the person with this profile and these identifiers. */
    public static Mentions of(Profile profile, Collection<Identifier> identifiers) {
        var phones = Stream.concat(
                Stream.ofNullable(profile.phone()),
                identifiers.stream()
                        .filter(identifier -> identifier.type() == IdentifierType.PHONE)
                        .map(Identifier::value));
        var words = Stream.concat(
                Stream.of(profile.name(), profile.email(), profile.phone()).filter(Objects::nonNull),
                identifiers.stream().map(Identifier::value));
        return new Mentions(
                words.map(word -> word.strip().toLowerCase(Locale.ROOT))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toCollection(TreeSet::new)),
                phones.map(phone -> NO_DIGIT.matcher(phone).replaceAll(""))
                        .filter(phone -> phone.length() >= TELLING_DIGITS)
                        .map(phone -> phone.substring(phone.length() - TELLING_DIGITS))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Whether one of these texts mentions them. */
    public boolean in(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).anyMatch(this::mentioned);
    }

    private boolean mentioned(String text) {
        var lower = text.toLowerCase(Locale.ROOT).replace("%40", "@");
        if (words.stream().anyMatch(word -> contains(lower, word))) {
            return true;
        }
        var compact = digits.isEmpty() ? "" : BETWEEN_DIGITS.matcher(lower).replaceAll("");
        return digits.stream().anyMatch(compact::contains);
    }

    private static boolean contains(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (ends(text, at - 1, word) && ends(text, at + word.length(), word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word may end at this character of a text, which may lie outside of it. */
    private static boolean ends(String text, int at, String word) {
        if (at < 0 || at >= text.length()) {
            return true;
        }
        var next = text.charAt(at);
        return word.length() < SHORT ? AROUND_VALUES.indexOf(next) >= 0 : !Character.isLetterOrDigit(next);
    }
}
