package org.leadscoring.bootstrap.trial;

import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** Refuses options that cannot be meant so. */
public final class TrialOptions {

    private static final Pattern DATABASE = Pattern.compile("[a-z][a-z0-9_]{0,39}");

    /** All settings of the server have a dot in their name, so that a mistyped option is not taken for one. */
    private static final Pattern SETTING = Pattern.compile("--[^=]+\\.[^=]+=.*|--debug|--trace", Pattern.DOTALL);

    private TrialOptions() {}

    /** Refuses what is meant as an option of ours, and is none. */
    public static void checkSettings(List<String> settings, CommandSpec command) {
        settings.forEach(setting -> require(
                SETTING.matcher(setting).matches(),
                setting + " is not understood; a setting for the server is written as --name.of.setting=value",
                command));
    }

    /** Refuses a name that could be more than a name in a statement. */
    public static void checkDatabase(String option, String name, CommandSpec command) {
        require(
                DATABASE.matcher(name).matches(),
                option + ": a lower case letter, and up to 39 more, digits or underscores",
                command);
    }

    /** Refuses what is not as demanded. */
    public static void require(boolean fulfilled, String demand, CommandSpec command) {
        if (!fulfilled) {
            throw new ParameterException(command.commandLine(), demand);
        }
    }
}
