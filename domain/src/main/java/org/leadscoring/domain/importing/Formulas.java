package org.leadscoring.domain.importing;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from taking text for a formula, and understands how they are kept from it: by an apostrophe before
 * the sign that a formula begins with.
 *
 * @see <a href="https://owasp.org/www-community/attacks/CSV_Injection">CSV injection</a>
 */
public final class Formulas {

    private static final String SIGNS = "=+-@\t\r\n";
    /** Phones and numbers: without letters there is nothing that could be called. */
    private static final Pattern HARMLESS = Pattern.compile("[+-][0-9 ().,/-]*");

    private Formulas() {}

    /**
     * The text as it may stand in a cell: {@code =1+1} becomes {@code '=1+1}; {@code +49 30 123} and {@code -5} stay.
     */
    public static String guarded(String text) {
        return isFormula(text) && !HARMLESS.matcher(text).matches() ? "'" + text : text;
    }

    /**
     * The text as it may stand in a cell that is to show it sign by sign: what {@link #guarded} leaves too, for a
     * spreadsheet would take {@code +4930123} for a number and {@code -2-3} for a sum.
     */
    public static String literal(String text) {
        return isFormula(text) ? "'" + text : text;
    }

    /** The text that a guarded cell stands for; other texts as they are. */
    public static String unguarded(String cell) {
        return cell.startsWith("'") && isFormula(cell.substring(1)) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && SIGNS.indexOf(text.charAt(0)) >= 0;
    }
}
