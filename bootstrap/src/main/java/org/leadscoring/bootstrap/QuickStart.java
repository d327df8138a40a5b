package org.leadscoring.bootstrap;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;

/** The cache that a JVM may be given so that the program starts quickly ({@code -XX:AOTCache}). */
final class QuickStart {

    private QuickStart() {}

    /** Says so if the JVM was given one and goes without. */
    static void sayIfRefused(PrintStream to) {
        // A JVM that refuses the cache shares no classes at all; usually it says "sharing".
        var sharing = System.getProperty("java.vm.info", "").contains("sharing");
        if (!sharing) {
            said(ManagementFactory.getRuntimeMXBean().getInputArguments(), to);
        }
    }

    private static void said(List<String> options, PrintStream to) {
        if (options.stream().anyMatch(option -> option.startsWith("-XX:AOTCache="))) {
            to.println(
                    "leadscoring: the prepared start does not fit this program, JVM or its options, and is left aside:"
                            + " starting takes longer");
        }
    }
}
