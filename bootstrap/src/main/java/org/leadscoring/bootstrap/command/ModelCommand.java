package org.leadscoring.bootstrap.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code leadscoring model}: works with scoring models as files, without a server and without a database. */
@Command(
        name = "model",
        description = "Works with scoring models as files; needs neither a server nor a database.",
        mixinStandardHelpOptions = true,
        subcommands = {ModelTestCommand.class, ModelTemplatesCommand.class, ModelTemplateCommand.class})
final class ModelCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: test, templates or template");
    }
}
