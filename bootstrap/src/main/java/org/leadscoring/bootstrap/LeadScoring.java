package org.leadscoring.bootstrap;

import org.leadscoring.bootstrap.command.LeadScoringCommand;

/** Where the program starts. */
public final class LeadScoring {

    private LeadScoring() {}

    /** Runs a command; ends the process unless the command left a server running. */
    public static void main(String[] args) {
        QuickStart.sayIfRefused(System.err);
        var result = LeadScoringCommand.run(args);
        if (result != LeadScoringCommand.SERVING) {
            System.exit(result);
        }
    }
}
