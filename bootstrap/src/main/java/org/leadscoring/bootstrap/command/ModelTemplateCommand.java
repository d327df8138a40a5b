package org.leadscoring.bootstrap.command;

import java.util.stream.Collectors;
import org.leadscoring.application.scoring.ModelTemplates;
import org.leadscoring.application.scoring.ModelTemplates.Template;
import org.leadscoring.persistence.scoring.BundledTemplates;
import org.leadscoring.persistence.scoring.YamlModelFiles;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code leadscoring model template}: prints a model that comes with the product, to start from. */
@Command(
        name = "template",
        description = "Prints a model that comes with the product, to start from.",
        mixinStandardHelpOptions = true)
final class ModelTemplateCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", description = "As \"leadscoring model templates\" lists it.")
    private String name = "";

    @Override
    public void run() {
        var templates = new BundledTemplates(new YamlModelFiles());
        System.out.print(
                templates.named(name).orElseThrow(() -> unknown(templates)).text());
        System.out.flush();
    }

    private ParameterException unknown(ModelTemplates templates) {
        var names = templates.all().stream().map(Template::key).collect(Collectors.joining(", "));
        return new ParameterException(spec.commandLine(), "There is no template " + name + "; there are " + names);
    }
}
