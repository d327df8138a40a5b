package org.leadscoring.domain.scoring;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression as Java understands it, looked for anywhere in a text; case does not matter. Equal if written alike.
 *
 * <p>Texts come from the outside, and an expression such as {@code (a+)+b} can take years to find nothing. So a search
 * that has looked at 100,000 characters gives up and counts as not found; that depends on nothing but expression and text.
 */
public final class Regex {

    private static final int MAX_LENGTH = 1_000;
    private static final int MAX_STEPS = 100_000;
    private static final long DEEP_STACK = 256L * 1024 * 1024;

    private final String expression;
    private final Pattern pattern;

    /** @throws InvalidModelException if it is blank, longer than 1,000 characters or no regular expression */
    public Regex(String expression) {
        if (expression.isBlank() || expression.length() > MAX_LENGTH) {
            throw new InvalidModelException("/matches", "must have 1 to " + MAX_LENGTH + " characters");
        }
        this.expression = expression;
        try {
            this.pattern = Pattern.compile(expression, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        } catch (PatternSyntaxException e) {
            throw new InvalidModelException(
                    "/matches",
                    "is no regular expression: " + e.getDescription() + " at character " + (e.getIndex() + 1));
        }
    }

    /** As it was written. */
    public String expression() {
        return expression;
    }

    boolean isFoundIn(String text) {
        try {
            return search(text);
        } catch (StackOverflowError e) {
            return searchDeeply(text);
        }
    }

    private boolean search(String text) {
        try {
            return pattern.matcher(new Patience(text)).find();
        } catch (OutOfPatienceException e) {
            return false;
        }
    }

    /**
     * Java looks into a text by recursion, and how deep it can go depends on the thread. With this much stack the search
     * gives up by its steps first, on every thread alike.
     */
    private boolean searchDeeply(String text) {
        var found = new AtomicBoolean();
        var deep = new Thread(null, () -> found.set(search(text)), "regex", DEEP_STACK);
        deep.start();
        try {
            deep.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while looking for " + expression, e);
        }
        return found.get();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Regex regex && regex.expression.equals(expression);
    }

    @Override
    public int hashCode() {
        return expression.hashCode();
    }

    @Override
    public String toString() {
        return expression;
    }

    /** A text that ends a search when it has been looked at too often. */
    private static final class Patience implements CharSequence {

        private final String text;
        private int steps;

        Patience(String text) {
            this.text = text;
        }

        @Override
        public char charAt(int index) {
            if (++steps > MAX_STEPS) {
                throw new OutOfPatienceException();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class OutOfPatienceException extends RuntimeException {

        OutOfPatienceException() {
            super(null, null, false, false);
        }
    }
}
