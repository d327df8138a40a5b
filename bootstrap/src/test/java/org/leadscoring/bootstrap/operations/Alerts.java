package org.leadscoring.bootstrap.operations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** Rules of Prometheus in a file. */
final class Alerts {

    private Alerts() {}

    /** What each rule asks for. */
    static List<String> expressions(Path file) throws IOException {
        Map<String, List<Map<String, List<Map<String, Object>>>>> rules = new Yaml().load(Files.readString(file));
        return rules.getOrDefault("groups", List.of()).stream()
                .flatMap(group -> group.getOrDefault("rules", List.of()).stream())
                .map(rule -> String.valueOf(rule.get("expr")))
                .toList();
    }
}
