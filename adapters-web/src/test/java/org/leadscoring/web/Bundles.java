package org.leadscoring.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The messages as they stand in their files, and the files that use them. */
final class Bundles {

    static final Path MESSAGES = Path.of("src/main/resources/messages");
    static final Path TEMPLATES = Path.of("src/main/resources/templates");
    static final Path CODE = Path.of("src/main/java");

    /** The languages besides English, as the names of files have them. */
    static final List<String> OTHER_LANGUAGES = List.of("de");

    private Bundles() {}

    /** The names of all bundles. */
    static List<String> names() {
        return files(MESSAGES, ".properties").keySet().stream()
                .map(file -> file.replace(".properties", ""))
                .filter(name -> OTHER_LANGUAGES.stream().noneMatch(language -> name.endsWith("_" + language)))
                .toList();
    }

    /** Of a bundle all messages by key, in order. */
    static Map<String, String> messages(String file) {
        var messages = new LinkedHashMap<String, String>();
        for (var line : text(MESSAGES.resolve(file + ".properties")).lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0 && messages.put(line.substring(0, equals), line.substring(equals + 1)) != null) {
                throw new IllegalStateException(file + " has " + line.substring(0, equals) + " twice");
            }
        }
        return messages;
    }

    /** All English messages. */
    static Map<String, String> all() {
        var all = new LinkedHashMap<String, String>();
        names().forEach(name -> all.putAll(messages(name)));
        return all;
    }

    /** The texts of all files below this folder that end so, by name. */
    static Map<String, String> files(Path folder, String ending) {
        try (Stream<Path> found = Files.walk(folder)) {
            var files = new TreeMap<String, String>();
            found.filter(file -> file.toString().endsWith(ending))
                    .filter(Predicate.not(Files::isDirectory))
                    .forEach(file -> files.put(folder.relativize(file).toString(), text(file)));
            return files;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
