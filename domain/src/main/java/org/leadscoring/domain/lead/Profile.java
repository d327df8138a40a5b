package org.leadscoring.domain.lead;

import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.leadscoring.domain.event.Attributes;
import org.leadscoring.domain.event.Texts;

/**
 * What people see of a lead, from its traits and identifiers.
 *
 * @param name first and last name, or null if nobody told
 * @param email the current e-mail, or null
 * @param phone the current phone, or null
 * @param company the company's name, or null
 * @param known true if the lead has an identifier of a person, not just of a device
 */
public record Profile(
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String company,
        boolean known) {

    /** Of somebody of whom nothing is known. */
    public static final Profile NONE = new Profile(null, null, null, null, false);

    private static final int MAX_LENGTH = 200;
    private static final int MAX_TERM = 100;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Reads the names that Segment's spec reserves for traits, in camel and in snake case. */
    public static Profile of(Attributes traits, Collection<Identifier> identifiers) {
        return new Profile(
                cut(first(traits, "name", "fullName", "full_name").or(() -> fullName(traits))),
                cut(first(traits, "email").or(() -> value(identifiers, IdentifierType.EMAIL))),
                cut(first(traits, "phone").or(() -> value(identifiers, IdentifierType.PHONE))),
                cut(first(traits.object("company"), "name")
                        .or(() -> first(traits, "company", "companyName", "company_name"))),
                identifiers.stream().anyMatch(Identifier::personal));
    }

    /**
     * What the lead can be found by: each word of its name and company, its e-mail, its phone, and every identifier of a
     * person; lower case, at most 100 characters each. A search finds by the beginning of a term.
     */
    public Set<String> searchTerms(Collection<Identifier> identifiers) {
        var words = Stream.of(name, company, email)
                .filter(Objects::nonNull)
                .flatMap(text -> NO_WORD.splitAsStream(text))
                .filter(word -> !word.isEmpty());
        var whole = Stream.concat(
                Stream.of(name, email, phone, company).filter(Objects::nonNull),
                identifiers.stream().filter(Identifier::personal).map(Identifier::value));
        return Stream.concat(words, whole)
                .map(Profile::searchTerm)
                .filter(term -> !term.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * Where it stands in a list by names: what the lead is called, in lower case, at most 100 characters, behind a 0;
     * whoever has no name, e-mail or phone stands behind all others, by 1.
     */
    public String listedUnder() {
        return Stream.of(Optional.ofNullable(name), Optional.ofNullable(email), Optional.ofNullable(phone))
                .flatMap(Optional::stream)
                .findFirst()
                .map(called -> "0" + searchTerm(called))
                .orElse("1");
    }

    /** Text as it is compared in a search: trimmed, lower case, at most 100 characters. */
    public static String searchTerm(String text) {
        return Texts.cut(text.strip().toLowerCase(Locale.ROOT), MAX_TERM);
    }

    private static Optional<String> fullName(Attributes traits) {
        var name = Stream.of(first(traits, "firstName", "first_name"), first(traits, "lastName", "last_name"))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    private static Optional<String> first(Attributes attributes, String... names) {
        return Stream.of(names).flatMap(name -> attributes.text(name).stream()).findFirst();
    }

    private static Optional<String> value(Collection<Identifier> identifiers, IdentifierType type) {
        return identifiers.stream()
                .filter(identifier -> identifier.type() == type)
                .map(Identifier::value)
                .sorted()
                .findFirst();
    }

    private static @Nullable String cut(Optional<String> text) {
        return text.map(whole -> Texts.cut(whole.strip(), MAX_LENGTH)).orElse(null);
    }
}
