package org.leadscoring.bootstrap.command;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.leadscoring.application.setup.SetUpWorkspace;
import org.leadscoring.application.setup.SetUpWorkspace.SetUp;
import org.leadscoring.application.setup.SetUpWorkspace.Wanted;
import org.leadscoring.application.workspace.UserNotPossibleException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code leadscoring workspace add}: makes a workspace with an administrator and a source. */
@Command(
        name = "add",
        description = "Makes a workspace with an administrator and a source, and prints password and write key once."
                + " May run beside the server.",
        mixinStandardHelpOptions = true)
final class WorkspaceAddCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "NAME", description = "What it is called.")
    private String name = "";

    @Option(
            names = "--admin",
            required = true,
            paramLabel = "USER",
            description = "What its administrator signs in with; nobody in any workspace may have this name.")
    private String admin = "";

    @Option(
            names = "--zone",
            paramLabel = "ZONE",
            description = "Where its days begin and end, for example Europe/Berlin (${DEFAULT-VALUE}).",
            defaultValue = "UTC")
    private String zone = "UTC";

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        var checked = CommandSettings.checked(settings, this::wrong);
        var wanted = new Wanted(name, zone(), admin, Optional.empty());
        return BesideServer.run(checked, beans -> {
            try {
                report(beans.getBean(SetUpWorkspace.class).add(wanted, Secrets::generate), wanted);
                return 0;
            } catch (UserNotPossibleException e) {
                throw new IllegalStateException(
                        "somebody signs in as " + wanted.admin() + " already; choose another name by --admin", e);
            }
        });
    }

    private ZoneId zone() {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException e) {
            throw new ParameterException(spec.commandLine(), "There is no zone " + zone, e);
        }
    }

    private static void report(SetUp made, Wanted wanted) {
        System.out.println("made the workspace " + made.workspace().name());
        System.out.println("  sign in as   " + wanted.admin());
        made.generatedPassword().ifPresent(password -> System.out.println("  password     " + password));
        made.writeKey().ifPresent(key -> System.out.println("  write key    " + key.value()));
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
