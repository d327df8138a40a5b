package org.leadscoring.bootstrap.trial;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.leadscoring.bootstrap.LeadScoring;

/** This program once more, as a process of its own: the same JDK, options of the JVM, and classes. */
final class OwnProcess {

    private OwnProcess() {}

    /**
     * Starts it; what it prints comes as one stream.
     *
     * @param arguments command and options
     * @param settings that count for more than those of the environment
     */
    static Process start(List<String> arguments, Map<String, String> settings) throws IOException {
        return start(List.of(), arguments, settings);
    }

    /**
     * Starts it by another command.
     *
     * @param by the command, to which this program and its arguments are given as its own last arguments
     */
    static Process start(List<String> by, List<String> arguments, Map<String, String> settings) throws IOException {
        var command = new ArrayList<>(by);
        command.add(java());
        command.addAll(jvmOptions());
        command.addAll(program());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SPRING_APPLICATION_JSON", Settings.asJson(settings));
        return builder.start();
    }

    private static String java() {
        return ProcessHandle.current()
                .info()
                .command()
                .orElseGet(() ->
                        Path.of(System.getProperty("java.home"), "bin", "java").toString());
    }

    /** Without those of which a second process would take something away from the first: the port of a debugger. */
    private static List<String> jvmOptions() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-agentlib:jdwp") && !option.startsWith("-Xrunjdwp"))
                .toList();
    }

    private static List<String> program() throws IOException {
        var classPath = System.getProperty("java.class.path");
        return startsItself(classPath)
                ? List.of("-jar", classPath)
                : List.of("-cp", classPath, LeadScoring.class.getName());
    }

    private static boolean startsItself(String classPath) throws IOException {
        if (classPath.contains(File.pathSeparator) || !Files.isRegularFile(Path.of(classPath))) {
            return false;
        }
        try (var jar = new JarFile(classPath)) {
            var manifest = jar.getManifest();
            return manifest != null && manifest.getMainAttributes().containsKey(Attributes.Name.MAIN_CLASS);
        }
    }
}
