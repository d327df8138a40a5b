package org.leadscoring.bootstrap.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code leadscoring workspace}: makes workspaces and lists them. */
@Command(
        name = "workspace",
        description = "Makes workspaces, each with users, leads and models of its own, and lists them.",
        mixinStandardHelpOptions = true,
        subcommands = {WorkspaceAddCommand.class, WorkspaceListCommand.class})
final class WorkspaceCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: add or list");
    }
}
