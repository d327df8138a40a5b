package org.leadscoring.bootstrap.trial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.FileSystemUtils;

/** An embedded database in a folder of its own, on the disk where the operator's would lie. */
record H2Database(Path folder, Map<String, String> datasource, boolean keep) implements TrialDatabase {

    private static final String NAME = "leadscoring-bench-";

    static H2Database make(Settings settings, Path dataFolder, boolean keep) throws IOException {
        var folder = Files.createTempDirectory(existing(dataFolder), NAME);
        return in(folder, settings, keep);
    }

    static H2Database kept(Settings settings, Path folder) {
        if (!folder.getFileName().toString().startsWith(NAME) || !Files.isDirectory(folder)) {
            throw new IllegalStateException(
                    "no benchmark kept a database in " + folder + "; name the folder that one with --keep told");
        }
        return in(folder, settings, true);
    }

    private static H2Database in(Path folder, Settings settings, boolean keep) {
        var url = settings.datasource().getOrDefault(Settings.URL, "");
        var parameters = url.contains(";") ? url.substring(url.indexOf(';')) : "";
        var own = "jdbc:h2:file:" + folder.resolve("leadscoring") + parameters;
        return new H2Database(folder, TrialDatabase.withUrl(settings.datasource(), own), keep);
    }

    /** The nearest folder that is there. */
    private static Path existing(Path folder) {
        var nearest = folder.toAbsolutePath().normalize();
        while (!Files.isDirectory(nearest) && nearest.getParent() != null) {
            nearest = nearest.getParent();
        }
        return nearest;
    }

    @Override
    public String place() {
        return folder.toString();
    }

    @Override
    public String reusedBy() {
        return place();
    }

    @Override
    public boolean isMySql() {
        return false;
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(folder.resolve("leadscoring.mv.db"));
    }

    @Override
    public void close() throws IOException {
        if (!keep) {
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
