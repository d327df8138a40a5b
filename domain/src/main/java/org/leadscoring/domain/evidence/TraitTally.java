package org.leadscoring.domain.evidence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.leadscoring.domain.scoring.Numbers;

/**
 * How leads ended, by the values of one trait. Keeps so many values and no more: many different numbers are counted by their
 * first two digits, and of texts that hardly anybody shares nothing can be learned. Mutable; for one thread.
 */
final class TraitTally {

    private static final int MOST_VALUES = 2_000;
    private static final int LONGEST = 100;
    private static final MathContext DIGITS = new MathContext(2);

    /** Fewer different numbers are names of things rather than amounts. */
    private static final int FEW_NUMBERS = 6;

    /** So many different numbers are counted exactly: years and codes differ in their last digits. */
    private static final int MOST_EXACT = 100;

    private final Map<Object, Value> values = new HashMap<>();
    private NavigableMap<BigDecimal, Count> numbers = new TreeMap<>();
    private boolean rounding;
    private Count present = Count.NONE;
    private long countable;

    void add(Object value, boolean won) {
        present = present.plus(Count.of(won));
        switch (value) {
            case List<?> list -> list.forEach(element -> addScalar(element, won));
            case Map<?, ?> object -> {}
            default -> addScalar(value, won);
        }
    }

    private void addScalar(Object value, boolean won) {
        if (value instanceof List || value instanceof Map) {
            return;
        }
        var number = Numbers.of(value);
        if (number.isPresent()) {
            countable++;
            count(plain(number.get()), won);
        }
        var key = number.<Object>map(TraitTally::plain).orElseGet(() -> key(value));
        var counted = values.get(key);
        if (counted != null) {
            counted.count = counted.count.plus(Count.of(won));
        } else if (values.size() < MOST_VALUES && !(key instanceof String text && text.length() > LONGEST)) {
            values.put(key, new Value(number.isPresent() ? plain(number.get()) : value, Count.of(won)));
        }
    }

    private void count(BigDecimal number, boolean won) {
        numbers.merge(rounding ? rounded(number) : number, Count.of(won), Count::plus);
        if (!rounding && numbers.size() > MOST_EXACT) {
            rounding = true;
            var exact = numbers;
            numbers = new TreeMap<>();
            exact.forEach((value, count) -> numbers.merge(rounded(value), count, Count::plus));
        }
    }

    private static BigDecimal rounded(BigDecimal number) {
        return plain(number.round(DIGITS));
    }

    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static Object key(Object value) {
        return value instanceof String text ? text.strip().toLowerCase(Locale.ROOT) : value;
    }

    /** How those ended of whom it is known. */
    Count present() {
        return present;
    }

    /** Whether it is an amount: nearly all its values are numbers, and not just a few. */
    boolean isAmount() {
        return numbers.size() >= FEW_NUMBERS && countable * 10 >= present.leads() * 9;
    }

    /** How leads ended, by amount: exactly, or by two digits if there are many. */
    NavigableMap<BigDecimal, Count> amounts() {
        return numbers;
    }

    /** The values, the commonest first. */
    List<Value> values() {
        return values.values().stream()
                .filter(value -> !(value.value instanceof String text) || !text.isBlank())
                .sorted(Comparator.comparingLong((Value value) -> value.count.leads())
                        .reversed()
                        .thenComparing(value -> value.value.toString()))
                .toList();
    }

    /** Whether its values are so many that they name leads rather than kinds of leads. */
    boolean namesLeads() {
        return values.size() >= MOST_VALUES && !isAmount();
    }

    /** A value as it was first written, and how leads with it ended. */
    static final class Value {

        private final Object value;
        private Count count;

        Value(Object value, Count count) {
            this.value = value;
            this.count = count;
        }

        Object value() {
            return value;
        }

        Count count() {
            return count;
        }
    }
}
