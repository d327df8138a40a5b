package org.leadscoring.bootstrap.command;

import picocli.CommandLine.IVersionProvider;

/** The version as the build wrote it into the jar. */
final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
        var version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"leadscoring " + (version == null ? "(not packaged)" : version)};
    }
}
