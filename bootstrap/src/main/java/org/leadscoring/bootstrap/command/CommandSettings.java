package org.leadscoring.bootstrap.command;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.ParameterException;

/** Settings among the arguments of a command. */
final class CommandSettings {

    private CommandSettings() {}

    /**
     * What a command did not know, if it is settings.
     *
     * @param wrong makes the refusal of an option that was mistyped: it must not pass for a setting, for without its
     *     {@code --dry-run} an import writes
     */
    static String[] checked(List<String> settings, Function<String, ParameterException> wrong) {
        for (var setting : settings) {
            if (!setting.matches("--[a-z0-9-]+(\\.[A-Za-z0-9-]+)+=.*")) {
                throw wrong.apply("Unknown option: " + setting);
            }
        }
        return settings.toArray(String[]::new);
    }
}
