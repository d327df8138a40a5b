package org.leadscoring.bootstrap.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.leadscoring.bootstrap.command.Serving;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** The server of a drill: the same as any other, but for its clock, which can be set. Not for people. */
@Command(name = DrillNodeCommand.NAME, hidden = true)
public final class DrillNodeCommand implements Callable<Integer> {

    static final String NAME = "drill-node";

    /** The setting that names the file of its clock. */
    static final String CLOCK = "leadscoring.drill.clock";

    @Unmatched
    private List<String> settings = new ArrayList<>();

    private DrillNodeCommand() {}

    @Override
    public Integer call() {
        return Serving.exitCode(Serving.start(settings, ShiftedClock.class));
    }
}
