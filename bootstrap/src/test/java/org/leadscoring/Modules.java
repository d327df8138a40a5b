package org.leadscoring;

import java.nio.file.Path;
import java.util.stream.Stream;

/** Where the modules' files are, seen from the folder that Surefire and IDEs run this module's tests in. */
final class Modules {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Modules() {}

    static Stream<Path> all() {
        return Pom.of(ROOT).modules().map(ROOT::resolve);
    }

    static Path of(String name) {
        return ROOT.resolve(name);
    }
}
