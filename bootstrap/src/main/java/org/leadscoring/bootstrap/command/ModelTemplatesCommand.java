package org.leadscoring.bootstrap.command;

import java.util.Locale;
import org.leadscoring.persistence.scoring.BundledTemplates;
import org.leadscoring.persistence.scoring.YamlModelFiles;
import picocli.CommandLine.Command;

/** {@code leadscoring model templates}: lists the models that come with the product. */
@Command(
        name = "templates",
        description = "Lists the models that come with the product.",
        mixinStandardHelpOptions = true)
final class ModelTemplatesCommand implements Runnable {

    @Override
    public void run() {
        for (var template : new BundledTemplates(new YamlModelFiles()).all()) {
            System.out.printf(
                    Locale.ROOT, "%-16s %s%n", template.key(), template.file().name());
        }
    }
}
