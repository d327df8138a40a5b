package org.leadscoring.bootstrap.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.leadscoring.application.workspace.Workspaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code leadscoring workspace list}: which there are. */
@Command(
        name = "list",
        description = "Lists the workspaces, oldest first: id, zone, name. May run beside the server.",
        mixinStandardHelpOptions = true)
final class WorkspaceListCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        var checked = CommandSettings.checked(settings, message -> new ParameterException(spec.commandLine(), message));
        return BesideServer.run(checked, beans -> {
            for (var workspace : beans.getBean(Workspaces.class).all()) {
                System.out.println(workspace.id().value() + "  " + workspace.zone() + "  " + workspace.name());
            }
            return 0;
        });
    }
}
