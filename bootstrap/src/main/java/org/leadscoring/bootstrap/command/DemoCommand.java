package org.leadscoring.bootstrap.command;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.leadscoring.bootstrap.demo.FillDemo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** {@code leadscoring demo}: serves, with a believable team and its leads to look at. */
@Command(
        name = "demo",
        description =
                "Serves like leadscoring alone, and fills an empty workspace with some 500 leads of the last 60 days.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    @Option(names = "--leads", description = "How many people to make up (${DEFAULT-VALUE}).", defaultValue = "500")
    private int people;

    @Option(
            names = "--seed",
            description = "The same seed makes up the same people (${DEFAULT-VALUE}).",
            defaultValue = "7")
    private long seed;

    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Override
    public Integer call() {
        var serving = Serving.start(settings);
        if (serving.isEmpty()) {
            return LeadScoringCommand.FAILED;
        }
        var fill = FillDemo.from(serving.get().context());
        System.out.println(fill.fill(serving.get().setUp().workspace().id(), people, seed, Secrets.generate()));
        return LeadScoringCommand.SERVING;
    }
}
